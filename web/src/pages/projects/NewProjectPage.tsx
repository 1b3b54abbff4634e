import { Button, Group, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { templatesQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain } from "@/app/toast";
import { useTitle } from "@/app/useTitle";
import type { Schema } from "@/editor/schema";
import own from "@/pages/projects/new.module.css";
import { SchemaEditor } from "@/pages/schema/SchemaEditor";
import { t } from "@/texts/texts";

const schemaOf = (template: Schemas["TemplateOut"]) => template.schema as unknown as Schema;

/** From a name and a template to a project, on one page. */
export function NewProjectPage() {
  useTitle(t.newProject.title);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const { data: templates } = useSuspenseQuery(templatesQuery);
  const [template, setTemplate] = useState(templates[0]!);
  const [draft, setDraft] = useState({ schema: schemaOf(template), valid: true });
  const [guideline, setGuideline] = useState("");
  const [overlap, setOverlap] = useState(2);
  const [lease, setLease] = useState(60);
  const [busy, setBusy] = useState(false);
  const change = useCallback((schema: Schema, valid: boolean) => setDraft({ schema, valid }), []);
  const create = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = await got(
        api.POST("/api/v1/projects", {
          body: {
            name,
            schema: draft.schema as unknown as Record<string, unknown>,
            guideline,
            settings: { overlap, lease_minutes: lease },
          },
        }),
      );
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
          <Button type="submit" loading={busy} disabled={!draft.valid || !name.trim()}>
            {t.newProject.submit}
          </Button>
        </div>
        <Stack gap="lg">
          <div className={own.top}>
            <TextInput
              label={t.newProject.name}
              required
              autoFocus
              value={name}
              onChange={(e) => setName(e.currentTarget.value)}
              maxLength={200}
              placeholder={t.newProject.namePlaceholder}
            />
            <NumberInput
              label={t.newProject.overlap}
              description={t.newProject.overlapWhy}
              min={1}
              max={100}
              value={overlap}
              onChange={(v) => typeof v === "number" && setOverlap(v)}
            />
            <NumberInput
              label={t.newProject.lease}
              description={t.newProject.leaseWhy}
              min={0.1}
              value={lease}
              onChange={(v) => typeof v === "number" && setLease(v)}
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
                  onClick={() => {
                    setTemplate(each);
                    setDraft({ schema: schemaOf(each), valid: true });
                  }}
                >
                  <strong>{each.title}</strong>
                  <span className="dim">{each.about}</span>
                </button>
              ))}
            </div>
          </div>
          <SchemaEditor key={template.name} value={draft.schema} onChange={change} sample={template.sample} />
          <Textarea
            label={t.newProject.guideline}
            description={t.newProject.guidelineWhy}
            autosize
            minRows={4}
            value={guideline}
            onChange={(e) => setGuideline(e.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={busy} disabled={!draft.valid || !name.trim()}>
              {t.newProject.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </main>
  );
}
