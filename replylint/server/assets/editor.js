// The draft as one types it, with findings underlined. Nothing is ever written into the text:
// underlines are ranges of the CSS Custom Highlight API, which browsers paint beside the document.

/** @typedef {import("./client.js").Finding} Finding */

const LEVELS = /** @type {const} */ (["error", "warning", "info"]);

/**
 * The offset in UTF-16 units, which browsers count, of an offset in code points, which the server counts.
 * @param {string} text
 * @param {number} points
 */
export function toUnits(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left -= 1) {
    units += /** @type {number} */ (text.codePointAt(units)) > 0xffff ? 2 : 1;
  }
  return units;
}

export class Editor {
  /**
   * @param {HTMLElement} field an empty element; it becomes editable, for plain text only
   * @param {() => void} onChange
   */
  constructor(field, onChange) {
    this.field = field;
    field.setAttribute("contenteditable", "plaintext-only");
    if (field.contentEditable !== "plaintext-only") field.setAttribute("contenteditable", "true");
    field.addEventListener("input", () => {
      this.mark([]);
      onChange();
    });
    field.addEventListener("paste", (event) => {
      if (field.contentEditable === "plaintext-only") return;
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
    });
    /** @type {Finding[]} */
    this.marked = [];
  }

  /** The draft; a line break that a browser adds at the end, so that the cursor has a line, is none of it. */
  get text() {
    return this.pieces()
      .map((piece) => piece.text)
      .join("")
      .replace(/\n$/, "");
  }

  set text(text) {
    this.field.textContent = text;
    this.mark([]);
  }

  /**
   * Text nodes and line breaks in order. Browsers keep a line as a text with its break, or as a block.
   * @returns {{node: Node, text: string}[]}
   */
  pieces() {
    const walker = document.createTreeWalker(this.field, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const pieces = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) pieces.push({ node, text: node.data });
      // A break at the end of a block, or before one, only gives its line a height.
      else if (node.nodeName === "BR" ? /^(#text|BR)$/.test(node.nextSibling?.nodeName ?? "") : node.previousSibling) {
        pieces.push({ node, text: "\n" });
      }
    }
    return pieces;
  }

  /**
   * The range of the document that shows text from one offset to another, in UTF-16 units.
   * @param {number} start
   * @param {number} end
   */
  range(start, end) {
    const range = document.createRange();
    let at = 0;
    let open = false;
    for (const { node, text } of this.pieces()) {
      const past = at + text.length;
      const inside = (/** @type {number} */ offset) => (node instanceof Text ? offset - at : 0);
      if (!open && start < past) {
        if (node instanceof Text) range.setStart(node, inside(start));
        else range.setStartBefore(node);
        open = true;
      }
      if (open && end <= past) {
        if (node instanceof Text) range.setEnd(node, inside(end));
        else range.setEndAfter(node);
        return range;
      }
      at = past;
    }
    return open ? range : null;
  }

  /**
   * Underline these findings and no others.
   * @param {Finding[]} findings
   */
  mark(findings) {
    this.marked = findings;
    if (!("highlights" in CSS)) return;
    const text = this.text;
    for (const level of LEVELS) {
      const ranges = findings
        .filter((finding) => finding.level === level)
        .map((finding) => this.range(toUnits(text, finding.start), toUnits(text, finding.end)))
        .filter((range) => range !== null);
      CSS.highlights.set(`replylint-${level}`, new Highlight(...ranges));
    }
  }

  /**
   * Select a finding and bring it into view.
   * @param {Finding} finding
   */
  show(finding) {
    const text = this.text;
    const range = this.range(toUnits(text, finding.start), toUnits(text, finding.end));
    if (range === null) return;
    this.field.focus();
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const place = range.startContainer.parentElement ?? this.field;
    place.scrollIntoView({ block: "nearest" });
  }

  /**
   * Put a text in the place of a finding, so that the browser's own undo takes it back.
   * @param {Finding} finding
   * @param {string} replacement
   */
  replace(finding, replacement) {
    const text = this.text;
    const range = this.range(toUnits(text, finding.start), toUnits(text, finding.end));
    if (range === null) return;
    this.field.focus();
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    // The only way to edit that the undo of browsers knows of; where it is gone, the range is changed itself.
    const done = document.execCommand(replacement ? "insertText" : "delete", false, replacement);
    if (!done) {
      range.deleteContents();
      range.insertNode(document.createTextNode(replacement));
      this.field.dispatchEvent(new Event("input"));
    }
  }
}
