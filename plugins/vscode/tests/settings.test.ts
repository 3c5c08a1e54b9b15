import assert from "node:assert/strict";
import { test } from "node:test";
import { needsRestart, readSettings, serverOptions } from "../src/settings";

const settings = (given: Record<string, unknown>, language = "en") => readSettings((key) => given[key], language);

test("without settings only the command that asks for reasons is told", () => {
  assert.deepEqual(serverOptions(settings({})), { reasonCommand: "replylint.askReason" });
});

test("what is settled is told in the server's words", () => {
  const given = settings({ config: "team.yaml", interface: "uk", select: ["leaks"], ignore: ["typography"], preview: true });
  assert.deepEqual(serverOptions(given), {
    reasonCommand: "replylint.askReason",
    configPath: "team.yaml",
    interface: "uk",
    select: ["leaks"],
    ignore: ["typography"],
    preview: true,
  });
});

test("the language of VS Code counts where it says something about the reader", () => {
  const spoken = (language: string, chosen = "auto") => settings({ interface: chosen }, language).interfaceLanguage;
  assert.equal(spoken("ru"), "ru");
  assert.equal(spoken("uk-UA"), "uk");
  assert.equal(spoken("en"), undefined);
  assert.equal(spoken("pt-br"), undefined);
  assert.equal(spoken("ru", "en"), "en");
});

test("values of a wrong type count as none", () => {
  const given = settings({ enable: "no", path: 5, select: "leaks", ignore: [1, "", "tone"], preview: "yes" });
  assert.equal(given.enable, true);
  assert.equal(given.path, "");
  assert.deepEqual(given.select, []);
  assert.deepEqual(given.ignore, ["tone"]);
  assert.equal(given.preview, false);
});

test("another program or another scope needs another process, other rules do not", () => {
  const before = settings({});
  assert.equal(needsRestart(before, settings({ ignore: ["tone"], interface: "ru", config: "a.yaml" })), false);
  for (const given of [{ path: "x" }, { interpreter: "x" }, { environment: "machine" }, { enable: false }, { scope: "workspace" }]) {
    assert.equal(needsRestart(before, settings(given)), true, JSON.stringify(given));
  }
});
