// Prints the requests that spector expects and its responses, a JSON object for each:
//   node scenarios.mjs <base URL of the mock server>
import { globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expandDyns } from "@typespec/spec-api";

const [baseUrl] = process.argv.slice(2);
const modules = resolve("node_modules/@typespec/http-specs/dist/specs");
const config = { baseUrl };

// Bytes that are no UTF-8 text are printed as base64.
function content(raw) {
  if (raw === undefined) return {};
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(typeof raw === "string" ? raw : raw.serialize(config));
  return bytes.equals(Buffer.from(bytes.toString("utf8"))) ? { text: bytes.toString("utf8") } : { base64: bytes.toString("base64") };
}

function body(value) {
  if (value === undefined) return null;
  if (value.kind === "multipart") {
    const files = (value.files ?? []).map(({ fieldname, originalname, mimetype, buffer }) => ({
      name: fieldname, filename: originalname, type: mimetype, ...content(buffer),
    }));
    return { type: value.contentType, parts: value.parts ?? {}, files };
  }
  return { type: value.contentType, ...content(value.rawContent) };
}

for (const file of globSync("**/mockapi.js", { cwd: modules }).sort()) {
  const { Scenarios } = await import(pathToFileURL(join(modules, file)));
  for (const [scenario, { apis }] of Object.entries(Scenarios)) {
    apis.forEach(({ uri, method, request = {}, response }, index) => {
      const { query = {}, headers = {}, pathParams = {} } = expandDyns(
        { query: request.query, headers: request.headers, pathParams: request.pathParams }, config);
      const expected = { path: pathParams, query, headers, body: body(request.body) };
      const { status, headers: sent = {} } = response;
      console.log(JSON.stringify({
        folder: dirname(file), scenario, index, method: method.toUpperCase(), uri, request: expected,
        response: { status, headers: expandDyns(sent, config), body: body(response.body) },
      }));
    });
  }
}
