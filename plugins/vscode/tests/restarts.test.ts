import assert from "node:assert/strict";
import { test } from "node:test";
import { Restarts } from "../src/restarts";

test("a server that ends four times in three minutes is left alone", () => {
  const restarts = new Restarts();
  assert.deepEqual([0, 1000, 2000, 3000].map((now) => restarts.allows(now)), [true, true, true, false]);
});

test("what was long ago does not count", () => {
  const restarts = new Restarts();
  assert.deepEqual([0, 100_000, 200_000, 300_000, 400_000].map((now) => restarts.allows(now)), Array(5).fill(true));
});

test("who starts it by hand begins anew", () => {
  const restarts = new Restarts();
  for (const now of [0, 1, 2, 3]) restarts.allows(now);
  restarts.forget();
  assert.equal(restarts.allows(4), true);
});
