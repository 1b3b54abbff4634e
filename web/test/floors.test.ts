/** The floors of the house, read from the imports: a floor imports only floors below it, and names nothing of those above. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { registry } from "@/registry";

const SRC = join(import.meta.dirname, "../src");
const FLOORS = ["texts", "api", "app", "editor", "spaces", "kinds", "stages", "desk", "pages", "registry", "routes"];
const ABOVE_ALL = new Set(["main.tsx", "docs.ts"]);

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
const sources = files(SRC).map((path) => ({ name: relative(SRC, path), text: readFileSync(path, "utf8") }));
const floorOf = (name: string) => FLOORS.indexOf(name.split("/")[0]!.replace(/\.tsx?$/, ""));

it("imports only what lies below", () => {
  const up: string[] = [];
  for (const { name, text } of sources) {
    if (ABOVE_ALL.has(name)) continue;
    for (const [, target] of text.matchAll(/(?:from|import\()\s*"@\/([^"]+)"/g))
      if (floorOf(target!) > floorOf(name)) up.push(`${name} → ${target}`);
    if (floorOf(name) < 0) up.push(`${name} stands on no floor`);
  }
  expect(up).toEqual([]);
});

it("keeps kinds and stages apart from each other", () => {
  const across: string[] = [];
  for (const { name, text } of sources) {
    const [floor, folder] = name.split("/");
    if (floor !== "kinds" && floor !== "stages") continue;
    for (const [, target] of text.matchAll(/from "@\/((?:kinds|stages)\/[^"]+)"/g)) {
      const [toFloor, toFolder] = target!.split("/");
      const shared = target!.split("/").length === 2;
      if (floor === toFloor && toFolder !== folder && !shared) across.push(`${name} → ${target}`);
    }
  }
  expect(across).toEqual([]);
});

it("asks for no stage and no shape by name outside its own folder", () => {
  const shapes = [...registry.regions.keys()];
  const stages = [...registry.stages.keys()];
  const asked = (names: string[]) =>
    new RegExp(
      `(?:type|Type|shape|stage)\\)?\\s*(?:===|!==)\\s*"(?:${names.join("|")})"|case "(?:${names.join("|")})":`,
    );
  const found: string[] = [];
  for (const { name, text } of sources) {
    for (const [names, folder] of [
      [shapes, "kinds"],
      [stages, "stages"],
    ] as const)
      for (const each of names) {
        if (name.startsWith(`${folder}/${each}/`)) continue;
        if (asked([each]).test(text) || text.includes(`includes("${each}")`)) found.push(`${name} asks for ${each}`);
      }
  }
  // Geometries and spaces have names of their own, some of them the same words.
  expect(found.filter((each) => !/ asks for text$/.test(each) || !/spaces/.test(each))).toEqual([]);
});
