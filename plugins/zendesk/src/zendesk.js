// The ticket that is open in Zendesk Support, as the check wants it.

import { textOf } from "./html.js";

/** @typedef {import("./desk.js").Host} Host */
/** @typedef {import("./desk.js").Message} Message */
/** @typedef {import("./desk.js").Reply} Reply */
/** @typedef {import("./zaf.js").ZafClient} ZafClient */
/**
 * A message as `ticket.conversation` has it:
 * https://developer.zendesk.com/api-reference/apps/apps-support-api/ticket_sidebar/
 * @typedef {{author?: {role?: string}, channel?: {name?: string}, timestamp?: string,
 *   message?: {content?: string | null, contentType?: string}}} Entry
 */

const DRAFT = ["ticket.comment.text", "ticket.comment.type", "ticket.comment.useRichText"];
const CONTEXT = [
  "ticket.id",
  "ticket.subject",
  "ticket.requester",
  "ticket.conversation",
  "ticket.comment.attachments",
  "currentUser",
];
const NOTICE_MS = 10000;
const CUSTOMERS = new Set(["end-user", "customer"]);

/** @type {Record<string, string>} */
const CHANNELS = {
  email: "email",
  web: "email",
  api: "email",
  chat: "chat",
  native_messaging: "chat",
  messaging: "chat",
  whatsapp: "chat",
  telegram: "chat",
  viber: "chat",
  sms: "sms",
  facebook: "social",
  twitter: "social",
  instagram_dm: "social",
};

/** @implements {Host} */
export class ZendeskTicket {
  /** @param {ZafClient} zaf */
  constructor(zaf) {
    this.zaf = zaf;
  }

  /** @returns {Promise<string | null>} the language in which the operator sees Zendesk, as «uk» or «en-US» */
  async locale() {
    try {
      const { "currentUser.locale": locale } = await this.zaf.get(["currentUser.locale"]);
      return typeof locale === "string" ? locale : null;
    } catch {
      return null;
    }
  }

  /** @returns {Promise<Reply | "note" | "empty">} */
  async read() {
    const got = await this.zaf.get([...DRAFT, ...CONTEXT]);
    const refused = got.errors?.["ticket.comment.text"];
    if (refused) throw new Error(messageOf(refused));
    const text = String(got["ticket.comment.text"] ?? "");
    const markup = got["ticket.comment.useRichText"] ? "html" : "plain";
    if (!(markup === "html" ? textOf(text) : text.trim())) return "empty";
    if (got["ticket.comment.type"] === "internalNote") return "note";
    return { draft: text, markup, ticket: ticketOf(got) };
  }

  /** @param {string} draft */
  write(draft) {
    return this.zaf.set("ticket.comment.text", draft);
  }

  /** @param {string} message */
  tell(message) {
    return this.zaf.invoke("notify", message, "alert", NOTICE_MS);
  }
}

/**
 * What of the ticket is to be had; on a new ticket there is no conversation yet.
 * @param {Record<string, unknown>} got
 * @returns {import("./desk.js").Ticket}
 */
function ticketOf(got) {
  const requester = /** @type {{name?: string, email?: string} | null | undefined} */ (got["ticket.requester"]);
  const agent = /** @type {{name?: string} | null | undefined} */ (got.currentUser);
  const said = got["ticket.conversation"];
  const entries = /** @type {Entry[]} */ (Array.isArray(said) ? said : []);
  const files = got["ticket.comment.attachments"];
  return {
    id: got["ticket.id"] ? String(got["ticket.id"]) : null,
    channel: channelOf(entries),
    subject: /** @type {string | undefined} */ (got["ticket.subject"]) ?? null,
    customer: { name: requester?.name ?? null, email: requester?.email ?? null },
    agent: { name: agent?.name ?? null },
    messages: entries.map(messageFrom),
    attachments: Array.isArray(files) ? files.map((file) => String(file?.filename ?? file?.fileName ?? "")) : null,
  };
}

/**
 * @param {Entry} entry
 * @returns {Message}
 */
function messageFrom({ author, channel, timestamp, message }) {
  const content = message?.content ?? "";
  return {
    author: CUSTOMERS.has(author?.role ?? "") ? "customer" : "agent",
    public: channel?.name !== "internal",
    text: message?.contentType === "text/plain" ? content : textOf(content),
    at: timestamp ?? null,
  };
}

/**
 * The channel of the newest message that the customer can see.
 * @param {Entry[]} entries
 */
function channelOf(entries) {
  const names = entries.map((entry) => entry.channel?.name ?? "").filter((name) => name && name !== "internal");
  return CHANNELS[names.at(-1) ?? ""] ?? null;
}

/** @param {unknown} refused */
function messageOf(refused) {
  const { message } = /** @type {{message?: unknown}} */ (refused);
  return typeof message === "string" ? message : String(refused);
}
