import { Button, Group, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { diffWordsWithSpace } from "diff";
import { useMemo, useState } from "react";
import { api, got } from "@/api/client";
import { guidelineQuery, guidelinesQuery, projectQuery } from "@/api/queries";
import { Markdown } from "@/app/Markdown";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { DraftNotice, useDraft } from "@/app/useDraft";
import own from "@/pages/guideline/guideline.module.css";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

/** The guideline as it is read, its versions with what changed between them, and for managers an editor. */
export function GuidelinePage() {
  const id = useProjectId();
  const client = useQueryClient();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const { data: current } = useSuspenseQuery(guidelineQuery(id));
  const { data: versions } = useSuspenseQuery(guidelinesQuery(id));
  const [view, setView] = useState<"read" | "changes" | "edit">("read");
  const [shown, setShown] = useState(current.version);
  const stored = useMemo(() => ({ text: current.text, note: "" }), [current.text]);
  const [{ text, note }, change, draft] = useDraft(`guideline ${id}`, stored, current.version);
  const may = project.may.includes("edit guideline");
  const { data: selected } = useQuery(guidelineQuery(id, shown));
  const { data: before } = useQuery({
    ...guidelineQuery(id, Math.max(1, shown - 1)),
    enabled: view === "changes" && shown > 1,
  });
  const save = async () => {
    try {
      const made = await got(
        api.POST("/api/v1/projects/{id}/guidelines", { params: { path: { id } }, body: { text, note } }),
      );
      await client.invalidateQueries({
        predicate: (q) => ["guideline", "guidelines", "project"].includes(String(q.queryKey[0])),
      });
      draft.saved({ text, note: "" });
      setShown(made.version);
      setView((now) => (now === "edit" ? "read" : now)); // who went to look at the changes meanwhile stays there
      toast(t.guideline.published(made.version));
    } catch (error) {
      complain(error);
    }
  };
  return (
    <main className={css.main}>
      <div className={css.head}>
        <SegmentedControl
          value={view}
          onChange={(v) => setView(v as "read")}
          aria-label={t.guideline.view}
          data={[
            { value: "read", label: t.guideline.read },
            { value: "changes", label: t.guideline.changes },
            ...(may ? [{ value: "edit", label: t.guideline.edit }] : []),
          ]}
        />
        <Select
          aria-label={t.guideline.version}
          value={String(shown)}
          allowDeselect={false}
          w={320}
          onChange={(v) => v && setShown(Number(v))}
          data={versions.map((v) => ({
            value: String(v.version),
            label: t.guideline.versionOf(v.version, v.version === current.version, v.note),
          }))}
        />
        <span className="dim">{selected && t.guideline.by(selected.created_at.slice(0, 10), selected.by ?? "")}</span>
      </div>
      {view === "edit" ? (
        <>
          <DraftNotice draft={draft} />
          <div className={own.edit}>
            <Textarea
              aria-label={t.guideline.markdown}
              value={text}
              onChange={(e) => {
                const text = e.currentTarget.value;
                change((was) => ({ ...was, text }));
              }}
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", height: "60vh" } }}
            />
            <div className={`${css.card} ${css.section} ${own.preview}`}>
              <Markdown text={text} />
            </div>
          </div>
          <Group mt="md" align="end">
            <TextInput
              label={t.guideline.note}
              value={note}
              onChange={(e) => {
                const note = e.currentTarget.value;
                change((was) => ({ ...was, note }));
              }}
              style={{ flex: 1 }}
            />
            <Button onClick={() => void save()} disabled={text === current.text}>
              {t.guideline.publish}
            </Button>
          </Group>
        </>
      ) : (
        <div className={`${css.card} ${css.section}`}>
          {view === "read" &&
            selected &&
            (selected.text.trim() ? (
              <Markdown text={selected.text} />
            ) : (
              <div className={css.empty}>
                {t.guideline.empty} {may && t.guideline.emptyEdit}
              </div>
            ))}
          {view === "changes" &&
            (shown === 1 ? (
              <div className={css.empty}>{t.guideline.first}</div>
            ) : (
              selected && before && <Difference before={before.text} after={selected.text} />
            ))}
        </div>
      )}
    </main>
  );
}

/** Two texts as one, with what went and what came marked. */
function Difference({ before, after }: { before: string; after: string }) {
  return (
    <div className={own.difference}>
      {diffWordsWithSpace(before, after).map((part, i) =>
        part.added ? (
          <ins key={i}>{part.value}</ins>
        ) : part.removed ? (
          <del key={i}>{part.value}</del>
        ) : (
          <span key={i}>{part.value}</span>
        ),
      )}
    </div>
  );
}
