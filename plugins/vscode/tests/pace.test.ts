import assert from "node:assert/strict";
import { test } from "node:test";
import { Pace } from "../src/pace";

class Token {
  #listeners: (() => void)[] = [];

  onCancellationRequested(listener: () => void) {
    this.#listeners.push(listener);
    return { dispose: () => {} };
  }

  cancel(): void {
    for (const listener of this.#listeners) listener();
  }
}

test("the first goes at once, the second after the pause", async () => {
  const pace = new Pace(60);
  const start = Date.now();
  assert.equal(await pace.wait(new Token()), true);
  assert.ok(Date.now() - start < 50);
  assert.equal(await pace.wait(new Token()), true);
  assert.ok(Date.now() - start >= 59);
});

test("after one that was cancelled the next goes at once", async () => {
  const pace = new Pace(60_000);
  await pace.wait(new Token());
  const token = new Token();
  const waiting = pace.wait(token);
  token.cancel();
  const next = pace.wait(new Token());
  assert.equal(await waiting, false);
  assert.equal(await next, true);
});
