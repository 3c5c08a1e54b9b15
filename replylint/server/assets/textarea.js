// A draft in an ordinary text box of somebody else's page: shown by selecting, changed so that undo takes it back.

import { toUnits } from "./editor.js";

/** @typedef {import("./client.js").Finding} Finding */

export class Textarea {
  /** @param {HTMLTextAreaElement} box */
  constructor(box) {
    this.box = box;
  }

  /**
   * Select a finding and bring it into view.
   * @param {Finding} finding
   */
  show(finding) {
    const text = this.box.value;
    this.box.focus();
    this.box.setSelectionRange(toUnits(text, finding.start), toUnits(text, finding.end));
  }

  /**
   * Put a text in the place of a finding.
   * @param {Finding} finding
   * @param {string} replacement
   */
  replace(finding, replacement) {
    this.show(finding);
    // The only way to edit that the undo of browsers knows of; where it is gone, the value is changed itself.
    if (document.execCommand(replacement ? "insertText" : "delete", false, replacement)) return;
    this.box.setRangeText(replacement);
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
