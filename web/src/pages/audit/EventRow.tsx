import type { Schemas } from "@/api/client";
import { t } from "@/texts/texts";

/** A line of the trail: who did what to what. The event's own name stands in the title, as the API has it. */
export function EventRow({ event }: { event: Schemas["EventOut"] }) {
  const { by, about, project } = event;
  const itself = about !== null && (about.id === by?.id || about.id === project?.id);
  return (
    <tr>
      <td className="dim" style={{ whiteSpace: "nowrap" }}>
        {event.at.slice(0, 19).replace("T", " ")}
      </td>
      <td title={by?.email}>{by ? by.name : <span className="dim">{nobody(event.event)}</span>}</td>
      <td title={event.event}>{t.audit.events[event.event] ?? event.event}</td>
      <td title={about?.id}>
        {itself ? "" : (about?.name ?? <span className="mono dim">{about?.id.slice(-8)}</span>)}
      </td>
      <td>{project && (project.name ?? <span className="dim">{t.audit.gone}</span>)}</td>
      <td className="dim" style={{ overflowWrap: "anywhere" }}>
        {told(event.detail)}
      </td>
    </tr>
  );
}

/** Who did it where no account did: somebody at the sign-in page, or the server of itself. */
const nobody = (event: string): string => (event.startsWith("session.") ? t.audit.unknown : t.audit.server);

/** JSON as “name: value · …”, anything else as it is. */
function told(detail: string | null): string {
  if (!detail?.startsWith("{")) return detail ?? "";
  try {
    return Object.entries(JSON.parse(detail) as Record<string, unknown>)
      .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`)
      .join(" · ");
  } catch {
    return detail;
  }
}
