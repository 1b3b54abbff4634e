/** What can be done with regions of any kind, and the final answer's regions for the clusters of a review. */
import { beforeEach, expect, it } from "vitest";
import { finish } from "@/editor/regions";
import { bind } from "@/editor/registry";
import type { Region, Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import { group } from "@/editor/verbs/group";
import { reorder } from "@/editor/verbs/order";
import { relabel } from "@/editor/verbs/relabel";
import { hideAll, hideSelected, lockSelected } from "@/editor/verbs/visibility";
import { type Cluster, disputed, type Reviewed, settledRegions, takeMember } from "@/pages/review/clusters";
import { registry } from "@/registry";

const document: Schema = {
  stages: [{ name: "p", type: "image", source: "p" }],
  questions: [
    { name: "things", type: "regions", stage: "p", shapes: ["box"], labels: [{ name: "car" }, { name: "dog" }] },
  ],
};
const schema = bind(document, registry);
const box = (x: number) => ({ type: "box", x, y: 0, width: 10, height: 10 });
let session: EditorSession;
let ids: string[];
const regions = () => session.get().answers.things as Region[];

beforeEach(() => {
  session = new EditorSession();
  for (const x of [0, 20, 40]) finish({ schema, session }, "things", { label: "car", shape: box(x) });
  ids = regions().map((r) => r.id);
});

it("a region gets another label, without the attributes of the old one, and undo gives both back", () => {
  session.run("set", (draft) => {
    (draft.things as Region[])[0]!.attributes = { colour: "red" };
  });
  relabel(session, schema, ids[0]!, "dog");
  expect(regions()[0]).toMatchObject({ label: "dog", attributes: {} });
  session.undo();
  expect(regions()[0]).toMatchObject({ label: "car", attributes: { colour: "red" } });
});

it("a region moves in the order, to the ends at most, and the same place is no step to undo", () => {
  const order = () => regions().map((r) => ids.indexOf(r.id));
  reorder(session, schema, ids[0]!, 1);
  expect(order()).toEqual([1, 0, 2]);
  reorder(session, schema, ids[0]!, Number.POSITIVE_INFINITY);
  expect(order()).toEqual([1, 2, 0]);
  reorder(session, schema, ids[0]!, 1);
  session.undo();
  expect(order()).toEqual([1, 0, 2]);
  reorder(session, schema, null, 1);
  expect(order()).toEqual([1, 0, 2]);
});

it("selected regions become one group, and apart again; one alone is no group", () => {
  session.select(ids[0]!);
  group(session, schema);
  expect(regions()[0]!.group).toBeUndefined();
  session.select(ids[0]!);
  session.selectAlso(ids[1]!);
  group(session, schema);
  expect(regions()[0]!.group).toBeTruthy();
  expect(regions()[0]!.group).toBe(regions()[1]!.group);
  expect(regions()[2]!.group).toBeUndefined();
  group(session, schema);
  expect(regions().map((r) => r.group)).toEqual([undefined, undefined, undefined]);
});

it("hiding and locking are ways of looking and leave the answers alone", () => {
  const before = session.get().answers;
  session.select(ids[1]!);
  hideSelected(session);
  lockSelected(session);
  expect([...session.get().hidden]).toEqual([ids[1]]);
  expect([...session.get().locked]).toEqual([ids[1]]);
  hideAll(session, ids);
  expect(session.get().hidden.size).toBe(0);
  hideAll(session, ids);
  expect(session.get().hidden.size).toBe(3);
  expect(session.get().answers).toBe(before);
});

it("the final answer's region of a cluster is the nearest one that no other cluster has", () => {
  const said = (id: string, x: number): Reviewed => {
    const region = { id: "r", label: "car", shape: box(x), attributes: {} };
    return { id, answers: { things: [region] } } as unknown as Reviewed;
  };
  const annotations = [said("a", 1), said("b", 21), said("c", 90)];
  const cluster = (annotation: string): Cluster =>
    ({ question: "things", members: [{ annotation, region: "r", label: "car" }] }) as unknown as Cluster;
  const found = settledRegions(schema, annotations, ["a", "b", "c", "a"].map(cluster), session.get().answers);
  expect([...found].map(([n, r]) => [n, ids.indexOf(r.id)])).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(disputed(cluster("a"), 1)).toBe(false);
  expect(disputed(cluster("a"), 2)).toBe(true);
});

it("a member's region takes the place of what stood for its cluster, or comes to the end", () => {
  const other: Region = { id: "x", label: "dog", shape: box(21), attributes: {}, group: "of theirs" };
  takeMember(session, "things", other, regions()[1]);
  expect(regions().map((r) => [r.id, r.label])).toEqual([
    [ids[0], "car"],
    [ids[1], "dog"],
    [ids[2], "car"],
  ]);
  expect(regions()[1]!.group).toBeUndefined();
  takeMember(session, "things", other, undefined);
  expect(regions()).toHaveLength(4);
  expect(new Set(regions().map((r) => r.id)).size).toBe(4);
});
