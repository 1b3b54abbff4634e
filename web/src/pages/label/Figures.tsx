import { useQuery } from "@tanstack/react-query";
import { figuresQuery } from "@/api/queries";
import css from "@/pages/label/history.module.css";
import { count } from "@/texts/many";
import { t } from "@/texts/texts";

/** One's own numbers in the project. */
export function Figures({ projectId }: { projectId: string }) {
  const { data } = useQuery(figuresQuery(projectId));
  const say = t.history;
  const figures: [string, string, string?][] = [
    [data ? count(data.today) : say.none, say.today],
    [data ? count(data.submitted) : say.none, say.submitted],
    [data ? count(data.settled) : say.none, say.settled],
    [data ? count(data.returned) : say.none, say.returned],
    [data ? count(data.skipped) : say.none, say.skipped],
    [
      data && data.seconds !== null ? say.seconds(data.seconds) : say.none,
      say.median,
      data ? say.medianWhy(data.timed) : undefined,
    ],
  ];
  return (
    <dl className={css.figures} aria-label={say.figures}>
      {figures.map(([value, name, title]) => (
        <div key={name} title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
