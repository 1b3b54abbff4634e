import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { DraftNotice, useDraft } from "@/app/useDraft";
import { useSchema } from "@/editor/registry";
import type { Schema } from "@/editor/schema";
import { useProjectId } from "@/pages/project/projectId";
import { PublishDialog } from "@/pages/schema/PublishDialog";
import { SchemaEditor } from "@/pages/schema/SchemaEditor";
import { t } from "@/texts/texts";

/** A project's schema, and new versions of it. */
export function SchemaPage() {
  const id = useProjectId();
  const client = useQueryClient();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const stored = project.schema as unknown as Schema;
  const [document, setDocument, draft] = useDraft<Schema>(`schema ${id}`, stored, project.schema_version);
  const [valid, setValid] = useState(true);
  const change = useCallback(
    (schema: Schema, valid: boolean) => {
      setDocument(() => schema);
      setValid(valid);
    },
    [setDocument],
  );
  const { data: first } = useQuery({
    queryKey: ["items", id, "first"],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/items", { params: { path: { id }, query: { limit: 1 } } })),
  });
  const sample = String(
    (first?.items[0]?.data as Record<string, unknown> | undefined)?.[document.stages?.[0]?.source ?? "text"] ?? "",
  );
  const same = JSON.stringify(document) === JSON.stringify(stored);
  const schema = useSchema(document);
  const [effects, setEffects] = useState<Schemas["SchemaEffect"][] | null>(null);
  const written = document as unknown as Record<string, unknown>;
  const publish = async (changes: Schemas["SchemaRevision"]["changes"]) => {
    try {
      const changed = await got(
        api.PUT("/api/v1/projects/{id}/schema", { params: { path: { id } }, body: { schema: written, changes } }),
      );
      client.setQueryData(projectQuery(id).queryKey, changed);
      setEffects(null);
      draft.saved(changed.schema as unknown as Schema);
      toast(t.schema.published(changed.schema_version));
    } catch (error) {
      complain(error);
    }
  };
  /** Publish at once what touches no annotation; else show first what it does to them. */
  const save = async () => {
    try {
      const path = { id };
      const body = { schema: written, changes: {} };
      const found = await got(api.POST("/api/v1/projects/{id}/schema/preview", { params: { path }, body }));
      if (found.effects.length > 0) setEffects(found.effects);
      else await publish({});
    } catch (error) {
      complain(error);
    }
  };
  return (
    <main className={css.main}>
      <div className={css.head}>
        <h1>
          {t.schema.heading}{" "}
          <span className="dim" style={{ fontSize: 13, fontWeight: 400 }}>
            {t.schema.version(project.schema_version)}
          </span>
        </h1>
        <Group>
          <Button variant="subtle" color="gray" disabled={same} onClick={draft.discard}>
            {t.schema.discard}
          </Button>
          <Button disabled={same || !valid} onClick={() => void save()}>
            {t.schema.publish(project.schema_version + 1)}
          </Button>
        </Group>
      </div>
      <DraftNotice draft={draft} />
      <SchemaEditor value={document} onChange={change} sample={sample} />
      {effects && (
        <PublishDialog
          effects={effects}
          schema={schema}
          onClose={() => setEffects(null)}
          onPublish={(changes) => void publish(changes)}
        />
      )}
    </main>
  );
}
