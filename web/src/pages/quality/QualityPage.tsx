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
import { SkipReasons } from "@/pages/quality/SkipReasons";
import { t } from "@/texts/texts";

/** How the project stands and whom and what to trust, live. */
export function QualityPage() {
  const id = useProjectId();
  const { data: agreement } = useSuspenseQuery(agreementQuery(id));
  const { data: board } = useSuspenseQuery(dashboardQuery(id));
  const { progress } = board;
  const [match, setMatch] = useState<"exact" | "overlap">("exact");
  return (
    <main className={css.main}>
      <section className={own.numbers} aria-label={t.quality.progress}>
        <Figure n={progress.items} name={t.quality.items(progress.items)} />
        <Figure n={progress.answers} name={t.quality.ofAnnotations(progress.wanted)} />
        <Link
          to="/p/$projectId/items"
          params={{ projectId: id }}
          search={{ filter: "state:labeled", sort: "agreement" }}
          className={own.link}
        >
          <Figure n={progress.labeled} name={t.quality.toReview} />
        </Link>
        <Link
          to="/p/$projectId/items"
          params={{ projectId: id }}
          search={{ filter: "state:rework", sort: undefined }}
          className={own.link}
        >
          <Figure n={progress.rework} name={t.quality.returned} />
        </Link>
        <Link
          to="/p/$projectId/items"
          params={{ projectId: id }}
          search={{ filter: "state:settled", sort: undefined }}
          className={own.link}
        >
          <Figure n={progress.settled} name={t.quality.approved} />
        </Link>
        <div className={own.progress}>
          <ProgressBar progress={progress} />
        </div>
      </section>

      <div className={own.grid}>
        <section className={`${css.card} ${css.section}`}>
          <h2>{t.quality.byQuestion}</h2>
          <p className={own.lead}>{t.quality.byQuestionWhy}</p>
          <Intervals
            rows={agreement.questions.map((q) => ({
              key: q.question,
              title: q.question,
              value: q.value,
              interval: q.interval,
              reason: q.reason,
              note: q.value === null ? "" : t.quality.note(q.items, q.annotators),
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
              <h2>{t.quality.byLabel}</h2>
              <SegmentedControl
                value={match}
                onChange={(v) => setMatch(v as "exact")}
                data={[
                  { value: "exact", label: t.quality.exact },
                  { value: "overlap", label: t.quality.overlapping },
                ]}
                aria-label={t.quality.matching}
              />
            </div>
            <p className={own.lead}>{t.quality.byLabelWhy}</p>
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
                    reason: f1.f1 === null ? t.quality.nobodyMarked : null,
                    note: f1.f1 === null ? "" : t.quality.marks(l.items, l.marks),
                  };
                })}
              marks={[]}
              min={0}
              symbol="F1"
            />
          </section>
        )}
        <section className={`${css.card} ${css.section}`}>
          <h2>{t.quality.pairwise}</h2>
          <PairMatrix agreement={agreement} />
        </section>
        <section className={`${css.card} ${css.section}`}>
          <h2>{t.quality.perDay}</h2>
          {board.days.length ? <Days days={board.days} /> : <p className="dim">{t.quality.nobodyYet}</p>}
        </section>
        {board.skips.length > 0 && (
          <section className={`${css.card} ${css.section}`}>
            <h2>{t.quality.skips}</h2>
            <SkipReasons skips={board.skips} projectId={id} />
          </section>
        )}
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
  { name: t.quality.person, key: (p) => p.name, text: (p) => p.name },
  { name: t.quality.annotations, key: (p) => p.submitted, text: (p) => count(p.submitted), number: true },
  {
    name: t.quality.pace,
    key: (p) => (p.submitted ? p.seconds / p.submitted : 0),
    text: (p) => (p.submitted ? t.quality.seconds(p.seconds / p.submitted) : t.quality.nothing),
    number: true,
  },
  {
    name: t.quality.withOthers,
    key: (p) => p.agreement ?? -1,
    text: (p) => (p.agreement === null ? t.quality.nothing : t.quality.agreementOf(p.agreement, p.compared)),
    number: true,
  },
  {
    name: t.quality.sentBack,
    key: (p) => p.sent_back,
    text: (p) => (p.sent_back ? count(p.sent_back) : "–"),
    number: true,
  },
  { name: t.quality.skipped, key: (p) => p.skipped, text: (p) => (p.skipped ? count(p.skipped) : "–"), number: true },
  {
    name: t.quality.reviewed,
    key: (p) => p.reviewed,
    text: (p) => (p.reviewed ? count(p.reviewed) : "–"),
    number: true,
  },
];

function PeopleTable({ people, projectId }: { people: PersonWork[]; projectId: string }) {
  const [sort, setSort] = useState({ column: 1, down: true });
  const by = COLUMNS[sort.column]!;
  const rows = [...people].sort((a, b) => {
    const [x, y] = [by.key(a), by.key(b)];
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
    return sort.down ? -order : order;
  });
  if (people.length === 0) return <div className={css.empty}>{t.quality.noPeople}</div>;
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
