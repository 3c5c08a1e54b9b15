/** The item in the status bar. */

import * as vscode from "vscode";
import { countsOf } from "./findings";
import type { Server } from "./server";
import { statusOf } from "./status";

/** Show the state of the server and the number of findings in the text that is looked at. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("replylint", vscode.StatusBarAlignment.Right, 100);
  item.name = "replylint";
  const refresh = () => {
    const document = vscode.window.activeTextEditor?.document;
    const counts = document === undefined ? undefined : countsOf(vscode.languages.getDiagnostics(document.uri));
    const status = statusOf(server.state, counts, server.reason, vscode.l10n.t);
    const found = counts !== undefined && counts.errors + counts.others > 0;
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.backgroundColor = status.alarming ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    item.command = found ? "workbench.actions.view.problems" : "replylint.showOutput";
    item.accessibilityInformation = { label: `replylint: ${status.tooltip}` };
    void vscode.commands.executeCommand("setContext", "replylint.hasFindings", found);
  };
  refresh();
  item.show();
  return vscode.Disposable.from(
    item,
    server.onDidChange(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const uri = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((one) => one.toString() === uri)) refresh();
    }),
  );
}
