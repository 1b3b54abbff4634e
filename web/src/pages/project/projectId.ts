import { useParams } from "@tanstack/react-router";

/** The project that the page belongs to. */
export function useProjectId(): string {
  return (useParams({ strict: false }) as { projectId: string }).projectId;
}
