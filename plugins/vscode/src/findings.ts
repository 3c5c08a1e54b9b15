/** Findings among what VS Code shows of a text. */

export const SOURCE = "replylint";

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** As much of a VS Code diagnostic as is needed here. */
export interface Shown {
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
  readonly severity: number;
  readonly range: { readonly start: Place; readonly end: Place };
}

export interface Counts {
  readonly errors: number;
  readonly others: number;
}

/** How many errors and other findings there are; `ERROR` is 0 in VS Code. */
export function countsOf(shown: readonly Shown[]): Counts {
  const ours = shown.filter((one) => one.source === SOURCE);
  const errors = ours.filter((one) => one.severity === 0).length;
  return { errors, others: ours.length - errors };
}

/** The rules of the findings at a place, each once; without any there, those of the place's line. */
export function rulesAt(shown: readonly Shown[], at: Place): string[] {
  const ours = shown.filter((one) => one.source === SOURCE && ruleOf(one) !== undefined);
  const here = ours.filter((one) => !isBefore(at, one.range.start) && !isBefore(one.range.end, at));
  const beside = ours.filter((one) => one.range.start.line <= at.line && at.line <= one.range.end.line);
  const rules = (here.length ? here : beside).map((one) => ruleOf(one) ?? "");
  return [...new Set(rules)];
}

function ruleOf(shown: Shown): string | undefined {
  const code = typeof shown.code === "object" ? shown.code.value : shown.code;
  return typeof code === "string" ? code : undefined;
}

function isBefore(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
