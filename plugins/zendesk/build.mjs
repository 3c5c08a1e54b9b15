// Makes dist/replylint-zendesk.zip, which Zendesk takes as a private app.
//
//     node build.mjs                                 the operators' browsers ask the server
//     node build.mjs --server replies.example.com    Zendesk's proxy may ask that server, too

import { readdir, readFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { zipSync } from "fflate";
import { gather } from "../shared-code.mjs";
import { problemsOf } from "./package-rules.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
// Every build of the same files is the same file.
const MADE = new Date("2020-01-01T00:00:00");

/**
 * @param {string | undefined} server a host that Zendesk's proxy may ask
 * @returns {Promise<string>} the path of the package
 */
export async function build(server) {
  const dist = join(HERE, "dist");
  const assets = join(dist, "assets");
  const names = await gather(join(HERE, "src"), assets);
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const name of names) files[`assets/${name}`] = await readFile(join(assets, name));
  for (const [folder, place] of [["images", "assets"], ["translations", "translations"]]) {
    for (const name of (await readdir(join(HERE, folder))).sort()) {
      files[`${place}/${name}`] = await readFile(join(HERE, folder, name));
    }
  }
  const manifest = JSON.parse(await readFile(join(HERE, "manifest.json"), "utf-8"));
  if (server !== undefined) manifest.domainWhitelist = [server];
  files["manifest.json"] = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const problems = problemsOf(files);
  if (problems.length) throw new Error(`this is no package that Zendesk takes:\n${problems.join("\n")}`);
  const path = join(dist, "replylint-zendesk.zip");
  await mkdir(dist, { recursive: true });
  await writeFile(path, zipSync(files, { mtime: MADE }));
  return path;
}

const { values } = parseArgs({ options: { server: { type: "string" } } });
try {
  console.log(await build(values.server));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
