/** Between the wire's dates (`2026-11-24`, `2026-11-24T10:30:00Z`, always UTC) and what the browser's fields hold. */

export function toInput(value: string | undefined, time?: boolean): string {
  if (!value || !time) return value ?? "";
  // A text without a zone is UTC.
  const moment = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString().slice(0, 19);
}

/** Undefined takes the answer away. */
export function fromInput(typed: string, time?: boolean): string | undefined {
  if (typed === "") return undefined;
  if (!time) return typed;
  return `${typed.length === 16 ? `${typed}:00` : typed}Z`;
}
