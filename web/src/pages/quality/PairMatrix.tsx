import { Select } from "@mantine/core";
import { useState } from "react";
import type { Schemas } from "@/api/client";
import own from "@/pages/quality/quality.module.css";
import { t } from "@/texts/texts";

/** Agreement of every pair of annotators as a matrix; darker is more alike, each cell says over how many items. */
export function PairMatrix({ agreement }: { agreement: Schemas["AgreementOut"] }) {
  const questions = [...new Set(agreement.pairs.map((p) => p.question))];
  const [asked, setAsked] = useState<string | null>(null);
  const people = agreement.annotators;
  if (people.length === 0) return <p className="dim">{t.quality.noPairs}</p>;
  const cells = new Map<string, { alike: number; items: number }>();
  for (const pair of agreement.pairs) {
    if (asked && pair.question !== asked) continue;
    const key = [...pair.annotators].sort().join();
    const cell = cells.get(key) ?? { alike: 0, items: 0 };
    cells.set(key, { alike: cell.alike + pair.agreement * pair.items, items: cell.items + pair.items });
  }
  const values = [...cells.values()].map((c) => c.alike / c.items);
  const low = Math.min(...values);
  const short = (name: string) =>
    name
      .split(" ")
      .map((part, i) => (i ? `${part[0]}.` : part))
      .join(" ");
  return (
    <>
      <Select
        aria-label={t.quality.question}
        value={asked ?? "all"}
        data={[{ value: "all", label: t.quality.allQuestions }, ...questions]}
        allowDeselect={false}
        w={220}
        mb={8}
        onChange={(v) => setAsked(v === "all" ? null : v)}
      />
      <div className={own.scroll}>
        <table className={own.matrix}>
          <thead>
            <tr>
              <th aria-label={t.quality.annotator} />
              {people.map((p) => (
                <th key={p.id} scope="col" title={p.name}>
                  {short(p.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((a) => (
              <tr key={a.id}>
                <th scope="row" title={a.name}>
                  {short(a.name)}
                </th>
                {people.map((b) => {
                  if (a.id === b.id)
                    return (
                      <td key={b.id} className={own.self}>
                        ·
                      </td>
                    );
                  const cell = cells.get([a.id, b.id].sort().join());
                  if (!cell)
                    return (
                      <td key={b.id} className="dim">
                        –
                      </td>
                    );
                  const value = cell.alike / cell.items;
                  const strength = values.length > 1 && low < 1 ? 8 + 52 * ((value - low) / (1 - low)) : 40;
                  return (
                    <td
                      key={b.id}
                      title={t.quality.pairOf(a.name, b.name, value, cell.items)}
                      style={{ background: `color-mix(in srgb, var(--tm-accent) ${strength}%, transparent)` }}
                    >
                      <strong>{Math.round(100 * value)}</strong>
                      <span>{t.quality.n(cell.items)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={own.lead}>{t.quality.pairwiseWhy}</p>
    </>
  );
}
