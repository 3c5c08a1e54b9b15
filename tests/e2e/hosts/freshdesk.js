// Freshdesk's ticket page as far as an app sees it, behind the client of freshdesk_client.js.

const { app, iparams, ticket, contact, user, conversations = null, server = null } = JSON.parse(
  decodeURIComponent(location.hash.slice(1)),
);
const editor = document.getElementById("editor");
const modal = document.getElementById("modal");
const frames = { background: document.getElementById("background"), findings: document.getElementById("findings") };
const appOrigin = new URL(app).origin;
const intercepting = new Set();
const asked = [];
let modalData = null;
let sending = null;
let hooks = 0;

document.getElementById("subject").textContent = ticket.subject;

function notice(kind, message) {
  const line = document.createElement("p");
  line.dataset.kind = kind;
  line.textContent = message;
  document.getElementById("notices").append(line);
}

function entry(who, html, internal) {
  const item = document.createElement("li");
  const name = document.createElement("b");
  name.textContent = who;
  item.toggleAttribute("data-internal", internal);
  const body = document.createElement("div");
  body.innerHTML = html;
  item.append(name, body);
  document.getElementById("conversation").append(item);
}

function sent() {
  entry(user.contact.name, editor.innerHTML, false);
  editor.replaceChildren();
  document.body.dataset.sent = String(Number(document.body.dataset.sent ?? 0) + 1);
}

const triggers = {
  showNotify: ({ type, message }) => notice(type, message),
  setValue({ id, text, replace }) {
    if (id !== "editor") throw { message: "There is no such field" };
    editor.innerHTML = replace ? text : editor.innerHTML + text;
  },
  showModal({ title, template, data }) {
    modalData = data;
    modal.querySelector("h2").textContent = title;
    frames.findings.src = `${app}/${template}`;
    modal.showModal();
  },
};

const templates = {
  conversations({ context }) {
    if (conversations === null) throw { status: 401, response: '{"code":"invalid_credentials"}' };
    const page = Number(context.page);
    return { status: 200, response: JSON.stringify(conversations.slice((page - 1) * 100, page * 100)) };
  },
  async replylint({ context, body }) {
    const headers = { "X-Replylint-Token": "{{setting.proxy_token}}" };
    const url = `${server}/v1/${context.action}`;
    const options = { type: "POST", url, headers, contentType: "application/json", data: body };
    const answer = await (await fetch("/proxy", { method: "POST", body: JSON.stringify(options) })).json();
    const result = { status: answer.status, response: answer.body };
    if (answer.status >= 400) throw result;
    return result;
  },
};

const methods = {
  data(name) {
    const all = { ticket, contact, loggedInUser: user };
    return { [name]: all[name] };
  },
  on(name, intercept) {
    if (intercept) intercepting.add(name);
    document.body.dataset.ready = "true";
  },
  iparams: () => iparams,
  context: () => ({ instanceId: "2", location: "modal", parentId: "1", modalData }),
  send(message) {
    frames.background.contentWindow.postMessage({ message }, appOrigin);
  },
  trigger(name, options) {
    asked.push([name, options]);
    return triggers[name](options);
  },
  request(name, options) {
    asked.push([name, options]);
    return templates[name](options);
  },
  done(hook) {
    if (hook !== sending) return;
    sending = null;
    sent();
  },
  fail(hook, message) {
    if (hook !== sending) return;
    sending = null;
    notice("error", message);
  },
};

window.addEventListener("message", async ({ source, origin, data }) => {
  if (origin !== appOrigin) return;
  const { id, method, given } = data;
  try {
    source.postMessage({ id, result: await methods[method](...given) }, origin);
  } catch (error) {
    source.postMessage({ id, error }, origin);
  }
});

document.getElementById("submit").addEventListener("click", () => {
  if (sending) return;
  if (!intercepting.has("ticket.sendReply")) {
    sent();
    return;
  }
  sending = hooks += 1;
  const data = { body: editor.innerHTML, attachments: ticket.files ?? [] };
  frames.background.contentWindow.postMessage({ event: "ticket.sendReply", hook: sending, data }, appOrigin);
});
modal.addEventListener("close", () => frames.findings.removeAttribute("src"));

entry(contact.name, ticket.description, false);
for (const one of conversations ?? []) entry(one.incoming ? contact.name : "Игорь", one.body, one.private);
frames.background.src = `${app}/background.html`;
