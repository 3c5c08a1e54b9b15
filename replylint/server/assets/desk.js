// A reply in somebody else's editor: checked while it is written, and once more before it leaves.

import { CheckError } from "./client.js";
import { Panel, shortened } from "./panel.js";
import { keyOf, Session } from "./session.js";
import { causeOf, fill, quoted, wordsIn } from "./words.js";

/** @typedef {import("./client.js").Answer} Answer */
/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./client.js").Finding} Finding */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {{author: "customer" | "agent", public: boolean, text: string, at?: string | null}} Message */
/**
 * @typedef {{id: string | null, channel?: string | null, subject: string | null,
 *   customer: {name: string | null, email: string | null}, agent: {name: string | null},
 *   messages: Message[], attachments?: string[] | null}} Ticket
 */
/** @typedef {{draft: string, markup: "plain" | "html", ticket: Ticket}} Reply */
/**
 * What a helpdesk gives and takes.
 * @typedef {object} Host
 * @property {() => Promise<Reply | "note" | "empty">} read what stands in the editor now
 * @property {(draft: string) => Promise<unknown>} write put another draft into the editor
 * @property {(message: string) => Promise<unknown>} tell show a passing notice
 * @property {(finding: Finding, reason: string | null) => unknown} [overridden] a reason was given, or taken back
 */

const RANK = { error: 0, warning: 1, info: 2 };
// With it a request stays well under the 2 MB that a server takes, whatever the alphabet.
const MOST_CONTEXT = 400_000;
const MESSAGES_SHOWN = 2;
const MOST_READINGS = 4;

export class Desk {
  /**
   * @param {HTMLElement} root an empty element, which becomes the panel
   * @param {Host} host
   * @param {{client: Client, language: Language, strict?: boolean, delay?: number}} options `strict`: what can't
   *   be checked is not sent; `delay` after the last change, in milliseconds
   */
  constructor(root, host, { client, language, strict = false, delay = 300 }) {
    this.host = host;
    this.client = client;
    this.language = language;
    this.strict = strict;
    this.delay = delay;
    this.session = new Session();
    this.panel = new Panel(
      root,
      this.session,
      {
        fix: (finding, suggestion) => void this.fix(finding, suggestion),
        override: (finding, reason) => void this.override(finding, reason),
        restore: (finding) => void this.host.overridden?.(finding, null),
      },
      language,
    );
    /** @type {Reply | null} the reply to which the findings shown belong */
    this.seen = null;
    /** The number of the newest look; what an older one finds is not shown any more. */
    this.looks = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Something has changed: look again after the next pause. */
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), this.delay);
  }

  /** Check what stands in the editor, and show the findings. */
  async look() {
    clearTimeout(this.timer);
    const number = ++this.looks;
    try {
      await this.examine(await this.host.read(), number);
    } catch (error) {
      if (number === this.looks) this.panel.fail(asCheckError(error));
    }
  }

  /**
   * @param {Reply | "note" | "empty"} reply
   * @param {number} number
   * @returns {Promise<Answer | null>} null where there is nothing to check
   */
  async examine(reply, number) {
    if (typeof reply === "string") {
      if (number === this.looks) this.rest(reply);
      return null;
    }
    this.panel.busy();
    const answer = await this.client.check(this.request(reply));
    if (number === this.looks) this.show(answer, reply);
    return answer;
  }

  /** @param {Reply} reply */
  request({ draft, markup, ticket }) {
    const messages = newest(ticket.messages);
    return { draft, as: "reply", ticket: { ...ticket, messages }, options: { interface: this.language, markup } };
  }

  /**
   * @param {Answer} answer
   * @param {Reply} reply
   */
  show(answer, reply) {
    this.seen = reply;
    // The text is not in sight here: what holds the reply back comes first, and else the order of the text.
    const findings = answer.findings.toSorted((one, other) => RANK[one.level] - RANK[other.level]);
    this.session.take({ ...answer, findings });
    this.panel.render();
  }

  /** @param {"note" | "empty"} why there is nothing to check */
  rest(why) {
    this.seen = null;
    this.session.take(null);
    this.panel.render();
    if (why === "note") this.panel.say(wordsIn(this.language).note, "note");
  }

  /** The reply has left: the next one starts without overrides. */
  sent() {
    this.looks += 1;
    this.session.clear();
    this.rest("empty");
  }

  /**
   * The reply is about to leave. What was typed last counts, so it is read and checked at once, and again if it
   * changed meanwhile.
   * @returns {Promise<string | null>} what to tell the operator if it must stay; null lets it go
   */
  async decide() {
    clearTimeout(this.timer);
    try {
      let reply = await this.host.read();
      for (let readings = 1; ; readings += 1) {
        const answer = await this.examine(reply, ++this.looks);
        const now = await this.host.read();
        if (sameReply(now, reply) || readings === MOST_READINGS) return answer && this.objection(answer);
        reply = now;
      }
    } catch (error) {
      return this.unchecked(asCheckError(error));
    }
  }

  /**
   * @param {Answer} answer
   * @returns {string | null}
   */
  objection(answer) {
    const blocking = this.session.blocking(answer);
    if (blocking.length === 0) return null;
    const words = wordsIn(this.language);
    const messages = [...new Set(blocking.map((finding) => this.told(finding)))];
    const shown = messages.slice(0, MESSAGES_SHOWN);
    const left = messages.length - shown.length;
    if (left) shown.push(fill(words.more, { count: left }));
    return plain(fill(words.stopped, { messages: shown.join(" ") }));
  }

  /**
   * The message of a finding, for a place from which the text can't be seen.
   * @param {Finding} finding
   */
  told({ excerpt, message }) {
    return message.includes(excerpt) ? message : `${quoted(shortened(excerpt), this.language)}: ${message}`;
  }

  /**
   * @param {CheckError} error
   * @returns {Promise<string | null>}
   */
  async unchecked(error) {
    this.panel.fail(error);
    const words = wordsIn(this.language);
    const said = (/** @type {string} */ text) => plain(fill(text, { message: causeOf(error, this.language) }));
    if (this.strict) return said(words.heldUnchecked);
    // A notice that can't be shown is no reason to hold a reply back.
    await this.host.tell(said(words.sentUnchecked)).catch(() => {});
    return null;
  }

  /**
   * Put a suggestion into the draft, markup and all.
   * @param {Finding} finding
   * @param {number} suggestion
   */
  async fix(finding, suggestion) {
    try {
      const wanted = await this.current(finding);
      const { seen } = this;
      if (wanted === undefined || seen === null) return;
      const { rule, start, end } = wanted;
      const fixes = [{ rule, start, end, suggestion }];
      const { draft, check } = await this.client.fix({ ...this.request(seen), fixes });
      await this.host.write(draft);
      this.looks += 1;
      this.show(check, { ...seen, draft });
    } catch (error) {
      const message = causeOf(asCheckError(error), this.language);
      this.panel.say(fill(wordsIn(this.language).notFixed, { message }), "problem");
    }
  }

  /**
   * The finding as it is in the draft of this moment, if it is still there.
   * @param {Finding} finding
   */
  async current(finding) {
    const now = await this.host.read();
    if (this.seen !== null && typeof now !== "string" && now.draft === this.seen.draft) return finding;
    await this.examine(now, ++this.looks);
    return this.session.findings.find((one) => keyOf(one) === keyOf(finding));
  }

  /**
   * @param {Finding} finding
   * @param {string} reason
   */
  async override(finding, reason) {
    this.host.overridden?.(finding, reason);
    const { id = null, agent = null } = this.seen?.ticket ?? {};
    const { rule, excerpt } = finding;
    try {
      await this.client.override({ finding: { rule, excerpt }, reason, who: agent?.name ?? null, ticket: id });
    } catch (error) {
      const refused = asCheckError(error);
      // A server that keeps no overrides is set up so.
      if (refused.code === "overrides") return;
      const message = causeOf(refused, this.language);
      this.panel.say(fill(wordsIn(this.language).notKept, { message }), "problem");
    }
  }
}

/**
 * The last messages of a conversation, as many as go into a request.
 * @param {Message[]} messages
 */
function newest(messages) {
  let first = messages.length;
  for (let room = MOST_CONTEXT; first > 0; first -= 1) {
    room -= messages[first - 1].text.length;
    if (room < 0) break;
  }
  return messages.slice(first);
}

/**
 * @param {Reply | "note" | "empty"} one
 * @param {Reply | "note" | "empty"} other
 */
function sameReply(one, other) {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return one.draft === other.draft && one.markup === other.markup;
}

/** @param {unknown} error */
function asCheckError(error) {
  if (error instanceof CheckError) return error;
  return new CheckError("host", error instanceof Error ? error.message : String(error), 0);
}

/**
 * The same words without the signs of markup: some helpdesks show a message as HTML, and it quotes the draft.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/</g, "‹").replace(/>/g, "›").replace(/\s+/g, " ").trim();
}
