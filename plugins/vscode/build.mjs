// Makes dist/extension.js, all of the extension in one file, and dist/licences.txt for what of others is in it.
//
//     node build.mjs            the extension
//     node build.mjs --tests    the tests, for `node --test dist/tests`

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, "dist");

/** @type {import("esbuild").BuildOptions} */
const COMMON = { bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "warning" };

/**
 * The licences of the packages whose files are in a bundle.
 * @param {string[]} inputs paths of the files, relative to the current folder
 * @returns {Promise<string>}
 */
async function licencesOf(inputs) {
  const folders = inputs.map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
  const texts = [];
  for (const folder of [...new Set(folders)].sort()) {
    if (folder === undefined) continue;
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf-8"));
    const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
    if (file === undefined) throw new Error(`${name} ${version} (${license}) comes without its licence`);
    const text = await readFile(join(folder, file), "utf-8");
    texts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

const { values } = parseArgs({ options: { tests: { type: "boolean" } } });
process.chdir(HERE);
if (values.tests) {
  const tests = (await readdir("tests")).filter((name) => name.endsWith(".test.ts"));
  await rm(join(DIST, "tests"), { recursive: true, force: true });
  await build({
    ...COMMON,
    entryPoints: tests.map((name) => join("tests", name)),
    outdir: join(DIST, "tests"),
    sourcemap: "inline",
  });
} else {
  const { metafile } = await build({
    ...COMMON,
    entryPoints: ["src/extension.ts"],
    outfile: join(DIST, "extension.js"),
    external: ["vscode"],
    minify: true,
    metafile: true,
  });
  await writeFile(join(DIST, "licences.txt"), await licencesOf(Object.keys(metafile.inputs)));
}
