import { SegmentedControl } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "@/api/client";
import { agreementQuery, dashboardQuery } from "@/api/queries";
import { count, ProgressBar } from "@/app/Progress";
import css from "@/app/shell.module.css";
import { useProjectId } from "@/pages/project/projectId";
import { Days } from "@/pages/quality/Days";
import { Intervals } from "@/pages/quality/Intervals";
import { MoreCoefficients } from "@/pages/quality/MoreCoefficients";
import { PairMatrix } from "@/pages/quality/PairMatrix";
import own from "@/pages/quality/quality.module.css";

/** How the project stands and whom and what to trust, live. */
export function QualityPage() {
  const id = useProjectId();
  const { data: agreement } = useSuspenseQuery(agreementQuery(id));
  const { data: board } = useSuspenseQuery(dashboardQuery(id));
  const { progress } = board;
  const [match, setMatch] = useState<"exact" | "overlap">("exact");
  return (
    <main className={css.main}>
      <section className={own.numbers} aria-label="Progress">
        <Figure n={progress.items} name="items" />
        <Figure n={progress.answers} name={`of ${count(progress.wanted)} answers`} />
        <Link
          to="/p/$projectId/items"
          params={{ projectId: id }}
          search={{ filter: "state:labeled", sort: "agreement" }}
          className={own.link}
        >
          <Figure n={progress.labeled} name="to review" />
        </Link>
        <Link
          to="/p/$projectId/items"
          params={{ projectId: id }}
          search={{ filter: "state:rework", sort: undefined }}
          className={own.link}
        >
          <Figure n={progress.rework} name="returned" />
        </Link>
        <Link
          to="/p/$projectId/items"
          params={{ projectId: id }}
          search={{ filter: "state:settled", sort: undefined }}
          className={own.link}
        >
          <Figure n={progress.settled} name="approved" />
        </Link>
        <div className={own.progress}>
          <ProgressBar progress={progress} />
        </div>
      </section>

      <div className={own.grid}>
        <section className={`${css.card} ${css.section}`}>
          <h2>Agreement by question</h2>
          <p className={own.lead}>
            Krippendorff’s α with its 95 % interval, over items that two or more people answered. 0 is chance, 1 is
            perfect; below 0.67 is too unreliable to build on, 0.8 is the usual aim.
          </p>
          <Intervals
            rows={agreement.questions.map((q) => ({
              key: q.question,
              title: q.question,
              value: q.value,
              interval: q.interval,
              reason: q.reason,
              note: q.value === null ? "" : `${count(q.items)} items · ${q.annotators} people`,
            }))}
            marks={[0.67, 0.8]}
            min={-0.2}
            symbol="α"
          />
          <MoreCoefficients projectId={id} questions={agreement.questions.map((q) => q.question)} />
        </section>
        {agreement.labels.length > 0 && (
          <section className={`${css.card} ${css.section}`}>
            <div className={own.headed}>
              <h2>F1 by label</h2>
              <SegmentedControl
                value={match}
                onChange={(v) => setMatch(v as "exact")}
                data={[
                  { value: "exact", label: "Exact" },
                  { value: "overlap", label: "Overlapping" },
                ]}
                aria-label="How spans are matched"
              />
            </div>
            <p className={own.lead}>
              How often two people mark the same region. When overlapping is much higher than exact, people agree on
              what, not on where it ends.
            </p>
            <Intervals
              rows={agreement.labels
                .filter((l) => match === "exact" || l.overlap)
                .map((l) => {
                  const f1 = match === "exact" ? l.exact : l.overlap!;
                  return {
                    key: `${l.question}/${l.label}`,
                    title: l.label,
                    value: f1.f1,
                    interval: f1.interval,
                    reason: f1.f1 === null ? "nobody marked it on a shared item" : null,
                    note: f1.f1 === null ? "" : `${count(l.items)} items · ${count(l.marks)} marks`,
                  };
                })}
              marks={[]}
              min={0}
              symbol="F1"
            />
          </section>
        )}
        <section className={`${css.card} ${css.section}`}>
          <h2>Pairwise agreement</h2>
          <PairMatrix agreement={agreement} />
        </section>
        <section className={`${css.card} ${css.section}`}>
          <h2>Annotations per day</h2>
          {board.days.length ? <Days days={board.days} /> : <p className="dim">Nobody has answered yet.</p>}
        </section>
      </div>

      <section className={css.card} style={{ marginTop: 16 }}>
        <PeopleTable people={board.people} projectId={id} />
      </section>
    </main>
  );
}

function Figure({ n, name }: { n: number; name: string }) {
  return (
    <div className={own.figure}>
      <strong>{count(n)}</strong> <span className="dim">{name}</span>
    </div>
  );
}

type PersonWork = Schemas["PersonWork"];
const COLUMNS: {
  name: string;
  key: (p: PersonWork) => number | string;
  text: (p: PersonWork) => string;
  number?: boolean;
}[] = [
  { name: "Person", key: (p) => p.name, text: (p) => p.name },
  { name: "Answers", key: (p) => p.submitted, text: (p) => count(p.submitted), number: true },
  {
    name: "Avg. time per item",
    key: (p) => (p.submitted ? p.seconds / p.submitted : 0),
    text: (p) => (p.submitted ? `${(p.seconds / p.submitted).toFixed(1)} s` : "–"),
    number: true,
  },
  {
    name: "Agreement with others",
    key: (p) => p.agreement ?? -1,
    text: (p) => (p.agreement === null ? "–" : `${(100 * p.agreement).toFixed(1)} %  (n = ${count(p.compared)})`),
    number: true,
  },
  { name: "Sent back", key: (p) => p.sent_back, text: (p) => (p.sent_back ? count(p.sent_back) : "–"), number: true },
  { name: "Skipped", key: (p) => p.skipped, text: (p) => (p.skipped ? count(p.skipped) : "–"), number: true },
  { name: "Reviewed", key: (p) => p.reviewed, text: (p) => (p.reviewed ? count(p.reviewed) : "–"), number: true },
];

function PeopleTable({ people, projectId }: { people: PersonWork[]; projectId: string }) {
  const [sort, setSort] = useState({ column: 1, down: true });
  const by = COLUMNS[sort.column]!;
  const rows = [...people].sort((a, b) => {
    const [x, y] = [by.key(a), by.key(b)];
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
    return sort.down ? -order : order;
  });
  if (people.length === 0)
    return <div className={css.empty}>When people have answered, their pace and agreement stand here.</div>;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {COLUMNS.map((column, i) => (
            <th
              key={column.name}
              className={column.number ? css.number : ""}
              aria-sort={i === sort.column ? (sort.down ? "descending" : "ascending") : "none"}
            >
              <button
                type="button"
                className={own.sort}
                onClick={() => setSort({ column: i, down: i === sort.column ? !sort.down : true })}
              >
                {column.name}
                {i === sort.column ? (sort.down ? " ↓" : " ↑") : ""}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((person) => (
          <tr key={person.id}>
            {COLUMNS.map((column, i) => (
              <td key={column.name} className={column.number ? css.number : ""}>
                {i === 0 ? (
                  <Link
                    to="/p/$projectId/items"
                    params={{ projectId }}
                    search={{ filter: `annotator:${person.email}`, sort: "agreement" }}
                  >
                    {person.name}
                  </Link>
                ) : (
                  column.text(person)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
