import assert from "node:assert/strict";
import { test } from "node:test";
import { reasonOf } from "../src/reason";

test("a message with its hint is one line", () => {
  assert.equal(reasonOf(["Error: lsp needs pygls.", "  Install it: pip install 'replylint[lsp]'"]),
    "Error: lsp needs pygls. Install it: pip install 'replylint[lsp]'"); // prettier-ignore
});

test("of a traceback it is what went wrong", () => {
  const said = ["Traceback (most recent call last):", '  File "x.py", line 1', "ImportError: no module"];
  assert.equal(reasonOf(said), "ImportError: no module");
});

test("nothing said is no reason, and a long one is cut", () => {
  assert.equal(reasonOf([]), "");
  assert.equal(reasonOf(["x".repeat(1000)]).length, 300);
});
