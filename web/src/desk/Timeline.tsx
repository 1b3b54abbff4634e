import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import css from "@/desk/timeline.module.css";
import { courseLengths, type Desk } from "@/desk/useDesk";
import { useClock } from "@/editor/clock";
import type { Course } from "@/editor/cursor";
import { regionsOf } from "@/editor/schema";
import { useSession } from "@/editor/session";
import { t } from "@/texts/texts";

/** Where one is in the pages, frames or turns of the item, and where regions lie; one strip for each unit. */
export function Timeline({ desk }: { desk: Desk }) {
  const { schema, shown } = desk;
  const lengths = courseLengths(schema, shown);
  const courses = new Map<string, Course>();
  for (const stage of schema.stages) {
    const { course } = schema.registry.stage(stage);
    if (course && (lengths[course.unit] ?? 0) > 1) courses.set(course.unit, course);
  }
  return [...courses].map(([unit, course]) => (
    <Strip key={unit} desk={desk} course={course} length={lengths[unit] ?? 1} />
  ));
}

/** How many places are drawn one by one; more are a bar. */
const SINGLY = 60;

function Strip({ desk, course, length }: { desk: Desk; course: Course; length: number }) {
  const { schema, session, clock } = desk;
  const at = Math.floor(useClock(clock, course.unit));
  const answers = useSession(session, (s) => s.answers);
  const counts = new Map<number, number>();
  for (const question of schema.regionsQuestions()) {
    const stage = schema.stageOf(question.name);
    if (!stage || schema.registry.stage(stage).course?.unit !== course.unit) continue;
    for (const region of regionsOf(answers, question.name))
      counts.set(course.of(region), (counts.get(course.of(region)) ?? 0) + 1);
  }
  const go = (to: number) => clock.seek(course.unit, Math.max(0, Math.min(length - 1, to)));
  return (
    <nav className={css.strip} aria-label={t.desk.timeline}>
      <Tooltip label={t.desk.withKey(course.previous, "PageUp")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={course.previous}
          disabled={at === 0}
          onClick={() => go(at - 1)}
        >
          <IconChevronLeft size={15} />
        </ActionIcon>
      </Tooltip>
      <span className="mono">{t.desk.position(at + 1, length)}</span>
      <Tooltip label={t.desk.withKey(course.next, "PageDown")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={course.next}
          disabled={at === length - 1}
          onClick={() => go(at + 1)}
        >
          <IconChevronRight size={15} />
        </ActionIcon>
      </Tooltip>
      {length <= SINGLY ? (
        <div className={css.places}>
          {Array.from({ length }, (_, n) => (
            <button
              key={n}
              type="button"
              className={css.place}
              data-on={n === at}
              data-marked={counts.has(n)}
              tabIndex={-1}
              aria-label={`${n + 1}: ${counts.get(n) ?? 0}`}
              aria-current={n === at || undefined}
              onClick={() => go(n)}
            />
          ))}
        </div>
      ) : (
        <input
          type="range"
          className={css.range}
          aria-label={t.desk.timeline}
          min={0}
          max={length - 1}
          value={at}
          onChange={(e) => go(Number(e.currentTarget.value))}
        />
      )}
    </nav>
  );
}
