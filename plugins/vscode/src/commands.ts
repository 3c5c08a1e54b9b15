/** The commands of the palette and of the server's code actions. */

import * as vscode from "vscode";
import { rulesAt } from "./findings";
import { ASK_REASON } from "./settings";
import type { Server } from "./server";

/** Names of `replylint/lsp/actions.py`. */
const FIX_ALL = "source.fixAll.replylint";
const DISABLE = "replylint.disableHere";
const OPEN_RULE = "replylint.openRule";

/** Register the commands; `restart` starts the server anew. */
export function registerCommands(server: Server, restart: () => Promise<void>): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand("replylint.restart", restart),
    registerCommand("replylint.showOutput", () => server.output.show()),
    registerCommand("replylint.fixAll", () => fixAll()),
    registerCommand("replylint.showRule", () => showRule(server)),
    registerCommand(ASK_REASON, (uri: string, rule: string, start: number) => askReason(server, uri, rule, start)),
  ];
}

async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider", document.uri, whole, FIX_ALL,
  ); // prettier-ignore
  const edit = actions?.find((one) => one.kind?.value === FIX_ALL)?.edit;
  if (edit === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Nothing here can be fixed without a second look."));
    return;
  }
  await vscode.workspace.applyEdit(edit);
}

async function showRule(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { uri } = editor.document;
  const rules = rulesAt(vscode.languages.getDiagnostics(uri), editor.selection.active);
  const placeHolder = vscode.l10n.t("Which rule?");
  const rule = rules.length > 1 ? await vscode.window.showQuickPick(rules, { placeHolder }) : rules[0];
  if (rule !== undefined) await server.run(OPEN_RULE, [rule, uri.toString()]);
  else if (rules.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There is no finding at the cursor."));
  }
}

async function askReason(server: Server, uri: string, rule: string, start: number): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t("Why may this stay?"),
    prompt: vscode.l10n.t("The reason stands in the text, for whoever reads it next. Customers don't see it."),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() ? undefined : vscode.l10n.t("Please give a reason.")),
  });
  if (reason !== undefined) await server.run(DISABLE, [uri, rule, start, reason]);
}
