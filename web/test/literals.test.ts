/** No part of the interface says anything of its own: every text stands in the catalogue (web/src/texts). */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseSync } from "vite";
import { expect, it } from "vitest";

const SRC = join(import.meta.dirname, "../src");
const SAID = new Set(
  "label title plural about hint invitation group placeholder description alt aria-label aria-description".split(" "),
);
const TELLS = new Set(["toast", "useTitle", "Error", "notice", "setNotice"]);
/** A word of letters: what is only signs, units of CSS or a space is no text. */
const WORD = /\p{L}{2,}/u;
/** The header that programs send, and a key; they are no words of any language. */
const EXACT = new Set(["Authorization: Bearer …", "Esc"]);

type Node = { type: string; [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === "string";

const texts = (node: unknown): string[] => {
  if (!isNode(node)) return [];
  if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
  if (node.type === "TemplateLiteral")
    return (node.quasis as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked);
  if (node.type === "ConditionalExpression") return [...texts(node.consequent), ...texts(node.alternate)];
  if (node.type === "LogicalExpression") return texts(node.right);
  return [];
};

/** What the code of a component says in words of its own. */
function literals(code: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isNode(value)) return;
    if (value.type === "JSXText") found.push(value.value as string);
    if (value.type === "JSXElement" || value.type === "JSXFragment")
      for (const child of value.children as Node[])
        if (child.type === "JSXExpressionContainer") found.push(...texts(child.expression));
    if (value.type === "JSXAttribute" && SAID.has((value.name as Node).name as string)) {
      const given = value.value as Node | null;
      found.push(...texts(given?.type === "JSXExpressionContainer" ? given.expression : given));
    }
    if (value.type === "Property" && SAID.has((value.key as Node).name as string)) found.push(...texts(value.value));
    if (value.type === "CallExpression" || value.type === "NewExpression")
      if (TELLS.has((value.callee as Node).name as string)) found.push(...texts((value.arguments as Node[])[0]));
    for (const each of Object.values(value)) visit(each);
  };
  visit(parseSync("component.tsx", code).program);
  return found.filter((text) => WORD.test(text) && !EXACT.has(text)).map((text) => text.trim());
}

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });

it("finds texts in every place where a component can say them", () => {
  const said = (code: string) => literals(`const A = () => ${code};`);
  expect(said("<p>Hello</p>")).toEqual(["Hello"]);
  expect(said('<p title="Hello" className="head" />')).toEqual(["Hello"]);
  expect(said("<p aria-label={`Width of $" + "{n}`} />")).toEqual(["Width of"]);
  expect(said('<p>{n ? "some" : t.none}</p>')).toEqual(["some"]);
  expect(said('toast("Saved")')).toEqual(["Saved"]);
  expect(said('[{ value: "a", label: "First" }]')).toEqual(["First"]);
  expect(said("<p title={t.title}>{t.a} · {n}</p>")).toEqual([]);
});

it("every floor takes its texts from the catalogue", () => {
  const floors = ["app", "editor", "spaces", "kinds", "stages", "desk", "pages"];
  const paths = floors.flatMap((floor) => files(join(SRC, floor)));
  expect(paths.length).toBeGreaterThan(150);
  const found = paths.flatMap((path) =>
    literals(readFileSync(path, "utf8")).map((text) => `${relative(SRC, path)}: ${text}`),
  );
  expect(found).toEqual([]);
});
