import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { Problem } from "@/api/client";
import { meQuery, projectQuery, projectsQuery, queryClient } from "@/api/queries";
import { ErrorPage } from "@/app/ErrorPage";
import { Shell } from "@/app/Shell";

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>) => ({ to: typeof search.to === "string" ? search.to : undefined }),
  component: lazyRouteComponent(() => import("@/pages/entry/SignInPage"), "SignInPage"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  validateSearch: (search: Record<string, unknown>) => ({ secret: String(search.secret ?? "") }),
  component: lazyRouteComponent(() => import("@/pages/entry/JoinPage"), "JoinPage"),
});

/** Everything that needs somebody signed in. */
const member = createRoute({
  getParentRoute: () => root,
  id: "member",
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Problem && error.problem.status === 401)
        throw redirect({ to: "/sign-in", search: { to: location.href === "/" ? undefined : location.href } });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("@/registry"), "MemberRoute"),
});

const shell = createRoute({ getParentRoute: () => member, id: "shell", component: Shell });

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  validateSearch: ({ shelf }: Record<string, unknown>): { shelf?: "archived" | "trash" } =>
    shelf === "archived" || shelf === "trash" ? { shelf } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => queryClient.ensureQueryData(projectsQuery(deps.shelf)),
  component: lazyRouteComponent(() => import("@/pages/projects/ProjectsPage"), "ProjectsPage"),
});
const create = createRoute({
  getParentRoute: () => shell,
  path: "/new",
  component: lazyRouteComponent(() => import("@/pages/projects/NewProjectPage"), "NewProjectPage"),
});
const account = createRoute({
  getParentRoute: () => shell,
  path: "/account",
  component: lazyRouteComponent(() => import("@/pages/account/AccountPage"), "AccountPage"),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: "/people",
  component: lazyRouteComponent(() => import("@/pages/people/PeoplePage"), "PeoplePage"),
});

const AUDIT_SEARCH = ["person", "kind", "project", "since", "until"] as const;
type AuditSearch = { [name in (typeof AUDIT_SEARCH)[number]]?: string };
const audit = createRoute({
  getParentRoute: () => shell,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>): AuditSearch =>
    Object.fromEntries(AUDIT_SEARCH.flatMap((n) => (typeof search[n] === "string" ? [[n, search[n]]] : []))),
  component: lazyRouteComponent(() => import("@/pages/audit/AuditPage"), "AuditPage"),
});

const load = ({ params }: { params: { projectId: string } }) =>
  queryClient.ensureQueryData(projectQuery(params.projectId));

const label = createRoute({
  getParentRoute: () => member,
  path: "/p/$projectId/label",
  loader: load,
  component: lazyRouteComponent(() => import("@/pages/label/LabelPage"), "LabelPage"),
});
const grid = createRoute({
  getParentRoute: () => member,
  path: "/p/$projectId/grid",
  loader: load,
  component: lazyRouteComponent(() => import("@/pages/grid/GridPage"), "GridPage"),
});
const review = createRoute({
  getParentRoute: () => member,
  path: "/p/$projectId/review",
  validateSearch: (search: Record<string, unknown>) => ({
    item: typeof search.item === "string" ? search.item : undefined,
  }),
  loader: load,
  component: lazyRouteComponent(() => import("@/pages/review/ReviewPage"), "ReviewPage"),
});

const project = createRoute({
  getParentRoute: () => shell,
  path: "/p/$projectId",
  loader: load,
  component: lazyRouteComponent(() => import("@/pages/project/ProjectLayout"), "ProjectLayout"),
});
const overview = createRoute({
  getParentRoute: () => project,
  path: "/",
  component: lazyRouteComponent(() => import("@/pages/quality/QualityPage"), "QualityPage"),
});
const items = createRoute({
  getParentRoute: () => project,
  path: "/items",
  validateSearch: (search: Record<string, unknown>): { filter?: string; sort?: string; trash?: boolean } => ({
    filter: typeof search.filter === "string" ? search.filter : undefined,
    sort: typeof search.sort === "string" ? search.sort : undefined,
    trash: search.trash === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import("@/pages/items/ItemsPage"), "ItemsPage"),
});
const guideline = createRoute({
  getParentRoute: () => project,
  path: "/guideline",
  component: lazyRouteComponent(() => import("@/pages/guideline/GuidelinePage"), "GuidelinePage"),
});
const schema = createRoute({
  getParentRoute: () => project,
  path: "/schema",
  component: lazyRouteComponent(() => import("@/pages/schema/SchemaPage"), "SchemaPage"),
});
const members = createRoute({
  getParentRoute: () => project,
  path: "/members",
  component: lazyRouteComponent(() => import("@/pages/members/MembersPage"), "MembersPage"),
});
const transfer = createRoute({
  getParentRoute: () => project,
  path: "/data",
  component: lazyRouteComponent(() => import("@/pages/transfer/DataPage"), "DataPage"),
});
const settings = createRoute({
  getParentRoute: () => project,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/pages/project/SettingsPage"), "SettingsPage"),
});

const tree = root.addChildren([
  signIn,
  join,
  member.addChildren([
    shell.addChildren([
      home,
      create,
      account,
      people,
      audit,
      project.addChildren([overview, items, guideline, schema, members, transfer, settings]),
    ]),
    label,
    grid,
    review,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: () => <ErrorPage />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
