// What Zendesk asks of a package, as its documentation has it:
// https://developer.zendesk.com/documentation/apps/app-developer-guide/manifest/ (manifest),
// …/setup/ (files), …/publish-your-app-or-theme/create_assets (icons), …/using-the-apps-framework/#locations.

const LOCATIONS = new Set([
  "ticket_sidebar",
  "new_ticket_sidebar",
  "ticket_editor",
  "user_sidebar",
  "organization_sidebar",
  "nav_bar",
  "top_bar",
  "background",
  "modal",
]);
const TYPES = new Set(["text", "checkbox", "url", "number", "multiline", "hidden"]);
const HOST = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const ICONS = { "assets/logo.png": 320, "assets/logo-small.png": 128 };

/**
 * @param {Record<string, Uint8Array>} files all files of the package, by their paths
 * @returns {string[]} what is wrong with it; empty for a good one
 */
export function problemsOf(files) {
  const { manifest, problem } = manifestOf(files);
  if (problem) return [problem];
  return [
    ...required(manifest),
    ...locations(manifest, files),
    ...hosts(manifest),
    ...parameters(manifest),
    ...translations(manifest, files),
    ...icons(files),
  ];
}

/** @param {Record<string, Uint8Array>} files */
function manifestOf(files) {
  try {
    return { manifest: JSON.parse(new TextDecoder().decode(files["manifest.json"])) };
  } catch (error) {
    return { problem: `manifest.json: ${error instanceof Error ? error.message : error}` };
  }
}

function* required(manifest) {
  if (!manifest.author?.name || !manifest.author?.email) yield "manifest.json: author needs a name and an email";
  if (manifest.frameworkVersion !== "2.0") yield 'manifest.json: frameworkVersion must be "2.0"';
  if (!manifest.defaultLocale) yield "manifest.json: defaultLocale is missing";
  if (!Object.keys(manifest.location?.support ?? {}).length) yield "manifest.json: location.support names no place";
}

function* locations(manifest, files) {
  for (const [name, place] of Object.entries(manifest.location?.support ?? {})) {
    if (!LOCATIONS.has(name)) yield `manifest.json: Support has no location ${name}`;
    const url = typeof place === "string" ? place : place.url;
    if (!url) yield `manifest.json: ${name} needs a url`;
    else if (!url.startsWith("https://") && !files[url]) yield `manifest.json: ${name} shows ${url}, which is missing`;
  }
}

function* hosts(manifest) {
  for (const host of manifest.domainWhitelist ?? []) {
    if (!HOST.test(host)) yield `manifest.json: domainWhitelist takes host names without scheme and port, not ${host}`;
  }
}

function* parameters(manifest) {
  const seen = new Set();
  for (const { name, type } of manifest.parameters ?? []) {
    if (!name) yield "manifest.json: a parameter has no name";
    if (!TYPES.has(type)) yield `manifest.json: parameter ${name} has the unknown type ${type}`;
    if (seen.has(name)) yield `manifest.json: parameter ${name} comes twice`;
    seen.add(name);
  }
}

function* translations(manifest, files) {
  const main = `translations/${manifest.defaultLocale}.json`;
  if (!files[main]) yield `${main} is missing, the file of the default locale`;
  for (const [path, bytes] of Object.entries(files)) {
    if (!path.startsWith("translations/")) continue;
    let app;
    try {
      ({ app } = JSON.parse(new TextDecoder().decode(bytes)));
    } catch (error) {
      yield `${path}: ${error instanceof Error ? error.message : error}`;
      continue;
    }
    for (const { name, type } of manifest.parameters ?? []) {
      if (type !== "hidden" && !app?.parameters?.[name]?.label) yield `${path}: parameter ${name} has no label`;
    }
  }
}

function* icons(files) {
  for (const [path, size] of Object.entries(ICONS)) {
    const found = sizeOf(files[path]);
    if (found === null) yield `${path} is missing, or no PNG`;
    else if (found.width !== size || found.height !== size) {
      yield `${path} must be ${size} × ${size} pixels, not ${found.width} × ${found.height}`;
    }
  }
}

/**
 * The size in the first chunk of a PNG: https://www.w3.org/TR/png/#11IHDR
 * @param {Uint8Array | undefined} bytes
 */
function sizeOf(bytes) {
  if (!bytes || bytes.length < 24 || new TextDecoder("latin1").decode(bytes.slice(1, 4)) !== "PNG") return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
