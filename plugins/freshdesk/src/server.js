// The way from the app to the replylint server: straight from the browser, or through Freshworks' proxy.

import { Client } from "./client.js";

/** @typedef {import("./freshworks.js").FreshworksClient} FreshworksClient */
/** @typedef {import("./freshworks.js").Settings} Settings */

const LOCAL_SERVER = "http://127.0.0.1:8350";

/**
 * @param {FreshworksClient} freshworks
 * @param {Settings} settings
 */
export function serverFor(freshworks, settings) {
  if (settings.through_freshworks) return new Client({ fetcher: throughFreshworks(freshworks) });
  const base = (settings.server_url || LOCAL_SERVER).trim().replace(/\/+$/, "");
  return new Client({ base, token: settings.token?.trim() || null });
}

/**
 * The host and the token are put in by the template of the request, beyond the browser.
 * @param {FreshworksClient} freshworks
 * @returns {typeof fetch}
 */
function throughFreshworks(freshworks) {
  return async (path, options = {}) => {
    const action = String(path).replace(/^.*\//, "");
    const given = { context: { action }, body: String(options.body) };
    try {
      const { response, status } = await freshworks.request.invokeTemplate("replylint", given);
      return new Response(response, { status });
    } catch (refused) {
      const { status, response } = /** @type {{status?: number, response?: string}} */ (refused ?? {});
      // The proxy answers 5xx itself where it could not reach the server.
      if (!status || status < 400 || status >= 500 || !response) throw refused;
      return new Response(response, { status });
    }
  };
}
