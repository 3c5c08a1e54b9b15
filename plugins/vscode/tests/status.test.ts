import assert from "node:assert/strict";
import { test } from "node:test";
import { statusOf, type Translate } from "../src/status";

const plain: Translate = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));

test("findings are counted, errors have an icon of their own", () => {
  const errors = statusOf("ready", { errors: 1, others: 2 }, "", plain);
  assert.equal(errors.text, "$(error) replylint 3");
  assert.equal(errors.tooltip, "In this text: errors 1, other findings 2");
  assert.equal(statusOf("ready", { errors: 0, others: 2 }, "", plain).text, "$(info) replylint 2");
});

test("a clean text and no text at all are not the same", () => {
  assert.equal(statusOf("ready", { errors: 0, others: 0 }, "", plain).tooltip, "Nothing found in this text");
  assert.equal(statusOf("ready", undefined, "", plain).tooltip, "replylint is running");
});

test("what is shown of a text counts only while the server runs", () => {
  assert.equal(statusOf("failed", { errors: 1, others: 0 }, "no extra lsp", plain).text, "$(warning) replylint");
});

test("a failure gives the server's own words", () => {
  assert.deepEqual(statusOf("failed", undefined, "no extra lsp", plain), {
    text: "$(warning) replylint",
    tooltip: "no extra lsp",
    alarming: true,
  });
  assert.equal(statusOf("failed", undefined, "", plain).tooltip, "replylint ended");
});
