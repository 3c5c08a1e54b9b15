// The page of `replylint serve`: draft, ticket and findings side by side.

import { Checker, Client, CheckError } from "./client.js";
import { Editor } from "./editor.js";
import { Panel } from "./panel.js";
import { Session } from "./session.js";
import { TicketForm } from "./ticket.js";
import { fill, languageFor, wordsIn } from "./words.js";

/** @typedef {import("./client.js").Finding} Finding */

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const picker = /** @type {HTMLSelectElement} */ (byId("language"));
const copy = /** @type {HTMLButtonElement} */ (byId("copy"));
const said = byId("said");

let language = languageFor(localStorage.getItem("replylint-language"), navigator.languages);
const client = new Client();
const session = new Session();
const editor = new Editor(byId("draft"), changed);
const ticket = new TicketForm(byId("ticket"), changed, language);
const panel = new Panel(byId("panel"), session, { fix, override, restore: update, show }, language);
const checker = new Checker(client, {
  onStart: () => panel.busy(),
  onAnswer(answer) {
    session.take(answer);
    editor.mark(answer.findings);
    update();
  },
  onError(error) {
    editor.mark([]);
    panel.fail(error);
    copy.disabled = false;
  },
});

function request() {
  return { draft: editor.text, ticket: ticket.ticket, options: { interface: language } };
}

function changed() {
  said.textContent = "";
  if (editor.text.trim()) {
    checker.later(request());
    return;
  }
  checker.forget();
  session.clear();
  update();
}

function update() {
  panel.render();
  const blocked = session.blocking().length > 0;
  copy.disabled = blocked || !editor.text.trim();
  copy.title = blocked ? wordsIn(language).copyBlocked : "";
}

/**
 * @param {Finding} finding
 * @param {number} suggestion
 */
function fix(finding, suggestion) {
  editor.replace(finding, finding.suggestions[suggestion].text);
  void checker.now(request());
}

/**
 * @param {Finding} finding
 * @param {string} reason
 */
async function override(finding, reason) {
  update();
  try {
    await client.override({ finding: { rule: finding.rule, excerpt: finding.excerpt }, reason });
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    if (error.code !== "overrides") said.textContent = fill(wordsIn(language).notKept, { message: error.message });
  }
}

/** @param {Finding} finding */
function show(finding) {
  editor.show(finding);
}

copy.addEventListener("click", async () => {
  const words = wordsIn(language);
  await navigator.clipboard.writeText(editor.text);
  said.textContent = words.copied;
});

picker.addEventListener("change", () => {
  language = languageFor(picker.value);
  localStorage.setItem("replylint-language", language);
  speak();
  changed();
});

function speak() {
  const words = wordsIn(language);
  document.documentElement.lang = language;
  document.title = words.title;
  picker.value = language;
  for (const node of document.querySelectorAll("[data-word]")) {
    const word = /** @type {keyof typeof words} */ (node.getAttribute("data-word"));
    node.textContent = String(words[word]);
  }
  byId("draft").setAttribute("aria-label", words.reply);
  byId("draft").dataset.hint = words.replyHint;
  picker.setAttribute("aria-label", words.language);
  ticket.speak(language);
  panel.speak(language);
  update();
}

speak();
