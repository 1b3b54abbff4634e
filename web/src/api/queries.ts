import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { api, got, Problem, type Schemas } from "@/api/client";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => !(error instanceof Problem) && count < 3,
      staleTime: 2_000,
    },
  },
});

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => got(api.GET("/api/v1/me")),
  staleTime: 60_000,
});

export const formatsQuery = queryOptions({
  queryKey: ["formats"],
  queryFn: () => got(api.GET("/api/v1/formats")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What a schema can ask and show, as this server knows it. */
export const kindsQuery = queryOptions({
  queryKey: ["kinds"],
  queryFn: () => got(api.GET("/api/v1/kinds")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Schemas to start from, each with a text to try it on. */
export const templatesQuery = queryOptions({
  queryKey: ["templates"],
  queryFn: () => got(api.GET("/api/v1/templates")),
  staleTime: Number.POSITIVE_INFINITY,
});

export type Shelf = Schemas["Shelf"];

/** The projects of a shelf: those that are worked on, the archived ones, or those in the trash. */
export const projectsQuery = (shelf: Shelf = "active") =>
  queryOptions({
    queryKey: ["projects", shelf],
    queryFn: () => got(api.GET("/api/v1/projects", { params: { query: { shelf } } })),
  });

export const workspaceQuery = queryOptions({
  queryKey: ["workspace"],
  queryFn: () => got(api.GET("/api/v1/workspace")),
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () => got(api.GET("/api/v1/users")),
});

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ["project", id],
    queryFn: () => got(api.GET("/api/v1/projects/{id}", { params: { path: { id } } })),
  });

export const guidelineQuery = (id: string, version = 0) =>
  queryOptions({
    queryKey: ["guideline", id, version],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/guidelines/{version}", { params: { path: { id, version } } })),
  });

export const guidelinesQuery = (id: string) =>
  queryOptions({
    queryKey: ["guidelines", id],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/guidelines", { params: { path: { id } } })),
  });

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ["members", id],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/members", { params: { path: { id } } })),
  });

export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreement", id],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/agreement", { params: { path: { id } } })),
    refetchInterval: 5_000,
  });

export const dashboardQuery = (id: string) =>
  queryOptions({
    queryKey: ["dashboard", id],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/dashboard", { params: { path: { id } } })),
    refetchInterval: 5_000,
  });

/** One's own items, newest first; state: only those, all when it is empty. */
export const ownQuery = (id: string, state: string) =>
  infiniteQueryOptions({
    queryKey: ["mine", id, state],
    queryFn: ({ pageParam }) =>
      got(
        api.GET("/api/v1/projects/{id}/mine", {
          params: { path: { id }, query: { state: state || undefined, cursor: pageParam, limit: 40 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    staleTime: 0,
  });

/** One's own assignment with what was submitted. */
export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignment", id],
    queryFn: () => got(api.GET("/api/v1/assignments/{id}", { params: { path: { id } } })),
    staleTime: 0,
  });

/** One's own numbers; the day begins at the person's own midnight. */
export const figuresQuery = (id: string) =>
  queryOptions({
    queryKey: ["mine", id, "figures"],
    queryFn: () => {
      const since = new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
      return got(api.GET("/api/v1/projects/{id}/mine/figures", { params: { path: { id }, query: { since } } }));
    },
    staleTime: 0,
  });

export const jobsQuery = (id: string) =>
  queryOptions({
    queryKey: ["jobs", id],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/jobs", { params: { path: { id } } })),
    refetchInterval: (query) =>
      query.state.data?.some((job) => job.state === "queued" || job.state === "running") ? 500 : 10_000,
  });

export const coefficientsQuery = (id: string, question: string) =>
  queryOptions({
    queryKey: ["coefficients", id, question],
    queryFn: () =>
      got(api.GET("/api/v1/projects/{id}/agreement/{question}/coefficients", { params: { path: { id, question } } })),
    staleTime: 60_000,
  });

/** Computed over the current answers when it is asked for; asked again, it is computed again. */
export const coefficientQuery = (id: string, question: string, name: string) =>
  queryOptions({
    queryKey: ["coefficients", id, question, name],
    queryFn: () =>
      got(
        api.GET("/api/v1/projects/{id}/agreement/{question}/coefficients/{name}", {
          params: { path: { id, question, name } },
        }),
      ),
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });
