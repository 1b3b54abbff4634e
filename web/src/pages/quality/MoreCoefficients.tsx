import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "@/api/client";
import { coefficientQuery, coefficientsQuery } from "@/api/queries";
import own from "@/pages/quality/quality.module.css";
import { t } from "@/texts/texts";

/** A question and a coefficient that fits it are chosen; its value, interval and what it rests on are shown. */
export function MoreCoefficients({ projectId, questions }: { projectId: string; questions: string[] }) {
  const [question, setQuestion] = useState(questions[0] ?? "");
  const [name, setName] = useState<string | null>(null);
  const { data } = useQuery(coefficientsQuery(projectId, question));
  const chosen = data?.coefficients.find((c) => c.name === name);
  return (
    <section className={own.more} aria-label={t.quality.more}>
      <h3>{t.quality.more}</h3>
      <p className={own.lead}>{t.quality.moreAbout}</p>
      <div className={own.choice}>
        <Select
          label={t.quality.question}
          value={question}
          data={questions}
          allowDeselect={false}
          searchable={questions.length > 8}
          onChange={(next) => next && setQuestion(next)}
        />
        <Select
          label={t.quality.coefficient}
          placeholder={data?.coefficients.length === 0 ? t.quality.none : t.quality.choose}
          disabled={!data?.coefficients.length}
          value={chosen?.name ?? null}
          data={data?.coefficients.map((c) => ({ value: c.name, label: c.title })) ?? []}
          searchable
          nothingFoundMessage={t.quality.none}
          onChange={setName}
        />
      </div>
      {chosen && <Computed key={`${question}/${chosen.name}`} {...{ projectId, question, chosen }} />}
    </section>
  );
}

function Computed(props: { projectId: string; question: string; chosen: Schemas["CoefficientName"] }) {
  const { projectId, question, chosen } = props;
  const { data, error } = useQuery(coefficientQuery(projectId, question, chosen.name));
  const distance = data?.distance ?? chosen.distance;
  return (
    <div className={own.computed} aria-live="polite">
      <p>
        <strong className={own.big}>
          {data ? (data.value?.toFixed(3) ?? t.quality.undefined) : error ? "–" : t.quality.computing}
        </strong>{" "}
        {data && data.value !== null && (
          <span className="dim">
            {data.interval ? t.quality.interval(data.interval[0]!, data.interval[1]!) : t.quality.noInterval}
          </span>
        )}
      </p>
      <p>
        {chosen.title}: {chosen.tells}
        {distance && <span className="dim"> ({t.quality.distance(distance)})</span>}
      </p>
      {error && <p role="alert">{error.message}</p>}
      {data?.reason && <p>{data.reason}</p>}
      {data && data.value !== null && (
        <p className="dim">{t.quality.rests(data.items, data.judgments, data.annotators)}</p>
      )}
      {data && data.read < data.compared && <p className="dim">{t.quality.sampled(data.read, data.compared)}</p>}
    </div>
  );
}
