// What a reader sees of HTML, as plain text: messages of a ticket are compared with the draft by their words.

const BLOCK =
  /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|BR|DD|DIV|DL|DT|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|OL|P|PRE|SECTION|TABLE|TR|UL)$/;
const UNSEEN = /^(?:HEAD|SCRIPT|STYLE|TEMPLATE|TITLE)$/;

/**
 * The text of a piece of HTML, a line for each block. Nothing in it is run or loaded.
 * @param {string} html
 */
export function textOf(html) {
  /** @type {string[]} */
  const pieces = [];
  /** @param {Node} parent */
  const gather = (parent) => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) pieces.push(node.data.replace(/\s+/g, " "));
      if (!(node instanceof Element) || UNSEEN.test(node.nodeName)) continue;
      const block = BLOCK.test(node.nodeName);
      if (block) pieces.push("\n");
      gather(node);
      if (block && node.nodeName !== "BR") pieces.push("\n");
      if (/^(?:TD|TH)$/.test(node.nodeName)) pieces.push(" ");
    }
  };
  gather(new DOMParser().parseFromString(html, "text/html").body);
  return pieces
    .join("")
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
