import { useParams } from "@tanstack/react-router";
import type { Schemas } from "@/api/client";

/** The project that the page belongs to. */
export function useProjectId(): string {
  return (useParams({ strict: false }) as { projectId: string }).projectId;
}

/** What the pages around a project know of it. */
export type Known = Omit<Schemas["ProjectOut"], "schema">;
