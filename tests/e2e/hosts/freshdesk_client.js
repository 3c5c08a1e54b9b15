// Freshworks' client as its documentation has it, for the inside of an app's frame; freshdesk.js answers it.
// https://developers.freshworks.com/docs/app-sdk/v3.0/support_ticket/front-end-apps/

(() => {
  const waiting = new Map();
  const handlers = new Map();
  let receiver = null;
  let calls = 0;

  function ask(method, ...given) {
    const id = (calls += 1);
    parent.postMessage({ id, method, given }, "*");
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  window.addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if ("id" in data) {
      const { resolve, reject } = waiting.get(data.id);
      waiting.delete(data.id);
      if ("error" in data) reject(data.error);
      else resolve(data.result);
    } else if ("message" in data) {
      receiver?.({ helper: { getData: () => ({ message: data.message }) } });
    } else {
      const helper = {
        getData: () => data.data,
        done: () => ask("done", data.hook),
        fail: (message) => ask("fail", data.hook, message),
      };
      handlers.get(data.event)?.({ type: data.event, helper });
    }
  });

  const client = {
    data: { get: (name) => ask("data", name) },
    events: {
      on(name, handler, { intercept = false } = {}) {
        handlers.set(name, handler);
        void ask("on", name, intercept);
      },
    },
    iparams: { get: () => ask("iparams") },
    instance: {
      context: () => ask("context"),
      send: ({ message }) => ask("send", message),
      receive(handler) {
        receiver = handler;
      },
    },
    interface: { trigger: (name, options) => ask("trigger", name, options) },
    request: { invokeTemplate: (name, options) => ask("request", name, options) },
  };
  window.app = { initialized: async () => client };
})();
