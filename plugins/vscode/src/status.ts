/** What the status bar says. */

import type { Counts } from "./findings";

export type State = "off" | "starting" | "ready" | "missing" | "failed";

/** A sentence in the language of VS Code; `{0}` is the first of the values. */
export type Translate = (sentence: string, ...values: (string | number)[]) => string;

export interface Status {
  readonly text: string;
  readonly tooltip: string;
  readonly alarming: boolean;
}

const ICONS: Record<State, string> = {
  off: "$(circle-slash)",
  starting: "$(loading~spin)",
  ready: "$(check)",
  missing: "$(warning)",
  failed: "$(warning)",
};

/**
 * The words for a state.
 * @param counts the findings of the text that is looked at; undefined: none is
 * @param reason what was said when the server failed
 */
export function statusOf(state: State, counts: Counts | undefined, reason: string, translate: Translate): Status {
  const found = state === "ready" && counts !== undefined && counts.errors + counts.others > 0 ? counts : undefined;
  const icon = found === undefined ? ICONS[state] : found.errors > 0 ? "$(error)" : "$(info)";
  const number = found === undefined ? "" : ` ${found.errors + found.others}`;
  return {
    text: `${icon} replylint${number}`,
    tooltip: tooltipOf(state, counts, reason, translate),
    alarming: state === "missing" || state === "failed",
  };
}

function tooltipOf(state: State, counts: Counts | undefined, reason: string, translate: Translate): string {
  switch (state) {
    case "off":
      return translate("replylint is switched off in the settings");
    case "starting":
      return translate("replylint is starting");
    case "missing":
      return translate("replylint was not found on this machine");
    case "failed":
      return reason || translate("replylint ended");
    case "ready":
      if (counts === undefined) return translate("replylint is running");
      if (counts.errors + counts.others === 0) return translate("Nothing found in this text");
      return translate("In this text: errors {0}, other findings {1}", counts.errors, counts.others);
  }
}
