/** The glossary's words, in names that others see: what code exports, and what the interface says. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { t } from "@/texts/texts";

const SRC = join(import.meta.dirname, "../src");
const OLD = /Bench|Behind|Elsewhere|Surface|Looking|[aA]rmed|[kK]nob|Thing|[tT]urned|[lL]abelled|Picture/;

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });

it("old words are in no exported name and in no name of a file", () => {
  const found = files(SRC).flatMap((path) => {
    const name = relative(SRC, path);
    const exported = [...readFileSync(path, "utf8").matchAll(/export (?:const|function|class|type|interface) (\w+)/g)];
    return [name, ...exported.map((m) => m[1]!)].filter((each) => OLD.test(each)).map((each) => `${name}: ${each}`);
  });
  expect(found).toEqual([]);
});

it("old words are in no text of the interface", () => {
  const said: string[] = [];
  const read = (value: unknown): void => {
    if (typeof value === "string") said.push(value);
    else if (typeof value === "object" && value) Object.values(value).forEach(read);
  };
  read(t);
  expect(said.length).toBeGreaterThan(150);
  const words = /\b(turned|labelled|in force|Let go|sent back|pictures?|one by one|done now|look again)\b/i;
  expect(said.filter((each) => words.test(each))).toEqual([]);
});

it("stands in the docs with a term a line", () => {
  const rows = readFileSync(join(SRC, "../../docs/reference/glossary.md"), "utf8").match(/^\| [^|]+ \| [^|]+ \|$/gm);
  expect(rows?.length).toBeGreaterThan(25);
});
