/** What is shown where the pointer rests. */

const BETWEEN = "\n\n---\n\n";

/**
 * The server's words without the messages at the head of each finding, in bold: VS Code shows these above.
 * @param markdown what `replylint/lsp/hover.py` makes
 */
export function withoutMessages(markdown: string): string {
  return markdown
    .split(BETWEEN)
    .map((finding) => finding.replace(/^\*\*.*\*\*(?:\n\n|$)/, ""))
    .filter(Boolean)
    .join(BETWEEN);
}
