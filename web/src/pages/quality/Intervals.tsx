import own from "@/pages/quality/quality.module.css";
import { t } from "@/texts/texts";

type Row = {
  key: string;
  title: string;
  value: number | null;
  interval: number[] | null;
  note: string;
  reason: string | null;
};

/** A dot with its interval on one scale for every row; undefined values say why. */
export function Intervals({ rows, marks, min, symbol }: { rows: Row[]; marks: number[]; min: number; symbol: string }) {
  const at = (value: number) => `${(100 * (Math.max(min, Math.min(1, value)) - min)) / (1 - min)}%`;
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return (
    <div className={own.plot} role="table" aria-label={t.quality.withIntervals(symbol)}>
      {rows.map((row) => (
        <div key={row.key} className={own.plotRow} role="row">
          <span className={own.plotTitle} role="rowheader">
            {row.title}
          </span>
          {row.value === null ? (
            <span className={own.reason} role="cell">
              {row.reason}
            </span>
          ) : (
            <>
              <span className={own.track} role="cell" aria-label={t.quality.value(symbol, row.value)}>
                {marks.map((mark) => (
                  <i key={mark} className={own.mark} style={{ left: at(mark) }} />
                ))}
                {row.interval && (
                  <i
                    className={own.interval}
                    style={{ left: at(row.interval[0]!), right: `calc(100% - ${at(row.interval[1]!)})` }}
                  />
                )}
                <i className={own.dot} style={{ left: at(row.value) }} />
              </span>
              <span className={own.value} role="cell">
                <strong>{row.value.toFixed(2)}</strong>{" "}
                {row.interval && (
                  <span className="dim">
                    {row.interval[0]!.toFixed(2)}–{row.interval[1]!.toFixed(2)}
                  </span>
                )}
              </span>
              <span className={`dim ${own.note}`} role="cell">
                {row.note}
              </span>
            </>
          )}
        </div>
      ))}
      <div className={own.plotRow} aria-hidden>
        <span />
        <span className={own.axis}>
          {ticks.map((tick) => (
            <i key={tick} style={{ left: at(tick) }}>
              {tick}
            </i>
          ))}
        </span>
        <span />
        <span />
      </div>
    </div>
  );
}
