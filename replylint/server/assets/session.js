// What is known of one draft: its findings, and which of them the operator sends all the same.

/** @typedef {import("./client.js").Finding} Finding */
/** @typedef {import("./client.js").Answer} Answer */

/** @typedef {Pick<Finding, "rule" | "excerpt">} Named what a finding is known by */

const RANK = { info: 0, warning: 1, error: 2 };

/**
 * Two findings are the same if rule and words are: an override outlives changes elsewhere in the text.
 * @param {Named} finding
 */
export function keyOf(finding) {
  return `${finding.rule}\n${finding.excerpt}`;
}

/**
 * @param {Finding} finding
 * @param {Answer["fail_on"]} failOn
 */
export function blocks(finding, failOn) {
  return failOn !== "never" && RANK[finding.level] >= RANK[failOn];
}

export class Session {
  constructor() {
    /** @type {Answer | null} */
    this.answer = null;
    /** @type {Map<string, string>} */
    this.reasons = new Map();
  }

  /** @param {Answer | null} answer null: nothing is checked now; what was overridden stays so */
  take(answer) {
    this.answer = answer;
  }

  /** Start with another draft: nothing found yet, nothing overridden. */
  clear() {
    this.answer = null;
    this.reasons.clear();
  }

  /** @returns {Finding[]} */
  get findings() {
    return this.answer?.findings ?? [];
  }

  /**
   * @param {Named} finding
   * @returns {string | undefined} the reason, if the operator gave one
   */
  reasonFor(finding) {
    return this.reasons.get(keyOf(finding));
  }

  /**
   * @param {Named} finding
   * @param {string} reason
   */
  override(finding, reason) {
    this.reasons.set(keyOf(finding), reason);
  }

  /** @param {Named} finding */
  restore(finding) {
    this.reasons.delete(keyOf(finding));
  }

  /**
   * Findings that stop the reply: blocking ones without a reason.
   * @param {Answer | null} answer the answer that decides; else the one that was taken last
   * @returns {Finding[]}
   */
  blocking(answer = this.answer) {
    if (answer === null) return [];
    return answer.findings.filter((one) => blocks(one, answer.fail_on) && this.reasonFor(one) === undefined);
  }
}
