// The list of findings: reason, evidence, one-click fixes, "send anyway". The same in every host.

import { keyOf } from "./session.js";
import { causeOf, fill, placeIn, quoted, wordsIn } from "./words.js";

/** @typedef {import("./client.js").Finding} Finding */
/** @typedef {import("./client.js").Suggestion} Suggestion */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {import("./session.js").Session} Session */

const MOST_SUGGESTIONS = 3;

/**
 * @typedef {object} Actions
 * @property {(finding: Finding, suggestion: number) => void} [fix] put a suggestion into the draft
 * @property {(finding: Finding, reason: string) => void} [override] send with this finding
 * @property {(finding: Finding) => void} [restore] take the override back
 * @property {(finding: Finding) => void} [show] show the place in the draft
 */

/**
 * @param {string} tag
 * @param {Record<string, string | boolean>} [attributes] `text` is the text inside
 * @param {(Node | null)[]} [children]
 */
export function element(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = String(value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false) node.setAttribute(name, String(value));
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

export class Panel {
  /**
   * @param {HTMLElement} root an empty element, which becomes the panel
   * @param {Session} session
   * @param {Actions} actions what is left out has no button
   * @param {Language} language
   */
  constructor(root, session, actions, language) {
    this.root = root;
    this.session = session;
    this.actions = actions;
    this.language = language;
    this.verdict = element("p", { class: "verdict", role: "status", "aria-live": "polite" });
    this.list = element("ol", { class: "findings" });
    /** @type {{key: string, text: string} | null} the finding whose reason is being typed, and what of it is there */
    this.asking = null;
    root.classList.add("replylint");
    root.replaceChildren(this.verdict, this.list);
    this.render();
  }

  get words() {
    return wordsIn(this.language);
  }

  /** @param {Language} language */
  speak(language) {
    this.language = language;
    this.render();
  }

  /** Say that an answer is on its way; what was found last stays readable. */
  busy() {
    this.root.setAttribute("aria-busy", "true");
    if (this.session.answer === null) this.say(this.words.checking, "busy");
  }

  /**
   * Show a sentence in the place of the verdict.
   * @param {string} text
   * @param {"busy" | "note" | "problem"} tone
   */
  say(text, tone) {
    this.verdict.textContent = text;
    this.verdict.dataset.tone = tone;
  }

  /** @param {import("./client.js").CheckError} error */
  fail(error) {
    this.root.removeAttribute("aria-busy");
    const words = this.words;
    const text = error.status === 413 ? words.tooLong : words.unreachable;
    this.say(fill(text, { message: causeOf(error, this.language) }), "problem");
  }

  /** Show what the session knows. The finding that has the focus keeps it. */
  render() {
    this.root.removeAttribute("aria-busy");
    this.root.lang = this.language;
    const { answer, findings } = this.session;
    const held = this.focused();
    this.list.replaceChildren(...findings.map((finding, index) => this.item(finding, index)));
    this.refocus(held);
    if (answer === null) {
      this.say(this.words.empty, "note");
      return;
    }
    const blocking = this.session.blocking().length;
    const settled = answer.blocked && blocking === 0;
    this.verdict.textContent = [settled ? this.words.ready : answer.verdict, ...answer.problems].join(" ");
    this.verdict.dataset.tone = blocking ? "error" : findings.length && !settled ? "warning" : "clean";
  }

  /** Which button of which finding has the focus, as far as it is ours. */
  focused() {
    const active = this.root.ownerDocument.activeElement;
    const item = active?.closest?.("li.finding");
    if (!active || !item || !this.list.contains(item)) return null;
    return { index: Number(item.getAttribute("data-index")), action: active.getAttribute("data-action") };
  }

  /** @param {{index: number, action: string | null} | null} held */
  refocus(held) {
    if (held === null) return;
    const items = this.list.children;
    const item = items[Math.min(held.index, items.length - 1)];
    const again = item?.querySelector(`[data-action="${held.action}"]`) ?? item?.querySelector("button");
    if (again instanceof HTMLElement) again.focus();
    else this.focusVerdict();
  }

  focusVerdict() {
    this.verdict.tabIndex = -1;
    this.verdict.focus();
  }

  /**
   * @param {Finding} finding
   * @param {number} index
   */
  item(finding, index) {
    const reason = this.session.reasonFor(finding);
    const words = this.words;
    const title = element("h3", {}, [
      element("span", { class: "level", text: words.levels[finding.level] }),
      element("q", { text: shortened(finding.excerpt) }),
    ]);
    const children = [title, element("p", { class: "message", text: finding.message })];
    if (reason !== undefined) {
      children.push(element("p", { class: "reason", text: fill(words.overridden, { reason }) }));
      children.push(this.row([this.button("restore", words.restore, () => this.restore(finding))]));
    } else {
      if (finding.why) children.push(labelled(words.why, finding.why, "why"));
      for (const one of finding.evidence) {
        children.push(labelled(words.compare, `${quoted(one.text, this.language)} (${placeIn(one.where, this.language)})`, "evidence"));
      }
      children.push(this.asking?.key === keyOf(finding) ? this.form(this.asking, finding) : this.row(this.buttons(finding)));
    }
    children.push(element("p", { class: "rule", text: finding.rule }));
    return element(
      "li",
      {
        class: "finding",
        "data-level": finding.level,
        "data-index": String(index),
        "data-overridden": reason !== undefined,
      },
      children,
    );
  }

  /** @param {Finding} finding */
  buttons(finding) {
    const { fix, show, override } = this.actions;
    const words = this.words;
    const buttons = [];
    if (fix) {
      finding.suggestions.slice(0, MOST_SUGGESTIONS).forEach((suggestion, number) => {
        if (suggestion.edit === null) return;
        const text = suggestion.text.trim();
        const label = text ? fill(words.fix, { text: shortened(text) }) : words.remove;
        buttons.push(this.button(`fix-${number}`, label, () => fix(finding, number), "main"));
      });
    }
    if (show) buttons.push(this.button("show", words.show, () => show(finding)));
    if (override && finding.level !== "info") {
      buttons.push(this.button("override", words.sendAnyway, () => this.ask(keyOf(finding))));
    }
    return buttons;
  }

  /** @param {string | null} key */
  ask(key) {
    this.asking = key === null ? null : { key, text: "" };
    this.render();
    const field = this.list.querySelector("textarea");
    if (field instanceof HTMLElement) field.focus();
  }

  /**
   * @param {{key: string, text: string}} asking
   * @param {Finding} finding
   */
  form(asking, finding) {
    const words = this.words;
    const field = /** @type {HTMLTextAreaElement} */ (
      element("textarea", { rows: "2", maxlength: "1000", "data-action": "reason", "aria-label": words.reason })
    );
    field.placeholder = words.reasonHint;
    field.value = asking.text;
    field.addEventListener("input", () => {
      asking.text = field.value;
    });
    const confirm = () => {
      const reason = field.value.trim();
      if (!reason) {
        field.focus();
        return;
      }
      this.asking = null;
      this.session.override(finding, reason);
      this.render();
      this.focusVerdict();
      this.actions.override?.(finding, reason);
    };
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.ask(null);
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) confirm();
    });
    const row = this.row([
      this.button("confirm", words.confirm, confirm, "main"),
      this.button("cancel", words.cancel, () => this.ask(null)),
    ]);
    return element("div", { class: "ask" }, [field, row]);
  }

  /** @param {Finding} finding */
  restore(finding) {
    this.session.restore(finding);
    this.render();
    this.actions.restore?.(finding);
  }

  /** @param {HTMLElement[]} buttons */
  row(buttons) {
    return element("div", { class: "actions" }, buttons);
  }

  /**
   * @param {string} action
   * @param {string} label
   * @param {() => void} act
   * @param {string} [kind]
   */
  button(action, label, act, kind = "plain") {
    const button = element("button", { type: "button", class: kind, "data-action": action, text: label });
    button.addEventListener("click", act);
    return button;
  }
}

/**
 * @param {string} label
 * @param {string} text
 * @param {string} kind
 */
function labelled(label, text, kind) {
  return element("p", { class: kind }, [element("b", { text: `${label}: ` }), document.createTextNode(text)]);
}

/**
 * A text on one line, its middle left out if it is long.
 * @param {string} text
 */
export function shortened(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 90 ? line : `${line.slice(0, 60).trimEnd()} … ${line.slice(-24).trimStart()}`;
}
