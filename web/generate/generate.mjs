// Writes src/api/schema.d.ts from openapi.json. Apart from web/'s own packages, because it needs TypeScript 5.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const source = readFileSync(new URL("../openapi.json", import.meta.url));
const types = astToString(await openapiTS(JSON.parse(source)));
const hash = createHash("sha256").update(source).digest("hex");
writeFileSync(new URL("../src/api/schema.d.ts", import.meta.url), `// Generated from openapi.json (sha256 ${hash}). Do not edit.\n${types}`);
