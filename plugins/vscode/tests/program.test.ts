import assert from "node:assert/strict";
import { test } from "node:test";
import { expanded, findProgram, type Machine } from "../src/program";

function machine(...files: string[]): Machine {
  return {
    platform: "linux",
    home: "/home/anna",
    searchPath: "/usr/local/bin:/usr/bin",
    exists: (path) => files.includes(path),
  };
}

const NOTHING = { path: "", interpreter: "", usesProject: true };

test("the virtual environment of a folder goes before the PATH", () => {
  const both = machine("/macros/venv/bin/replylint", "/usr/bin/replylint");
  const found = findProgram(NOTHING, ["/articles", "/macros"], true, both);
  assert.deepEqual(found, { command: "/macros/venv/bin/replylint", arguments: ["lsp"] });
});

test("a folder that is not trusted brings no program of its own", () => {
  const both = machine("/macros/.venv/bin/replylint", "/usr/bin/replylint");
  assert.equal(findProgram(NOTHING, ["/macros"], false, both)?.command, "/usr/bin/replylint");
  assert.equal(findProgram(NOTHING, ["/macros"], false, machine("/macros/.venv/bin/replylint")), undefined);
});

test("who wants only the machine's gets only the machine's", () => {
  const both = machine("/macros/.venv/bin/replylint", "/usr/bin/replylint");
  const found = findProgram({ ...NOTHING, usesProject: false }, ["/macros"], true, both);
  assert.equal(found?.command, "/usr/bin/replylint");
});

test("a relative folder of PATH is passed over", () => {
  const here = { ...machine("bin/replylint", "./replylint"), searchPath: "bin:.:" };
  assert.equal(findProgram(NOTHING, ["/macros"], true, here), undefined);
});

test("a path that was named is taken even if nothing is there, so that this is told", () => {
  const found = findProgram({ ...NOTHING, path: "~/tools/replylint" }, ["/macros"], true, machine("/usr/bin/replylint"));
  assert.deepEqual(found, { command: "/home/anna/tools/replylint", arguments: ["lsp"] });
});

test("an interpreter does not take modules from the folder that is open", () => {
  const settings = { ...NOTHING, interpreter: "${workspaceFolder}/.venv/bin/python" };
  const found = findProgram(settings, ["/macros"], true, machine());
  assert.deepEqual(found, { command: "/macros/.venv/bin/python", arguments: ["-P", "-m", "replylint", "lsp"] });
});

test("on Windows it is an .exe under Scripts", () => {
  const windows: Machine = {
    platform: "win32",
    home: "C:\\Users\\anna",
    searchPath: "C:\\Windows;C:\\Tools",
    exists: (path) => path === "D:\\macros\\.venv\\Scripts\\replylint.exe" || path === "C:\\Tools\\replylint.exe",
  };
  const found = findProgram(NOTHING, ["D:\\macros"], true, windows);
  assert.equal(found?.command, "D:\\macros\\.venv\\Scripts\\replylint.exe");
  assert.equal(findProgram(NOTHING, [], true, windows)?.command, "C:\\Tools\\replylint.exe");
});

test("a tilde is the home only at the start, and as a whole name", () => {
  assert.equal(expanded("~", undefined, "/home/anna"), "/home/anna");
  assert.equal(expanded("~boris/x", undefined, "/home/anna"), "~boris/x");
  assert.equal(expanded("/a/~/b", undefined, "/home/anna"), "/a/~/b");
});
