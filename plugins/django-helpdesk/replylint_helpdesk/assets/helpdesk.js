// The reply form of django-helpdesk: findings under the comment box, and no submit while an error stands.

import { Checker, CheckError, Client } from "./client.js";
import { element, Panel } from "./panel.js";
import { Session } from "./session.js";
import { Textarea } from "./textarea.js";
import { languageFor, wordsIn } from "./words.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("ticket-respond-form"));
const box = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("commentBox"));
const script = document.getElementById("replylint");
if (form && box && script) start(form, box, script.dataset.check ?? "");

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} box
 * @param {string} address
 */
function start(form, box, address) {
  const language = languageFor(document.documentElement.lang, navigator.languages);
  const root = element("div", { class: "mt-2", id: "replylint-panel" });
  const reasons = /** @type {HTMLInputElement} */ (element("input", { type: "hidden", name: "replylint_overrides" }));
  box.after(root);
  form.append(reasons);

  const session = new Session();
  const draft = new Textarea(box);
  const client = new Client({ fetcher: (path, options) => fetch(address, withCookie(form, options)) });
  const panel = new Panel(root, session, { fix, override: keep, restore: keep, show: (one) => draft.show(one) }, language);
  const checker = new Checker(client, {
    onStart: () => panel.busy(),
    onAnswer(answer) {
      session.take(answer);
      panel.render();
    },
    onError: (error) => panel.fail(error),
  });
  let checked = false;

  const isPublic = () => new FormData(form).has("public");
  const request = () => ({ draft: box.value });

  function changed() {
    if (!isPublic()) {
      checker.forget();
      session.clear();
      panel.render();
      panel.say(wordsIn(language).note, "note");
    } else if (box.value.trim()) {
      checker.later(request());
    } else {
      checker.forget();
      session.clear();
      panel.render();
    }
  }

  /**
   * @param {import("./client.js").Finding} finding
   * @param {number} suggestion
   */
  function fix(finding, suggestion) {
    draft.replace(finding, finding.suggestions[suggestion].text);
    void checker.now(request());
  }

  function keep() {
    const given = session.findings.map(({ rule, excerpt }, index) => {
      return { rule, excerpt, reason: session.reasonFor(session.findings[index]) };
    });
    reasons.value = JSON.stringify(given.filter((one) => one.reason));
  }

  box.addEventListener("input", changed);
  form.addEventListener("change", (event) => {
    const field = event.target;
    // A pre-set reply is put into the box by a request of the helpdesk's own, without an event.
    if (field instanceof HTMLElement && field.id === "id_preset") setTimeout(changed, 700);
    else if (field !== box) changed();
  });
  form.addEventListener("submit", async (event) => {
    if (checked || !isPublic() || !box.value.trim()) return;
    event.preventDefault();
    try {
      session.take(await client.check(request()));
      panel.render();
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      // Whether an unchecked reply may leave is decided where the form is received.
      session.clear();
    }
    if (session.blocking().length) {
      panel.focusVerdict();
      return;
    }
    keep();
    checked = true;
    form.requestSubmit(/** @type {HTMLElement | null} */ (event.submitter));
  });
  changed();
}

/**
 * @param {HTMLFormElement} form
 * @param {RequestInit | undefined} options
 * @returns {RequestInit}
 */
function withCookie(form, options) {
  const token = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("csrfmiddlewaretoken"));
  return { ...options, headers: { ...options?.headers, "X-CSRFToken": token?.value ?? "" } };
}
