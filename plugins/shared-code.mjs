// Apps for helpdesks are made of their own modules and of those that the page of `replylint serve` uses, too.

import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SHARED = join(dirname(fileURLToPath(import.meta.url)), "..", "replylint", "server", "assets");
const NEEDED = /^(?:import|export)\b[^"';]*"\.\/([\w-]+\.js)"|(?:src|href)="([\w-]+\.(?:js|css|svg))"/gm;

/**
 * Copy a folder with an app's own files to an emptied one, and beside them whatever they name of the shared code.
 * @param {string} own
 * @param {string} target
 * @returns {Promise<string[]>} the names of all files there
 */
export async function gather(own, target) {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const waiting = new Set((await readdir(own)).filter((name) => /\.(?:js|html|css|svg)$/.test(name)));
  const ownNames = new Set(waiting);
  for (const name of waiting) {
    const source = join(ownNames.has(name) ? own : SHARED, name);
    await cp(source, join(target, name));
    const text = await readFile(source, "utf-8");
    for (const [, imported, linked] of text.matchAll(NEEDED)) waiting.add(imported ?? linked);
  }
  return [...waiting].sort();
}
