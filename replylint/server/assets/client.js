// Talking to `replylint serve`: one check at a time, the newest wins.

/** @typedef {{text: string, safe: boolean, edit?: {start: number, end: number, text: string} | null}} Suggestion */
/** @typedef {{text: string, where: string}} Evidence */
/**
 * @typedef {{rule: string, level: "error" | "warning" | "info", message: string, why: string,
 *   start: number, end: number, excerpt: string, suggestions: Suggestion[], evidence: Evidence[]}} Finding
 */
/**
 * @typedef {{id: unknown, findings: Finding[], problems: string[], blocked: boolean, verdict: string,
 *   fail_on: "error" | "warning" | "info" | "never", language: "ru" | "uk" | "en",
 *   interface: "ru" | "uk" | "en"}} Answer
 */

/** What the server, or the way to it, answered instead of a result. */
export class CheckError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {number} status 0 if nothing answered
   */
  constructor(code, message, status) {
    super(message);
    this.name = "CheckError";
    this.code = code;
    this.status = status;
  }
}

export class Client {
  /**
   * @param {{base?: string, token?: string | null, fetcher?: typeof fetch, patience?: number}} [options]
   *   `base` is the server's address without a slash at its end, `patience` milliseconds.
   */
  constructor({ base = "", token = null, fetcher = (...given) => fetch(...given), patience = 10000 } = {}) {
    this.base = base;
    this.token = token;
    this.fetcher = fetcher;
    this.patience = patience;
  }

  /**
   * @param {object} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<Answer>}
   */
  check(request, signal) {
    return this.post("/v1/check", request, signal);
  }

  /**
   * @param {object} request
   * @returns {Promise<{draft: string, applied: number, check: Answer}>}
   */
  fix(request) {
    return this.post("/v1/fix", request);
  }

  /**
   * @param {{finding: {rule: string, excerpt: string}, reason: string, who?: string | null, ticket?: string | null}} request
   * @returns {Promise<{id: number, at: string}>}
   */
  override(request) {
    return this.post("/v1/overrides", request);
  }

  /**
   * @param {string} path
   * @param {object} body
   * @param {AbortSignal} [signal]
   */
  async post(path, body, signal) {
    const late = AbortSignal.timeout(this.patience);
    /** @type {Record<string, string>} */
    const headers = { "Content-Type": "application/json" };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const ended = signal ? AbortSignal.any([signal, late]) : late;
    let response;
    let answer;
    try {
      const asked = this.fetcher(this.base + path, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
        signal: ended,
      });
      // A helpdesk's proxy knows nothing of signals.
      response = await Promise.race([asked, given(ended)]);
      answer = await response.json();
    } catch (error) {
      if (signal?.aborted) throw error;
      if (late.aborted) throw new CheckError("late", "no answer in time", 0);
      throw new CheckError("unreachable", "no connection", 0);
    }
    if (!response.ok) {
      const { code = "unknown", message = response.statusText } = answer?.error ?? {};
      throw new CheckError(code, message, response.status);
    }
    return answer;
  }
}

/**
 * Rejects once the signal is given.
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function given(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Checks while somebody types: after a pause, and only the newest text. */
export class Checker {
  /**
   * @param {Client} client
   * @param {{delay?: number, onStart?: () => void, onAnswer: (answer: Answer, request: object) => void,
   *   onError: (error: CheckError) => void}} options `delay` in milliseconds
   */
  constructor(client, { delay = 250, onStart = () => {}, onAnswer, onError }) {
    this.client = client;
    this.delay = delay;
    this.onStart = onStart;
    this.onAnswer = onAnswer;
    this.onError = onError;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {AbortController | undefined} */
    this.running = undefined;
  }

  /**
   * Check this after the next pause, and forget what was asked before.
   * @param {object} request
   */
  later(request) {
    this.forget();
    this.timer = setTimeout(() => void this.now(request), this.delay);
  }

  /**
   * Check this at once; the answer, or null if a newer question overtook it or it failed.
   * @param {object} request
   * @returns {Promise<Answer | null>}
   */
  async now(request) {
    this.forget();
    const running = new AbortController();
    this.running = running;
    this.onStart();
    try {
      const answer = await this.client.check(request, running.signal);
      if (running.signal.aborted) return null;
      this.onAnswer(answer, request);
      return answer;
    } catch (error) {
      if (running.signal.aborted) return null;
      if (!(error instanceof CheckError)) throw error;
      this.onError(error);
      return null;
    }
  }

  /** Let go of a question that was not answered yet. */
  forget() {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = undefined;
  }
}
