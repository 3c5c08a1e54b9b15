// The ticket beside the draft: a few fields, or JSON as somebody has it.

import { element } from "./panel.js";
import { fill, wordsIn } from "./words.js";

/** @typedef {import("./words.js").Language} Language */
/** @typedef {{author: "customer" | "agent", public: boolean, text: string}} Message */

const CHANNELS = ["", "email", "chat", "push", "sms", "social"];

export class TicketForm {
  /**
   * @param {HTMLElement} root an empty element
   * @param {() => void} onChange
   * @param {Language} language
   */
  constructor(root, onChange, language) {
    this.root = root;
    this.onChange = onChange;
    this.language = language;
    this.asJson = false;
    this.json = "";
    this.fields = { customerName: "", customerEmail: "", agentName: "", subject: "", channel: "" };
    /** @type {Message[]} */
    this.messages = [{ author: "customer", public: true, text: "" }];
    this.problem = element("p", { class: "problem", role: "alert" });
    this.render();
  }

  /** @param {Language} language */
  speak(language) {
    this.language = language;
    this.render();
  }

  /**
   * The ticket as the server takes it; null if nothing was filled in, or the JSON can't be read.
   * @returns {unknown}
   */
  get ticket() {
    if (this.asJson) return this.parsed();
    const { customerName, customerEmail, agentName, subject, channel } = this.fields;
    const messages = this.messages.filter((message) => message.text.trim());
    if (!messages.length && !Object.values(this.fields).some(Boolean)) return null;
    return {
      channel: channel || null,
      subject: subject || null,
      customer: { name: customerName || null, email: customerEmail || null },
      agent: { name: agentName || null },
      messages,
    };
  }

  parsed() {
    this.problem.textContent = "";
    if (!this.json.trim()) return null;
    try {
      return JSON.parse(this.json);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.problem.textContent = fill(wordsIn(this.language).badJson, { message });
      return null;
    }
  }

  render() {
    const words = wordsIn(this.language);
    const tabs = element("div", { class: "tabs", role: "group", "aria-label": words.ticket }, [
      this.tab(words.form, false),
      this.tab(words.json, true),
    ]);
    const body = this.asJson ? this.jsonField() : this.form();
    this.root.replaceChildren(tabs, ...body, this.problem);
  }

  /**
   * @param {string} label
   * @param {boolean} json
   */
  tab(label, json) {
    const button = element("button", { type: "button", "aria-pressed": String(this.asJson === json), text: label });
    button.addEventListener("click", () => {
      this.asJson = json;
      this.problem.textContent = "";
      this.render();
      this.onChange();
    });
    return button;
  }

  jsonField() {
    const field = /** @type {HTMLTextAreaElement} */ (
      element("textarea", { rows: "14", spellcheck: "false", id: "ticket-json" })
    );
    field.value = this.json;
    field.addEventListener("input", () => {
      this.json = field.value;
      this.onChange();
    });
    return [element("label", { for: "ticket-json", text: wordsIn(this.language).ticketJson }), field];
  }

  form() {
    const words = wordsIn(this.language);
    const add = element("button", { type: "button", class: "plain", text: words.addMessage });
    add.addEventListener("click", () => {
      this.messages.push({ author: "customer", public: true, text: "" });
      this.render();
      const fields = this.root.querySelectorAll("li textarea");
      const last = fields[fields.length - 1];
      if (last instanceof HTMLElement) last.focus();
    });
    return [
      this.input("customerName", words.customerName),
      this.input("customerEmail", words.customerEmail),
      this.input("agentName", words.agentName),
      this.input("subject", words.subject),
      this.select(
        words.channel,
        this.fields.channel,
        CHANNELS.map((channel) => [channel, channel || "–"]),
        (value) => (this.fields.channel = value),
      ),
      element("h3", { text: words.messages }),
      element("ol", { class: "messages" }, this.messages.map((message, index) => this.message(message, index))),
      add,
    ];
  }

  /**
   * @param {"customerName" | "customerEmail" | "agentName" | "subject"} name
   * @param {string} label
   */
  input(name, label) {
    const field = /** @type {HTMLInputElement} */ (element("input", { autocomplete: "off" }));
    field.value = this.fields[name];
    field.addEventListener("input", () => {
      this.fields[name] = field.value;
      this.onChange();
    });
    return element("label", {}, [element("span", { text: label }), field]);
  }

  /**
   * @param {string} label
   * @param {string} value
   * @param {string[][]} choices pairs of a value and what is shown
   * @param {(value: string) => void} choose
   */
  select(label, value, choices, choose) {
    const field = /** @type {HTMLSelectElement} */ (
      element("select", {}, choices.map(([key, text]) => element("option", { value: key, text })))
    );
    field.value = value;
    field.addEventListener("change", () => {
      choose(field.value);
      this.onChange();
    });
    return element("label", {}, [element("span", { text: label }), field]);
  }

  /**
   * @param {Message} message
   * @param {number} index
   */
  message(message, index) {
    const words = wordsIn(this.language);
    const choices = [
      ["customer", words.fromCustomer],
      ["agent", words.fromAgent],
      ["note", words.internal],
    ];
    const value = message.public ? message.author : "note";
    const label = fill(words.message, { number: index + 1 });
    const who = this.select(label, value, choices, (chosen) => {
      message.author = chosen === "customer" ? "customer" : "agent";
      message.public = chosen !== "note";
    });
    const field = /** @type {HTMLTextAreaElement} */ (
      element("textarea", { rows: "3", "aria-label": label })
    );
    field.value = message.text;
    field.addEventListener("input", () => {
      message.text = field.value;
      this.onChange();
    });
    const remove = element("button", { type: "button", class: "plain", text: words.removeMessage });
    remove.addEventListener("click", () => {
      this.messages.splice(index, 1);
      this.render();
      this.onChange();
    });
    return element("li", {}, [who, field, remove]);
  }
}
