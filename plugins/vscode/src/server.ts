/** The process `replylint lsp` and the connection to it. */

import { homedir } from "node:os";
import { existsSync } from "node:fs";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State as Connection,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import { expanded, findProgram, type Machine, type Program } from "./program";
import { Restarts } from "./restarts";
import { serverOptions, type ServerOptions, type Settings } from "./settings";
import type { State } from "./status";

/** Languages that VS Code knows, or that extensions add, whose texts are checked. */
const LANGUAGES = [
  "markdown", "mdx", "html", "django-html", "plaintext", "liquid", "json", "yaml", "toml", "po", "csv",
]; // prettier-ignore
const MOST_LINES = 20;

export class Server implements vscode.Disposable {
  #client: LanguageClient | undefined;
  #settings: Settings;
  #said: string[] = [];
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

  /** The last that the server said on standard error. */
  get reason(): string {
    return this.#said.at(-1) ?? "";
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
    this.#said = [];
    this.output.info([program.command, ...program.arguments].join(" "));
    const client = new LanguageClient("replylint", "replylint", this.#executable(program, folders[0]), this.#wishes());
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.#client === client) this.#follow(newState);
    });
    try {
      await client.start();
    } catch (error) {
      if (this.reason === "") this.#said.push(error instanceof Error ? error.message : String(error));
      this.#become("failed");
    }
  }

  #follow(connection: Connection): void {
    if (connection === Connection.Starting) this.#become("starting");
    else if (connection === Connection.Running) this.#become("ready");
    else this.#become("failed");
  }

  #executable(program: Program, folder: string | undefined) {
    return {
      command: program.command,
      args: [...program.arguments],
      options: { cwd: folder ?? homedir() },
    };
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
          const again = this.state !== "starting" && this.#restarts.allows(Date.now());
          return { action: again ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
        },
      },
      middleware: {
        provideWorkspaceDiagnostics: (before, token, report, next) =>
          wholeWorkspace ? next(before, token, report) : { items: [] },
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
