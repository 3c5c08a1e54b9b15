// Makes dist/, a folder that Freshworks' own tool (`fdk run`, `fdk validate`, `fdk pack`) takes as it is.

import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gather } from "../shared-code.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, "dist");

await gather(join(HERE, "src"), join(DIST, "app"));
await cp(join(HERE, "config"), join(DIST, "config"), { recursive: true });
await cp(join(HERE, "manifest.json"), join(DIST, "manifest.json"));
console.log(DIST);
