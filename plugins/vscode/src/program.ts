/** Where replylint is. */

import { posix, win32 } from "node:path";
import type { Settings } from "./settings";

export interface Program {
  readonly command: string;
  readonly arguments: readonly string[];
}

/** What is known of the machine; tests bring their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The value of PATH. */
  readonly searchPath: string;
  exists(path: string): boolean;
}

const ENVIRONMENTS = [".venv", "venv"];

/**
 * The command that starts the server; undefined if replylint is nowhere to be found.
 *
 * A path or an interpreter that the user named is taken as it is, so that a slip in it is told and not passed over.
 * @param folders the open folders; none of their own programs is run unless they are `trusted`
 */
export function findProgram(
  settings: Pick<Settings, "path" | "interpreter" | "usesProject">,
  folders: readonly string[],
  trusted: boolean,
  machine: Machine,
): Program | undefined {
  const windows = machine.platform === "win32";
  const { join, delimiter, isAbsolute } = windows ? win32 : posix;
  const named = (path: string) => expanded(path, folders[0], machine.home);
  if (settings.path) return { command: named(settings.path), arguments: ["lsp"] };
  if (settings.interpreter) {
    // -P: what lies in the folder that is open is no module of replylint's.
    return { command: named(settings.interpreter), arguments: ["-P", "-m", "replylint", "lsp"] };
  }
  const name = windows ? "replylint.exe" : "replylint";
  const places =
    settings.usesProject && trusted
      ? folders.flatMap((folder) => ENVIRONMENTS.map((one) => join(folder, one, windows ? "Scripts" : "bin")))
      : [];
  // A relative folder of PATH would be looked up in whatever folder is open.
  places.push(...machine.searchPath.split(delimiter).filter((place) => isAbsolute(place)));
  const found = places.map((place) => join(place, name)).find((path) => machine.exists(path));
  return found === undefined ? undefined : { command: found, arguments: ["lsp"] };
}

/** A path with `~` and `${workspaceFolder}` put in. */
export function expanded(path: string, folder: string | undefined, home: string): string {
  const inHome = /^~(?=$|[/\\])/.test(path) ? home + path.slice(1) : path;
  return folder === undefined ? inHome : inHome.replaceAll("${workspaceFolder}", folder);
}
