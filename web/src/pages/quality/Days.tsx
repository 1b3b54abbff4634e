import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import type { Schemas } from "@/api/client";
import own from "@/pages/quality/quality.module.css";
import { t } from "@/texts/texts";

/** Answers and reviews a day. */
export function Days({ days }: { days: Schemas["DayWork"][] }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    void scheme;
    const style = getComputedStyle(document.documentElement);
    const token = (name: string) => style.getPropertyValue(name).trim();
    const axis = {
      stroke: token("--tm-dim"),
      grid: { stroke: token("--tm-line"), width: 1 },
      ticks: { show: false },
      font: "12px 'Inter Variable'",
    };
    const paths = uPlot.paths.bars?.({ size: [0.7, 24] });
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: 200,
        cursor: { y: false },
        legend: { live: false },
        scales: { x: { time: true }, y: { range: (_u, _min, max) => [0, Math.max(1, max * 1.1)] } },
        axes: [
          {
            ...axis,
            values: (_u, splits) => splits.map((s) => new Date(s * 1000).toISOString().slice(5, 10)),
            space: 60,
          },
          { ...axis, size: 40 },
        ],
        series: [
          {
            value: (_u, v) => (v === null ? "–" : new Date(v * 1000).toISOString().slice(0, 10)),
            label: t.quality.day,
          },
          {
            label: t.quality.annotations,
            stroke: token("--tm-accent"),
            fill: `${token("--tm-accent")}99`,
            paths,
            points: { show: false },
          },
          { label: t.quality.reviews, stroke: token("--tm-warn"), width: 2, points: { show: true, size: 5 } },
        ],
      },
      [days.map((d) => Date.parse(d.day) / 1000), days.map((d) => d.submitted), days.map((d) => d.reviewed)],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: 200 }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [days, scheme]);
  return <div ref={place} className={own.days} role="img" aria-label={t.quality.perDayOver(days.length)} />;
}
