/** What a failed request means for the work: it passes by itself, or the server has said no. */
import { Problem, Unreachable } from "@/api/client";
import type { Lack } from "@/desk/work/machine";

const PASSING = new Set([401, 408, 425, 429]);

const isArchived = (error: unknown): boolean => error instanceof Problem && error.code === "archived";

/** Whether the same request can succeed later: nobody there, signed out, busy, archived for now, or a fault of the server. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Unreachable || isArchived(error)) return true;
  return error instanceof Problem && (PASSING.has(error.problem.status) || error.problem.status >= 500);
}

/** Whether nothing else can be sent now either. */
export const isAway = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Problem && error.problem.status === 401);

export function lackOf(error: unknown): Lack {
  if (error instanceof Unreachable) return "offline";
  if (isArchived(error)) return "archived";
  return error instanceof Problem && error.problem.status === 401 ? "signed-out" : "failed";
}

/** Whether the person can mend what was refused and hand it in again. */
export const isCorrectable = (error: unknown): boolean => error instanceof Problem && error.problem.status === 422;
