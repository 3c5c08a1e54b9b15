// The ticket that is open in Freshdesk, as the check wants it.

import { textOf } from "./html.js";

/** @typedef {import("./desk.js").Host} Host */
/** @typedef {import("./desk.js").Message} Message */
/** @typedef {import("./desk.js").Reply} Reply */
/** @typedef {import("./freshworks.js").FreshworksClient} FreshworksClient */
/**
 * A conversation as the API has it: https://developers.freshdesk.com/api/#list_all_ticket_notes
 * @typedef {{body?: string, body_text?: string, incoming?: boolean, private?: boolean, created_at?: string}} Entry
 */

const PAGE_SIZE = 100;
const MOST_PAGES = 5;
// The API's numbers for the source of a ticket: https://developers.freshdesk.com/api/#tickets
/** @type {Record<number, string>} */
const CHANNELS = { 1: "email", 2: "email", 5: "social", 6: "social", 7: "chat", 9: "email", 10: "email", 13: "chat" };

/** @implements {Host} */
export class FreshdeskTicket {
  /**
   * @param {FreshworksClient} freshworks
   * @param {{readsConversation: boolean, onUnread: () => void}} options `onUnread` is called if the
   *   conversation should have been read and could not be
   */
  constructor(freshworks, { readsConversation, onUnread }) {
    this.freshworks = freshworks;
    this.readsConversation = readsConversation;
    this.onUnread = onUnread;
    /** @type {unknown} what Freshdesk said of the reply that is about to leave */
    this.leaving = null;
    /** @type {Promise<import("./desk.js").Ticket> | null} */
    this.ticket = null;
  }

  /**
   * A reply is about to leave: the conversation may have grown since the last one.
   * @param {unknown} data
   */
  leaves(data) {
    this.leaving = data;
    this.ticket = null;
  }

  /** @returns {Promise<Reply | "note" | "empty">} */
  async read() {
    const draft = bodyOf(this.leaving);
    if (draft === null) throw new Error("Freshdesk gave no text of the reply");
    if (!textOf(draft)) return "empty";
    this.ticket ??= this.readTicket();
    return { draft, markup: "html", ticket: await this.ticket };
  }

  /** @returns {Promise<import("./desk.js").Ticket>} */
  async readTicket() {
    const [ticket, contact, user] = await Promise.all([this.get("ticket"), this.get("contact"), this.get("loggedInUser")]);
    const id = ticket.id ? String(ticket.id) : null;
    const description = asText(ticket.description_text) ?? textOf(asText(ticket.description) ?? "");
    /** @type {Message} */
    const first = { author: "customer", public: true, text: description, at: asText(ticket.created_at) };
    return {
      id,
      channel: CHANNELS[Number(ticket.source)] ?? null,
      subject: asText(ticket.subject),
      customer: { name: asText(contact.name), email: asText(contact.email) },
      agent: { name: asText(asObject(user.contact).name) },
      messages: [...(description ? [first] : []), ...(await this.conversation(id))],
      attachments: filesOf(this.leaving),
    };
  }

  /** @returns {Promise<string | null>} the language in which the agent sees Freshdesk */
  async locale() {
    const user = await this.get("loggedInUser");
    return asText(asObject(user.contact).language) ?? asText(user.language);
  }

  /**
   * What Freshdesk tells of an object of this page; nothing where it tells nothing.
   * @param {string} name
   * @returns {Promise<Record<string, unknown>>}
   */
  async get(name) {
    try {
      return asObject((await this.freshworks.data.get(name))[name]);
    } catch {
      return {};
    }
  }

  /**
   * @param {string | null} id
   * @returns {Promise<Message[]>}
   */
  async conversation(id) {
    if (!this.readsConversation || id === null) return [];
    /** @type {Message[]} */
    const messages = [];
    try {
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const options = { context: { id, page: String(page) } };
        const { response } = await this.freshworks.request.invokeTemplate("conversations", options);
        const entries = /** @type {Entry[]} */ (JSON.parse(response));
        messages.push(...entries.map(messageFrom));
        if (entries.length < PAGE_SIZE) break;
      }
    } catch {
      this.onUnread();
    }
    return messages;
  }

  /** @param {string} draft */
  write(draft) {
    return this.freshworks.interface.trigger("setValue", { id: "editor", text: draft, replace: true });
  }

  /** @param {string} message */
  tell(message) {
    return this.freshworks.interface.trigger("showNotify", { type: "warning", message });
  }
}

/**
 * The HTML of a reply. The documentation names no keys; `body` and `full_text` are what Freshdesk was seen to give.
 * @param {unknown} data
 */
function bodyOf(data) {
  const { body, body_html: html, full_text: whole } = asObject(data);
  return asText(body) ?? asText(html) ?? asText(whole);
}

/** @param {unknown} data */
function filesOf(data) {
  const { attachments } = asObject(data);
  if (!Array.isArray(attachments)) return null;
  return attachments.map((file) => asText(asObject(file).name) ?? asText(asObject(file).file_name) ?? "");
}

/**
 * @param {Entry} entry
 * @returns {Message}
 */
function messageFrom({ body, body_text: text, incoming, private: internal, created_at: at }) {
  return { author: incoming ? "customer" : "agent", public: !internal, text: text ?? textOf(body ?? ""), at: at ?? null };
}

/** @param {unknown} value */
function asText(value) {
  return typeof value === "string" ? value : null;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function asObject(value) {
  return typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}
