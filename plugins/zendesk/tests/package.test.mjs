import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { problemsOf } from "../package-rules.mjs";

const APP = fileURLToPath(new URL("..", import.meta.url));

/** @param {object} [changes] what to have otherwise in the manifest */
function files(changes = {}) {
  const manifest = { ...JSON.parse(readFileSync(join(APP, "manifest.json"), "utf-8")), ...changes };
  const found = { "manifest.json": Buffer.from(JSON.stringify(manifest)) };
  for (const [folder, place] of [["images", "assets"], ["src", "assets"], ["translations", "translations"]]) {
    for (const name of readdirSync(join(APP, folder))) found[`${place}/${name}`] = readFileSync(join(APP, folder, name));
  }
  return found;
}

test("the app keeps the rules", () => {
  assert.deepEqual(problemsOf(files()), []);
  assert.deepEqual(problemsOf(files({ domainWhitelist: ["replies.example.com"] })), []);
});

for (const [changes, said] of [
  [{ author: { name: "x" } }, /author needs/],
  [{ frameworkVersion: "1.0" }, /frameworkVersion/],
  [{ defaultLocale: undefined }, /defaultLocale/],
  [{ defaultLocale: "de" }, /translations\/de\.json is missing/],
  [{ location: {} }, /names no place/],
  [{ location: { support: { sidebar: "assets/index.html" } } }, /no location sidebar/],
  [{ location: { support: { top_bar: "assets/other.html" } } }, /shows assets\/other\.html/],
  [{ domainWhitelist: ["https://replies.example.com"] }, /host names without scheme/],
  [{ domainWhitelist: ["localhost:8350"] }, /host names without scheme/],
  [{ parameters: [{ name: "a", type: "date" }] }, /unknown type date/],
  [{ parameters: [{ name: "a", type: "hidden" }, { name: "a", type: "hidden" }] }, /comes twice/],
  [{ parameters: [{ name: "other", type: "text" }] }, /uk\.json: parameter other has no label/],
]) {
  test(`told: ${said}`, () => assert.match(problemsOf(files(changes)).join("\n"), said));
}

test("icons have the sizes that Zendesk asks for", () => {
  const found = files();
  [found["assets/logo.png"], found["assets/logo-small.png"]] = [found["assets/logo-small.png"], found["assets/logo.png"]];
  assert.equal(problemsOf(found).length, 2);
  delete found["assets/logo.png"];
  assert.match(problemsOf(found).join("\n"), /logo\.png is missing/);
});

test("what is no JSON is told with its file", () => {
  assert.match(problemsOf({ ...files(), "translations/en.json": Buffer.from("{") }).join("\n"), /^translations\/en\.json: /m);
  assert.match(problemsOf({ ...files(), "manifest.json": Buffer.from("{") }).join("\n"), /^manifest\.json: /);
});

test("translations say the same in all languages", () => {
  const keys = ["en", "ru", "uk"].map((locale) => {
    const { app } = JSON.parse(readFileSync(join(APP, "translations", `${locale}.json`), "utf-8"));
    const { parameters, ...rest } = app;
    return [Object.keys(rest), Object.entries(parameters).map(([name, said]) => [name, Object.keys(said)])];
  });
  assert.deepEqual(keys[1], keys[0]);
  assert.deepEqual(keys[2], keys[0]);
});
