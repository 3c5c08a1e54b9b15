/** How often a server that ended is started again. */

const MOST = 3;
const WITHIN = 3 * 60_000;

/** Remembers when the server ended; one that ends again and again is left alone. */
export class Restarts {
  #ends: number[] = [];

  /** May it be started again, after it ended now (milliseconds)? */
  allows(now: number): boolean {
    this.#ends = [...this.#ends.filter((end) => now - end < WITHIN), now];
    return this.#ends.length <= MOST;
  }

  /** The user wants it started: what was is forgotten. */
  forget(): void {
    this.#ends = [];
  }
}
