/** What is drawn over regions: handles, the place that snaps, the crosshair, arrows of relations. k: picture pixels a screen pixel. */
import type { Point } from "@/editor/schema";
import type { Bounds, Handle } from "@/spaces/plane/kind";

/** A line between two regions. */
export type Link = { from: Point; to: Point; label: string; color: string };

/** Whether dark text is easier to read on a colour. */
export function light(color: string): boolean {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16) / 255) as [number, number, number];
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) > 0.18;
}

export function drawHandle(
  g: CanvasRenderingContext2D,
  { x, y, small, role }: Handle,
  k: number,
  active: boolean,
): void {
  const r = (small ? 3 : 4.5) * k;
  g.beginPath();
  if (small || role === "rotate") g.arc(x, y, r, 0, 2 * Math.PI);
  else g.rect(x - r, y - r, 2 * r, 2 * r);
  g.fillStyle = active ? "#16191d" : "#ffffff";
  g.fill();
  g.lineWidth = 1.25 * k;
  g.strokeStyle = active ? "#ffffff" : "#16191d";
  g.stroke();
}

export function ring(g: CanvasRenderingContext2D, [x, y]: Point, k: number): void {
  for (const [width, color] of [
    [4, "#16191d"],
    [2, "#ffd400"],
  ] as const) {
    g.beginPath();
    g.arc(x, y, 7 * k, 0, 2 * Math.PI);
    g.lineWidth = width * k;
    g.strokeStyle = color;
    g.stroke();
  }
}

export function cross(g: CanvasRenderingContext2D, [x, y]: Point, [l, t, r, b]: Bounds, k: number): void {
  for (const [color, dash] of [
    ["rgba(0,0,0,0.65)", []],
    ["rgba(255,255,255,0.9)", [5 * k, 5 * k]],
  ] as const) {
    g.beginPath();
    g.moveTo(l, y);
    g.lineTo(r, y);
    g.moveTo(x, t);
    g.lineTo(x, b);
    g.setLineDash([...dash]);
    g.lineWidth = k;
    g.strokeStyle = color;
    g.stroke();
  }
  g.setLineDash([]);
}

export function arrow(g: CanvasRenderingContext2D, { from, to, label, color }: Link, k: number): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  g.lineWidth = 2 * k;
  g.strokeStyle = color;
  g.fillStyle = color;
  g.beginPath();
  g.moveTo(from[0], from[1]);
  g.lineTo(to[0], to[1]);
  g.stroke();
  g.beginPath();
  g.moveTo(to[0], to[1]);
  for (const turn of [-0.4, 0.4])
    g.lineTo(to[0] - 11 * k * Math.cos(angle + turn), to[1] - 11 * k * Math.sin(angle + turn));
  g.fill();
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  g.font = `600 ${11 * k}px "Inter Variable", sans-serif`;
  const width = g.measureText(label).width + 8 * k;
  g.fillRect(x - width / 2, y - 8 * k, width, 16 * k);
  g.fillStyle = light(color) ? "#16191d" : "#ffffff";
  g.textBaseline = "middle";
  g.fillText(label, x - width / 2 + 4 * k, y + 0.5 * k);
}
