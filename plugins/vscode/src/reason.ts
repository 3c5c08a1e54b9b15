/** Why a server ended. */

const LONGEST = 300;

/** One line out of what a program said on standard error: all of it, or of a traceback the last line. */
export function reasonOf(lines: readonly string[]): string {
  const said = lines.some((line) => line.startsWith("Traceback")) ? lines.slice(-1) : lines;
  const line = said.map((one) => one.trim()).join(" ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
