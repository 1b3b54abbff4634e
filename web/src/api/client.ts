import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "@/api/schema";

export type Schemas = components["schemas"];
export type ProblemDocument = Schemas["ProblemDocument"];

/** The server refused: `problem` says what and where. */
export class Problem extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.detail);
  }
  get code(): string {
    return this.problem.type.replace("urn:truemark:", "");
  }
}

/** The server could not be reached. */
export class Unreachable extends Error {
  constructor() {
    super("the server cannot be reached");
  }
}

/** Told when a request was refused because nobody is signed in. */
export const signedOut = new EventTarget();

const problems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const text = await response.clone().text();
    let problem: ProblemDocument;
    try {
      problem = JSON.parse(text) as ProblemDocument;
    } catch {
      if (response.status >= 502) throw new Unreachable();
      problem = {
        type: "urn:truemark:http-error",
        title: "Error",
        status: response.status,
        detail: text || response.statusText,
      };
    }
    if (response.status === 401 && !response.url.endsWith("/sign-in")) signedOut.dispatchEvent(new Event("signed-out"));
    throw new Problem(problem);
  },
  onError() {
    return new Unreachable();
  },
};

export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });
api.use(problems);

/** The data of an answer; errors were thrown by the middleware before. */
export async function got<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
