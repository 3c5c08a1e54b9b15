/** What the user settled under `replylint.` in VS Code. */

export const INTERFACES = ["ru", "uk", "en"] as const;
export type Interface = (typeof INTERFACES)[number];

export interface Settings {
  readonly enable: boolean;
  /** The program, or "" for one that is looked for. */
  readonly path: string;
  /** A Python with replylint, or "". */
  readonly interpreter: string;
  /** May a virtual environment of the open folders be used? */
  readonly usesProject: boolean;
  /** Undefined: the config settles it, or the text. */
  readonly interfaceLanguage: Interface | undefined;
  readonly wholeWorkspace: boolean;
  readonly config: string;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly preview: boolean;
}

/** What the server takes at its start, and whenever a setting changes; see `Options` in replylint/lsp/session.py. */
export interface ServerOptions {
  readonly configPath?: string;
  readonly interface?: Interface;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly preview?: boolean;
  readonly reasonCommand: string;
}

/** The command that asks for the reason of a directive; the server names it in its code actions. */
export const ASK_REASON = "replylint.askReason";

/**
 * Take the settings as VS Code has them; a value of a wrong type counts as none.
 * @param get the value of a key under `replylint.`
 * @param editorLanguage the language of VS Code itself, such as "ru" or "pt-br"
 */
export function readSettings(get: (key: string) => unknown, editorLanguage: string): Settings {
  const text = (key: string) => {
    const value = get(key);
    return typeof value === "string" ? value.trim() : "";
  };
  const words = (key: string) => {
    const value = get(key);
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string" && one !== "") : [];
  };
  return {
    enable: get("enable") !== false,
    path: text("path"),
    interpreter: text("interpreter"),
    usesProject: text("environment") !== "machine",
    interfaceLanguage: interfaceOf(text("interface"), editorLanguage),
    wholeWorkspace: text("scope") === "workspace",
    config: text("config"),
    select: words("select"),
    ignore: words("ignore"),
    preview: get("preview") === true,
  };
}

function interfaceOf(chosen: string, editorLanguage: string): Interface | undefined {
  const known = INTERFACES.find((one) => one === chosen);
  if (known !== undefined) return known;
  // English is what VS Code speaks to whoever never chose a language: it says nothing about the reader.
  const spoken = editorLanguage.toLowerCase().split("-")[0];
  return spoken === "ru" || spoken === "uk" ? spoken : undefined;
}

/** The settings in the server's words; what is not settled is left out, so that the configs decide. */
export function serverOptions(settings: Settings): ServerOptions {
  return {
    reasonCommand: ASK_REASON,
    ...(settings.config ? { configPath: settings.config } : {}),
    ...(settings.interfaceLanguage ? { interface: settings.interfaceLanguage } : {}),
    ...(settings.select.length ? { select: settings.select } : {}),
    ...(settings.ignore.length ? { ignore: settings.ignore } : {}),
    ...(settings.preview ? { preview: true } : {}),
  };
}

/** Do these settings need another process, where the running one can't just be told? */
export function needsRestart(before: Settings, after: Settings): boolean {
  return (
    before.enable !== after.enable ||
    before.path !== after.path ||
    before.interpreter !== after.interpreter ||
    before.usesProject !== after.usesProject ||
    before.wholeWorkspace !== after.wholeWorkspace
  );
}
