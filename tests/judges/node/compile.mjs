// Compiles every scenario of @typespec/http-specs to OpenAPI documents:
//   node compile.mjs <output folder> <OpenAPI version>
// Prints a JSON object for each: its name, its documents, and what the compiler reports.
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { compile, NodeHost } from "@typespec/compiler";
import { getOpenAPI3 } from "@typespec/openapi3";

// The emitter looks up examples by parameter name in an object with a prototype. For a parameter
// called `constructor` (special-words) it finds `Object`, whose length of 1 it takes for one example.
Object.defineProperty(Object, "length", { value: 0 });

const [output, version] = process.argv.slice(2);
const specs = resolve("node_modules/@typespec/http-specs/specs");

for (const file of globSync("**/main.tsp", { cwd: specs }).sort()) {
  const name = dirname(file);
  const program = await compile(NodeHost, join(specs, file), { noEmit: true });
  // Not `emit`, which writes no document at all if OpenAPI can't express one of the operations.
  const emitted = await getOpenAPI3(program, { "openapi-versions": [version] });
  const reports = [...program.diagnostics];
  const documents = [];
  for (const record of emitted) {
    for (const { version: label, document, diagnostics } of record.versioned ? record.versions : [record]) {
      const path = join(name, label ? `openapi.${label}.json` : "openapi.json");
      mkdirSync(dirname(resolve(output, path)), { recursive: true });
      writeFileSync(resolve(output, path), JSON.stringify(document, null, 2) + "\n");
      documents.push(path);
      reports.push(...diagnostics);
    }
  }
  console.log(JSON.stringify({
    name, documents, reports: reports.map(({ code, severity, message }) => ({ code, severity, message })),
  }));
}
