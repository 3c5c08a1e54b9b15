// The part of the app that is always there while a ticket is open: no reply leaves with an error.

import { Desk } from "./desk.js";
import { FreshdeskTicket } from "./freshdesk.js";
import { serverFor } from "./server.js";
import { languageFor, wordsIn } from "./words.js";

/** @typedef {import("./freshworks.js").FreshworksClient} FreshworksClient */
/** @typedef {import("./freshworks.js").FreshworksEvent} FreshworksEvent */
/** @typedef {import("./freshworks.js").Settings} Settings */
/**
 * What the dialog sends: another draft for the editor, or a reason given or taken back.
 * @typedef {{draft: string} | {finding: {rule: string, excerpt: string}, reason: string | null}} Sent
 */

/** @param {FreshworksClient} freshworks */
async function start(freshworks) {
  // Without its settings the app asks the server of this computer, and tells if there is none.
  const settings = await freshworks.iparams.get().catch(() => /** @type {Settings} */ ({}));
  const ticket = new FreshdeskTicket(freshworks, {
    readsConversation: Boolean(settings.freshdesk_domain),
    onUnread: () => void ticket.tell(wordsIn(language).noConversation),
  });
  const language = languageFor(await ticket.locale(), navigator.languages);
  const desk = new Desk(document.createElement("div"), ticket, {
    client: serverFor(freshworks, settings),
    language,
    strict: Boolean(settings.strict),
  });

  freshworks.events.on("ticket.sendReply", leaving, { intercept: true });
  freshworks.instance.receive((event) => {
    const { message } = /** @type {{message: Sent}} */ (event.helper.getData());
    if ("draft" in message) void ticket.write(message.draft);
    else if (message.reason === null) desk.session.restore(message.finding);
    else desk.session.override(message.finding, message.reason);
  });

  /** @param {FreshworksEvent} event */
  async function leaving(event) {
    ticket.leaves(event.helper.getData());
    const objection = await desk.decide();
    if (objection === null) {
      desk.sent();
      event.helper.done();
      return;
    }
    event.helper.fail(objection);
    if (desk.seen === null) return;
    const data = { reply: desk.seen, reasons: [...desk.session.reasons], language };
    const dialog = { title: wordsIn(language).title, template: "findings.html", data };
    // What is wrong was already said beside the editor.
    await freshworks.interface.trigger("showModal", dialog).catch(() => {});
  }
}

void app.initialized().then(start);
