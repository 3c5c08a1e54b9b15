import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutMessages } from "../src/hover";

test("reasons and examples stay, messages go", () => {
  const two = "**Один.**\n\nПочему: так.\n\n`a/b`\n\n---\n\n**Два \\*\\*.**\n\nПочему: **очень** надо.";
  assert.equal(withoutMessages(two), "Почему: так.\n\n`a/b`\n\n---\n\nПочему: **очень** надо.");
});

test("what is no message stays", () => {
  assert.equal(withoutMessages("`tone/blame`: an example"), "`tone/blame`: an example");
  assert.equal(withoutMessages("**Один.**"), "");
});
