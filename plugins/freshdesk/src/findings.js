// The dialog that opens when a reply was held back: findings, fixes, "send anyway".

import { Desk } from "./desk.js";
import { serverFor } from "./server.js";

/** @typedef {import("./desk.js").Reply} Reply */
/** @typedef {import("./freshworks.js").FreshworksClient} FreshworksClient */
/** @typedef {{reply: Reply, reasons: [string, string][], language: import("./words.js").Language}} Given */

/** @param {FreshworksClient} freshworks */
async function start(freshworks) {
  const [settings, context] = await Promise.all([freshworks.iparams.get(), freshworks.instance.context()]);
  // The documentation calls it `modalData`, Freshworks' own samples read `data`.
  const { reply, reasons, language } = /** @type {Given} */ (context.modalData ?? context.data);
  const root = /** @type {HTMLElement} */ (document.getElementById("panel"));
  let { draft } = reply;
  const host = {
    read: async () => ({ ...reply, draft }),
    // A dialog can't reach the editor; the part of the app behind it can.
    /** @param {string} changed */
    async write(changed) {
      draft = changed;
      freshworks.instance.send({ message: { draft } });
    },
    tell: async () => {},
    /**
     * @param {import("./client.js").Finding} finding
     * @param {string | null} reason
     */
    overridden({ rule, excerpt }, reason) {
      freshworks.instance.send({ message: { finding: { rule, excerpt }, reason } });
    },
  };
  const desk = new Desk(root, host, { client: serverFor(freshworks, settings), language });
  for (const [key, reason] of reasons) desk.session.reasons.set(key, reason);
  document.documentElement.lang = language;
  await desk.look();
}

void app.initialized().then(start);
