import { Button, Group, Modal, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { templatesQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain } from "@/app/toast";
import { DraftNotice, useDraft } from "@/app/useDraft";
import { useTitle } from "@/app/useTitle";
import type { Schema } from "@/editor/schema";
import own from "@/pages/projects/new.module.css";
import { SchemaEditor } from "@/pages/schema/SchemaEditor";
import { t } from "@/texts/texts";

type Form = { name: string; template: string; schema: Schema; guideline: string; overlap: number; lease: number };

const schemaOf = (template: Schemas["TemplateOut"]) => template.schema as unknown as Schema;
const formOf = (template: Schemas["TemplateOut"]): Form => ({
  name: "",
  template: template.name,
  schema: schemaOf(template),
  guideline: "",
  overlap: 2,
  lease: 60,
});

/** From a name and a template to a project, on one page. */
export function NewProjectPage() {
  useTitle(t.newProject.title);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: templates } = useSuspenseQuery(templatesQuery);
  const fresh = useMemo(() => formOf(templates[0]!), [templates]);
  const [form, change, draft] = useDraft("new project", fresh);
  const { name, guideline, overlap, lease, schema } = form;
  const template = templates.find((each) => each.name === form.template) ?? templates[0]!;
  const [wanted, setWanted] = useState<Schemas["TemplateOut"] | null>(null);
  const [valid, setValid] = useState(true);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Form>) => change((was) => ({ ...was, ...part }));
  const write = useCallback(
    (schema: Schema, valid: boolean) => {
      change((was) => ({ ...was, schema }));
      setValid(valid);
    },
    [change],
  );
  const take = (each: Schemas["TemplateOut"]) => {
    set({ template: each.name, schema: schemaOf(each) });
    setValid(true);
    setWanted(null);
  };
  const choose = (each: Schemas["TemplateOut"]) => {
    const edited = JSON.stringify(schema) !== JSON.stringify(schemaOf(template));
    if (edited) setWanted(each);
    else take(each);
  };
  const create = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = await got(
        api.POST("/api/v1/projects", {
          body: {
            name,
            description: "",
            schema: schema as unknown as Record<string, unknown>,
            guideline,
            settings: { overlap, lease_minutes: lease },
          },
        }),
      );
      draft.saved(fresh);
      await client.invalidateQueries({ queryKey: ["projects"] });
      await navigate({ to: "/p/$projectId/data", params: { projectId: made.id } });
    } catch (error) {
      complain(error);
      setBusy(false);
    }
  };
  return (
    <main className={css.main}>
      <form onSubmit={create}>
        <div className={css.head}>
          <h1>{t.newProject.title}</h1>
          <Button type="submit" loading={busy} disabled={!valid || !name.trim()}>
            {t.newProject.submit}
          </Button>
        </div>
        <DraftNotice draft={draft} />
        <Stack gap="lg">
          <div className={own.top}>
            <TextInput
              label={t.newProject.name}
              required
              autoFocus
              value={name}
              onChange={(e) => set({ name: e.currentTarget.value })}
              maxLength={200}
              placeholder={t.newProject.namePlaceholder}
            />
            <NumberInput
              label={t.newProject.overlap}
              description={t.newProject.overlapWhy}
              min={1}
              max={100}
              value={overlap}
              onChange={(v) => typeof v === "number" && set({ overlap: v })}
            />
            <NumberInput
              label={t.newProject.lease}
              description={t.newProject.leaseWhy}
              min={0.1}
              value={lease}
              onChange={(v) => typeof v === "number" && set({ lease: v })}
            />
          </div>
          <div>
            <div className={own.label}>{t.newProject.start}</div>
            <div className={own.templates} role="radiogroup" aria-label={t.newProject.template}>
              {templates.map((each) => (
                <button
                  key={each.name}
                  type="button"
                  role="radio"
                  aria-checked={each === template}
                  className={own.template}
                  data-on={each === template}
                  onClick={() => choose(each)}
                >
                  <strong>{each.title}</strong>
                  <span className="dim">{each.about}</span>
                </button>
              ))}
            </div>
          </div>
          <SchemaEditor key={template.name} value={schema} onChange={write} sample={template.sample} />
          <Textarea
            label={t.newProject.guideline}
            description={t.newProject.guidelineWhy}
            autosize
            minRows={4}
            value={guideline}
            onChange={(e) => set({ guideline: e.currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={busy} disabled={!valid || !name.trim()}>
              {t.newProject.submit}
            </Button>
          </Group>
        </Stack>
      </form>
      <Modal
        opened={wanted !== null}
        onClose={() => setWanted(null)}
        title={t.newProject.replaceTitle(wanted?.title ?? "")}
        closeButtonProps={{ "aria-label": t.newProject.keep }}
      >
        <p>{t.newProject.replaceWhy}</p>
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" data-autofocus onClick={() => setWanted(null)}>
            {t.newProject.keep}
          </Button>
          <Button onClick={() => wanted && take(wanted)}>{t.newProject.replace}</Button>
        </Group>
      </Modal>
    </main>
  );
}
