// Zendesk Support as far as an app sees it: the messages that its framework exchanges with the SDK. What is asked and
// answered is as the SDK's source has it (zendesk_app_framework_sdk, lib/client.js); paths and events are documented in
// https://developer.zendesk.com/api-reference/apps/apps-support-api/ticket_sidebar/.

const { app, settings, ticket, currentUser, missing = [], rich = false, colorScheme = "light" } = JSON.parse(
  decodeURIComponent(location.hash.slice(1)),
);
const frame = document.getElementById("app");
const editor = document.getElementById("editor");
const type = document.getElementById("type");
const appOrigin = new URL(app).origin;
const guid = "app-1";
const subscribed = new Set();
const asked = [];
let saving = null;

document.getElementById("subject").textContent = ticket.subject;
editor.dataset.rich = String(rich);

function text() {
  return rich ? editor.innerHTML : editor.innerText;
}

function values() {
  return {
    "ticket.id": ticket.id,
    "ticket.subject": ticket.subject,
    "ticket.requester": ticket.requester,
    "ticket.conversation": ticket.conversation,
    "ticket.comment.text": text(),
    "ticket.comment.type": type.value,
    "ticket.comment.useRichText": rich,
    "ticket.comment.attachments": ticket.files ?? [],
    currentUser,
    "currentUser.locale": currentUser.locale,
  };
}

function post(message) {
  frame.contentWindow.postMessage(JSON.stringify(message), appOrigin);
}

function fire(name, message) {
  if (subscribed.has(name)) post({ key: `zaf.${name}`, message });
}

function notice(kind, message) {
  const line = document.createElement("p");
  line.dataset.kind = kind;
  line.textContent = message;
  document.getElementById("notices").append(line);
}

function show() {
  const items = ticket.conversation.map(({ author, channel, message }) => {
    const item = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = `${author.name}${channel.name === "internal" ? " · internal" : ""}`;
    item.toggleAttribute("data-internal", channel.name === "internal");
    const body = document.createElement("div");
    body.innerHTML = message.content;
    item.append(name, body);
    return item;
  });
  document.getElementById("conversation").replaceChildren(...items);
}

const requests = {
  get(paths) {
    const all = values();
    const result = { errors: {} };
    for (const path of paths) {
      if (path in all && !missing.includes(path)) result[path] = all[path];
      else result.errors[path] = { name: "Error", message: "No such Api" };
    }
    return result;
  },
  set(given) {
    for (const [path, value] of Object.entries(given)) {
      if (path !== "ticket.comment.text") return { errors: { [path]: { name: "Error", message: "No such Api" } } };
      if (rich) editor.innerHTML = value;
      else editor.innerText = value;
      fire("comment.text.changed", text());
    }
    return { errors: {} };
  },
  invoke(given) {
    for (const [name, args] of Object.entries(given)) {
      if (name === "notify") notice(args[1], args[0]);
      else if (name === "resize") frame.style.height = args[0].height;
    }
    return { errors: {} };
  },
};

async function proxy(number, options) {
  asked.push(options);
  const answer = await fetch("/proxy", { method: "POST", body: JSON.stringify(options) });
  const { status, body } = await answer.json();
  const done = status > 0 && status < 400;
  const responseArgs = done ? [JSON.parse(body), "success"] : [{ status, responseText: body }, "error"];
  post({ key: `zaf.request:${number}.${done ? "done" : "fail"}`, message: { responseArgs } });
}

function saved() {
  const internal = type.value === "internalNote";
  if (editor.innerText.trim()) {
    ticket.conversation.push({
      author: { name: currentUser.name, role: "agent" },
      channel: { name: internal ? "internal" : "email" },
      message: { content: rich ? text() : editor.innerText },
      timestamp: new Date().toISOString(),
    });
    editor.replaceChildren();
    show();
  }
  document.body.dataset.saves = String(Number(document.body.dataset.saves ?? 0) + 1);
  fire("ticket.submit.done", {});
  fire("comment.text.changed", text());
}

window.addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow || event.origin !== appOrigin) return;
  // The SDK sends answers to hooks as objects, and all else as text.
  const data = typeof event.data === "string" ? JSON.parse(event.data) : event.data;
  const { key, message, id, request, params, error } = data;
  if (request) post({ id, result: requests[request](params) });
  else if (key === "iframe.handshake") post({ key: "zaf.app.registered", message: { metadata: { settings }, context: {} } });
  else if (key.startsWith("iframe.on:")) subscribed.add(key.slice("iframe.on:".length));
  else if (key.startsWith("request:")) void proxy(key.slice("request:".length), message);
  else if (key === "iframe.reply:ticket.save" && saving) {
    saving = null;
    if (error) notice("error", error.msg);
    else saved();
  }
});

editor.addEventListener("input", () => fire("comment.text.changed", text()));
type.addEventListener("change", () => {
  editor.dataset.type = type.value;
  fire("comment.type.changed", type.value);
});
document.getElementById("submit").addEventListener("click", () => {
  if (saving) return;
  if (!subscribed.has("ticket.save")) {
    saved();
    return;
  }
  saving = {};
  post({ key: "zaf.ticket.save", needsReply: true });
});

show();
frame.src = `${app}?origin=${encodeURIComponent(location.origin)}&app_guid=${guid}&colorScheme=${colorScheme}`;
