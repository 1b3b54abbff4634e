/** How somebody draws on planes; a person's own settings, kept in the browser. */
export type Settings = { snapping: boolean; crosshair: boolean; sharing: boolean; brush: number; tolerance: number };

const KEY = "tm-image";
const SETTINGS: Settings = { snapping: true, crosshair: true, sharing: false, brush: 18, tolerance: 24 };

export const BRUSH_SIZES = [1, 2, 3, 5, 8, 12, 18, 26, 38, 56, 80, 120, 180, 260, 400];

export function storedSettings(): Settings {
  try {
    return { ...SETTINGS, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return SETTINGS;
  }
}

export const keepSettings = (settings: Settings): void => localStorage.setItem(KEY, JSON.stringify(settings));

/** The settings with the brush, or how much colours may differ, one step larger or smaller. */
export function resized(s: Settings, what: "brush" | "tolerance", way: 1 | -1): Settings {
  if (what === "tolerance") return { ...s, tolerance: Math.max(2, Math.min(128, s.tolerance + way * 4)) };
  const at = BRUSH_SIZES.findIndex((b) => b >= s.brush);
  return { ...s, brush: BRUSH_SIZES[Math.max(0, Math.min(BRUSH_SIZES.length - 1, at + way))]! };
}
