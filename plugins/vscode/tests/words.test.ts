import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path: string): string => readFileSync(path, "utf-8");
const table = (path: string): Record<string, string> => JSON.parse(read(path));
const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();

const MANIFEST = read("package.json");
const CODE = readdirSync("src").map((name) => read(`src/${name}`)).join("\n");
const LANGUAGES = ["ru", "uk"];

test("every word of the manifest stands in every language, and no other does", () => {
  const wanted = sorted([...MANIFEST.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ""));
  for (const path of ["package.nls.json", ...LANGUAGES.map((one) => `package.nls.${one}.json`)]) {
    assert.deepEqual(sorted(Object.keys(table(path))), wanted, path);
  }
});

test("every sentence of the code stands in every language, with the same places for values", () => {
  const calls = /(?:l10n\.t|translate)\(\s*"((?:[^"\\]|\\.)*)"/g;
  const wanted = sorted([...CODE.matchAll(calls)].map(([, sentence]) => sentence ?? ""));
  assert.ok(wanted.length > 10);
  for (const language of LANGUAGES) {
    const words = table(`l10n/bundle.l10n.${language}.json`);
    assert.deepEqual(sorted(Object.keys(words)), wanted, language);
    for (const [sentence, said] of Object.entries(words)) {
      assert.deepEqual(said.match(/\{\d\}/g), sentence.match(/\{\d\}/g), said);
      assert.match(said, /[а-яіїє]/, sentence);
    }
  }
});

test("every setting of the manifest is read, and every command registered", () => {
  const { configuration, commands } = JSON.parse(MANIFEST).contributes;
  for (const key of Object.keys(configuration.properties)) {
    // VS Code's client for servers reads this one itself.
    if (key === "replylint.trace.server") continue;
    assert.ok(CODE.includes(`"${key.replace("replylint.", "")}"`), key);
  }
  for (const { command } of commands) assert.ok(CODE.includes(`registerCommand("${command}"`), command);
});
