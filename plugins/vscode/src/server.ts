/** The process `replylint lsp` and the connection to it. */

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State as Connection,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import { withoutMessages } from "./hover";
import { Pace } from "./pace";
import { expanded, findProgram, type Machine, type Program } from "./program";
import { reasonOf } from "./reason";
import { Restarts } from "./restarts";
import { serverOptions, type ServerOptions, type Settings } from "./settings";
import type { State } from "./status";

/** Languages that VS Code knows, or that extensions add, whose texts are checked. */
const LANGUAGES = [
  "markdown", "mdx", "html", "django-html", "plaintext", "liquid", "json", "yaml", "toml", "po", "csv",
]; // prettier-ignore
const MOST_LINES = 20;
/** Milliseconds that a process which failed is given to say why. */
const LAST_WORDS = 2000;
/** Milliseconds between two questions for all texts of a folder; VS Code would ask every two seconds. */
const PAUSE = 15_000;

/** Says in the output what went wrong; what the user is to know of it is told by `Server`. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Server implements vscode.Disposable {
  #client: LanguageClient | undefined;
  #settings: Settings;
  #said: string[] = [];
  #over: Promise<unknown> = Promise.resolve();
  #restarts = new Restarts();
  #changed = new vscode.EventEmitter<State>();
  #work: Promise<void> = Promise.resolve();
  state: State = "off";
  /** Fires after every change of `state`. */
  readonly onDidChange = this.#changed.event;

  constructor(
    settings: Settings,
    readonly output: vscode.LogOutputChannel,
  ) {
    this.#settings = settings;
  }

  /** Why the server does not run, in its own words or the system's; "" if nothing was said. */
  get reason(): string {
    return reasonOf(this.#said);
  }

  /** End the server, if there is one, and start it anew. */
  restart(settings: Settings): Promise<void> {
    this.#settings = settings;
    this.#restarts.forget();
    return this.#next(async () => {
      await this.#end();
      await this.#begin();
    });
  }

  /** Tell the running server of other settings. */
  async settle(settings: Settings): Promise<void> {
    this.#settings = settings;
    if (this.state === "ready") {
      await this.#client?.sendNotification("workspace/didChangeConfiguration", {
        settings: { replylint: this.#options() },
      });
    }
  }

  /** Run a command of the server's; false if there is no server. */
  async run(command: string, values: readonly unknown[]): Promise<boolean> {
    if (this.#client === undefined || this.state !== "ready") return false;
    await this.#client.sendRequest("workspace/executeCommand", { command, arguments: values });
    return true;
  }

  dispose(): Promise<void> {
    return this.#next(() => this.#end());
  }

  /** One thing at a time: a server that is being started can't be ended yet. */
  #next(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(task, task);
    return this.#work;
  }

  #become(state: State): void {
    this.state = state;
    this.#changed.fire(state);
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client !== undefined) {
      await client.dispose().catch((error: unknown) => this.output.warn(String(error)));
    }
    this.#become("off");
  }

  async #begin(): Promise<void> {
    if (!this.#settings.enable) return;
    const folders = (vscode.workspace.workspaceFolders ?? []).map((one) => one.uri.fsPath);
    const program = findProgram(this.#settings, folders, vscode.workspace.isTrusted, machine());
    if (program === undefined) {
      this.#become("missing");
      return;
    }
    this.output.info([program.command, ...program.arguments].join(" "));
    const launch = () => this.#launch(program, folders[0]);
    const client = new QuietClient("replylint", "replylint", launch, this.#wishes());
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.#client !== client) return;
      if (newState === Connection.Starting) this.#become("starting");
      else if (newState === Connection.Running) this.#become("ready");
      else void this.#fail(client);
    });
    await client.start().catch(() => this.#fail(client));
  }

  /** Tell that the server ended, once it has said why; not if it is being started again. */
  async #fail(client: LanguageClient): Promise<void> {
    await Promise.race([this.#over, new Promise((resolve) => setTimeout(resolve, LAST_WORDS))]);
    const runs = client.state === Connection.Starting || client.state === Connection.Running;
    if (this.#client === client && !runs && this.state !== "failed") this.#become("failed");
  }

  #launch(program: Program, folder: string | undefined): Promise<ChildProcess> {
    this.#said = [];
    const child = spawn(program.command, program.arguments, { cwd: folder ?? homedir(), windowsHide: true });
    this.#over = new Promise((resolve) => child.once("close", resolve));
    // What is written to a process that has just ended is lost, which its end tells.
    child.stdin.on("error", () => {});
    return new Promise((resolve, reject) => {
      child.once("spawn", () => resolve(child));
      child.once("error", (error) => {
        const isMissing = "code" in error && error.code === "ENOENT";
        this.#said.push(isMissing ? vscode.l10n.t("there is no program {0}", program.command) : error.message);
        reject(error);
      });
    });
  }

  #options(): ServerOptions {
    const options = serverOptions(this.#settings);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    return options.configPath === undefined
      ? options
      : { ...options, configPath: expanded(options.configPath, folder, homedir()) };
  }

  #wishes(): LanguageClientOptions {
    const wholeWorkspace = this.#settings.wholeWorkspace;
    const pace = new Pace(PAUSE);
    return {
      documentSelector: LANGUAGES.flatMap((language) => [
        { language, scheme: "file" },
        { language, scheme: "untitled" },
      ]),
      outputChannel: this.output,
      traceOutputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: () => this.#options(),
      initializationFailedHandler: () => false,
      stdioOptions: {
        stdout: () => {},
        stderr: (stream) => {
          stream.setEncoding("utf-8");
          stream.on("data", (said: string) => this.#hear(said));
        },
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          const again = this.state === "ready" && this.#restarts.allows(Date.now());
          return { action: again ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
        },
      },
      middleware: {
        provideHover: async (document, position, token, next) => {
          const hover = await next(document, position, token);
          for (const content of hover?.contents ?? []) {
            if (content instanceof vscode.MarkdownString) content.value = withoutMessages(content.value);
          }
          return hover;
        },
        provideWorkspaceDiagnostics: async (before, token, report, next) =>
          wholeWorkspace && (await pace.wait(token)) ? next(before, token, report) : { items: [] },
      },
    };
  }

  #hear(said: string): void {
    const lines = said.split(/\r?\n/).map((line) => line.trimEnd());
    this.#said = [...this.#said, ...lines.filter(Boolean)].slice(-MOST_LINES);
    for (const line of lines) if (line) this.output.error(line);
  }
}

function machine(): Machine {
  return {
    platform: process.platform,
    home: homedir(),
    searchPath: process.env["PATH"] ?? "",
    exists: existsSync,
  };
}
