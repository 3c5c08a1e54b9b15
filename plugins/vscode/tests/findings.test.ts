import assert from "node:assert/strict";
import { test } from "node:test";
import { countsOf, rulesAt, type Shown } from "../src/findings";

function shown(line: number, start: number, end: number, given: Partial<Shown> = {}): Shown {
  const range = { start: { line, character: start }, end: { line, character: end } };
  return { source: "replylint", code: "tone/blame", severity: 1, range, ...given };
}

test("only replylint's findings are counted", () => {
  const all = [shown(0, 0, 3, { severity: 0 }), shown(1, 0, 3), shown(2, 0, 3, { source: "markdownlint", severity: 0 })];
  assert.deepEqual(countsOf(all), { errors: 1, others: 1 });
});

test("the finding at the cursor goes before others of the line", () => {
  const all = [shown(4, 0, 5, { code: "tone/blame" }), shown(4, 10, 15, { code: { value: "clarity/jargon" } })];
  assert.deepEqual(rulesAt(all, { line: 4, character: 15 }), ["clarity/jargon"]);
  assert.deepEqual(rulesAt(all, { line: 4, character: 7 }), ["tone/blame", "clarity/jargon"]);
  assert.deepEqual(rulesAt(all, { line: 5, character: 0 }), []);
});

test("each rule is named once, and what is of no rule is not", () => {
  const all = [shown(0, 0, 9), shown(0, 2, 4), shown(0, 0, 9, { code: undefined }), shown(0, 0, 9, { code: 7 })];
  assert.deepEqual(rulesAt(all, { line: 0, character: 3 }), ["tone/blame"]);
});
