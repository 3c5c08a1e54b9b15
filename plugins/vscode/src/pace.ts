/** How often the server is asked for all texts of a folder. */

export interface Cancellable {
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** Lets one through at once, and others only after a pause (milliseconds) since the one before. */
export class Pace {
  #next = 0;

  constructor(private readonly pause: number) {}

  /** Resolves when it is time: to true, or to false if it was cancelled, after which the next one need not wait. */
  async wait(token: Cancellable): Promise<boolean> {
    const rest = this.#next - Date.now();
    if (rest > 0 && !(await this.#rest(rest, token))) return false;
    this.#next = Date.now() + this.pause;
    return true;
  }

  #rest(milliseconds: number, token: Cancellable): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        listening.dispose();
        resolve(true);
      }, milliseconds);
      const listening = token.onCancellationRequested(() => {
        clearTimeout(timer);
        // Who cancels wants to know anew, now.
        this.#next = 0;
        resolve(false);
      });
    });
  }
}
