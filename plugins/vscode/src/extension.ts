/** Checks texts for customers while they are written: starts `replylint lsp` and shows how it fares. */

import * as vscode from "vscode";
import { showStatus } from "./bar";
import { registerCommands } from "./commands";
import { Server } from "./server";
import { needsRestart, readSettings, type Settings } from "./settings";

let server: Server | undefined;

function settingsNow(): Settings {
  const section = vscode.workspace.getConfiguration("replylint");
  return readSettings((key) => section.get(key), vscode.env.language);
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("replylint", { log: true });
  let settings = settingsNow();
  const running = new Server(settings, output);
  server = running;
  const restart = () => {
    settings = settingsNow();
    return running.restart(settings);
  };
  context.subscriptions.push(
    output,
    ...registerCommands(running, restart),
    showStatus(running),
    running.onDidChange((state) => {
      if (state === "missing") void tellMissing();
      if (state === "failed") void tellFailed(running);
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration("replylint")) return;
      const before = settings;
      settings = settingsNow();
      await (needsRestart(before, settings) ? running.restart(settings) : running.settle(settings));
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  await restart();
}

export function deactivate(): Promise<void> | undefined {
  return server?.dispose();
}

async function tellMissing(): Promise<void> {
  const settle = vscode.l10n.t("Open the settings");
  const sentence = vscode.l10n.t(
    "replylint was not found. Install it with its extra “lsp” into .venv of this folder or onto the PATH, or name it in the settings.",
  );
  const chosen = await vscode.window.showWarningMessage(sentence, settle);
  if (chosen === settle) await openSettings();
}

async function tellFailed(running: Server): Promise<void> {
  const show = vscode.l10n.t("Show the output");
  const settle = vscode.l10n.t("Open the settings");
  const again = vscode.l10n.t("Try again");
  const sentence = vscode.l10n.t("replylint does not run: {0}", running.reason || vscode.l10n.t("it ended"));
  const chosen = await vscode.window.showErrorMessage(sentence, again, show, settle);
  if (chosen === again) await vscode.commands.executeCommand("replylint.restart");
  else if (chosen === show) running.output.show();
  else if (chosen === settle) await openSettings();
}

function openSettings(): Thenable<unknown> {
  return vscode.commands.executeCommand("workbench.action.openSettings", "@ext:replylint.replylint");
}
