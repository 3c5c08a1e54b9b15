// The rules are those of https://developers.freshworks.com/docs/app-sdk/v3.0/support_ticket/.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const APP = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(read("manifest.json"));
const iparams = JSON.parse(read("config/iparams.json"));
const requests = JSON.parse(read("config/requests.json"));

/** @param {string} path */
function read(path) {
  return readFileSync(join(APP, path), "utf-8");
}

test("the manifest is one of platform 3.0", () => {
  assert.equal(manifest["platform-version"], "3.0");
  assert.equal(manifest.product, undefined);
  assert.deepEqual(Object.keys(manifest.engines), ["node", "fdk"]);
  for (const place of Object.values(manifest.modules.support_ticket.location)) {
    assert.ok(existsSync(join(APP, "src", place.url)), place.url);
  }
});

test("every request template is declared, and the other way round", () => {
  assert.deepEqual(Object.keys(manifest.modules.common.requests).sort(), Object.keys(requests).sort());
  for (const { schema } of Object.values(requests)) {
    assert.equal(schema.protocol, "https");
    assert.doesNotMatch(schema.host, /\//);
    assert.match(schema.path, /^\//);
  }
});

test("templates and code use only parameters that are there", () => {
  const code = readdirSync(join(APP, "src")).map((name) => read(`src/${name}`)).join("\n");
  const used = [
    ...[...read("config/requests.json").matchAll(/iparam\.(\w+)/g)].map(([, name]) => name),
    ...[...code.matchAll(/settings\.(\w+)/g)].map(([, name]) => name),
  ];
  assert.deepEqual([...new Set(used)].sort(), Object.keys(iparams).sort());
});

test("the browser never sees a secure parameter", () => {
  const code = readdirSync(join(APP, "src")).map((name) => read(`src/${name}`)).join("\n");
  for (const [name, { secure, type, display_name: title }] of Object.entries(iparams)) {
    assert.ok(title && ["text", "checkbox"].includes(type), name);
    if (secure) assert.doesNotMatch(code, new RegExp(name));
  }
});

test("pages load Freshworks' client and nothing from elsewhere", () => {
  for (const page of ["background.html", "findings.html"]) {
    const html = read(`src/${page}`);
    assert.match(html, /<script src="\{\{\{appclient\}\}\}"><\/script>/);
    assert.doesNotMatch(html, /https?:/);
  }
});
