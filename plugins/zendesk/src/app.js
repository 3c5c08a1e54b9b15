// The app in the sidebar of a ticket: findings while the operator types, and no save while an error stands.

import { Client } from "./client.js";
import { Desk } from "./desk.js";
import { throughZendesk } from "./proxy.js";
import { languageFor } from "./words.js";
import { ZendeskTicket } from "./zendesk.js";

const LOCAL_SERVER = "http://127.0.0.1:8350";
const LOOK_AGAIN_ON = ["comment.text.changed", "comment.type.changed", "ticket.conversation.changed"];
const LOWEST = 120;
const HIGHEST = 1600;

/**
 * Zendesk's own choice counts, not the browser's:
 * https://developer.zendesk.com/documentation/apps/app-developer-guide/dark-mode
 * @param {unknown} scheme
 */
function dress(scheme) {
  document.documentElement.style.colorScheme = scheme === "dark" ? "dark" : "light";
}

/** @param {import("./zaf.js").ZafClient} zaf */
async function start(zaf) {
  dress(new URLSearchParams(location.search).get("colorScheme"));
  zaf.on("colorScheme.changed", dress);
  const ticket = new ZendeskTicket(zaf);
  const [{ settings }, locale] = await Promise.all([zaf.metadata(), ticket.locale()]);
  const base = (settings.server_url || LOCAL_SERVER).trim().replace(/\/+$/, "");
  const root = /** @type {HTMLElement} */ (document.getElementById("panel"));
  const client = settings.through_zendesk
    ? new Client({ base, fetcher: throughZendesk(zaf) })
    : new Client({ base, token: settings.token?.trim() || null });
  const desk = new Desk(root, ticket, {
    client,
    language: languageFor(locale, navigator.languages),
    strict: Boolean(settings.strict),
  });
  for (const name of LOOK_AGAIN_ON) zaf.on(name, () => desk.changed());
  zaf.on("ticket.save", async () => {
    const objection = await desk.decide();
    // Only a promise that is rejected stops a save; one that resolves to false or a text does not.
    if (objection !== null) throw objection;
  });
  zaf.on("ticket.submit.done", () => desk.sent());
  new ResizeObserver(() => {
    const height = Math.min(Math.max(root.scrollHeight + 8, LOWEST), HIGHEST);
    void zaf.invoke("resize", { width: "100%", height: `${height}px` });
  }).observe(root);
  await desk.look();
}

const zaf = ZAFClient.init();
if (zaf) void start(zaf);
