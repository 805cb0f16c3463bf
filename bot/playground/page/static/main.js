// The playground: polls what there is to see, and sends what people do.

import { Composer } from "./composer.js";
import { el, get, post } from "./dom.js";
import { ask } from "./form.js";
import { Inspector } from "./inspector.js";
import { lonely, message, sending } from "./message.js";

const POLL_MS = 700;
const world = JSON.parse(document.querySelector("#world").textContent);
const place = (id) => document.querySelector(`#${id}`);
const people = [...world.users, world.application].map((one) => [one.id, { name: one.name }]);
const names = { users: Object.fromEntries(people), roles: {}, channels: { [world.channel.id]: world.channel }, locale: "en-GB" };

const view = {
  user: world.users[0],
  channel: world.channel.id,
  state: null,
  sending: null,
  dismissed: new Set(),
  chosen: "",
};

const scene = {
  names,
  act: async (shown, what) => {
    const result = await post("component", { user: view.user.id, message: shown.id, ...what });
    await finish(result, shown.id);
  },
  remove: async (shown) => {
    await post("delete", { user: view.user.id, message: shown.id });
    await look();
  },
  dismiss: (id) => {
    view.dismissed.add(id);
    draw();
  },
};

const composer = new Composer(place("composer"), world.commands[0], async (name, options) => {
  view.sending = { name, options, user: view.user.name };
  view.chosen = "";
  draw(true);
  const result = await post("command", { user: view.user.id, channel: view.channel, name, options });
  view.sending = null;
  await finish(result, "");
});

const inspector = new Inspector(place("inspector"), async () => {
  const button = place("recycle");
  button.disabled = true;
  await post("recycle", {});
  button.disabled = false;
  await look();
});

async function finish(result, messageId) {
  if (messageId) forget(messageId);
  await look(true);
  if (!result.form) return;
  const values = await ask(place("modal"), result.form);
  if (values) await finish(await post("modal", { user: view.user.id, exchange: result.exchange, values }), messageId);
}

function isDirect() {
  return view.channel !== world.channel.id;
}

function nameOfPlace() {
  return isDirect() ? "@UX agent" : `#${world.channel.name}`;
}

function sidebar() {
  const entries = [
    { id: world.channel.id, sign: "#", name: world.channel.name },
    { id: view.user.direct, sign: "@", name: "UX agent" },
  ];
  place("channels").replaceChildren(
    ...entries.map((one) =>
      el(
        "button",
        { type: "button", "aria-current": String(one.id === view.channel), onclick: () => go(view.user, one.id) },
        el("span", { class: "sign", "aria-hidden": "true" }, one.sign),
        one.name,
      ),
    ),
  );
  place("people").replaceChildren(
    ...world.users.map((user, number) =>
      el(
        "button",
        { type: "button", "aria-pressed": String(user.id === view.user.id), onclick: () => go(user, isDirect() ? user.direct : view.channel) },
        el("span", { class: number ? "avatar second" : "avatar", "aria-hidden": "true" }, user.name[0]),
        el("span", {}, user.name, el("small", {}, user.id === view.user.id ? "that is you" : "become them")),
      ),
    ),
  );
  place("channel-name").replaceChildren(el("span", { class: "sign", "aria-hidden": "true" }, isDirect() ? "@" : "#"), isDirect() ? "UX agent" : world.channel.name);
  place("channel-topic").textContent = isDirect() ? "Direct messages: only you and the bot" : world.channel.topic;
  composer.name(nameOfPlace());
}

function go(user, channel) {
  view.user = user;
  view.channel = channel;
  view.state = null;
  place("messages").replaceChildren();
  sidebar();
  look(true);
}

function welcome() {
  return el(
    "li",
    { class: "welcome", "data-message": "welcome" },
    el("div", { class: "sign", "aria-hidden": "true" }, isDirect() ? "@" : "#"),
    el("h2", {}, isDirect() ? "UX agent" : `Welcome to #${world.channel.name}!`),
    el("p", {}, "Say what should be different on the website. Type ", el("code", {}, "/"), ", pick ", el("code", {}, "/ux-update"), ", or take one of the examples below. You see exactly what would change, and nothing happens before Confirm."),
  );
}

function wanted() {
  const state = view.state;
  const notices = state.notices.filter((notice) => !view.dismissed.has(notice.id));
  const known = new Set(state.messages.map((one) => one.id));
  const found = [["welcome", "", () => welcome()]];
  const entries = [
    ...state.messages.map((one) => {
      const own = notices.filter((notice) => notice.message === one.id);
      return [Date.parse(one.timestamp) / 1000, one.id, JSON.stringify([one, own]), () => message(one, own, scene)];
    }),
    ...notices
      .filter((notice) => !known.has(notice.message))
      .map((notice) => [notice.at, notice.id, notice.text, () => lonely(notice, scene)]),
  ].sort((one, other) => one[0] - other[0]);
  found.push(...entries.map(([, ...entry]) => entry));
  if (view.sending) found.push(["sending", JSON.stringify(view.sending), () => sending(view.sending)]);
  return found;
}

const drawn = new WeakMap();

function forget(messageId) {
  const element = document.querySelector(`[data-message="${messageId}"]`);
  if (element) drawn.delete(element);
}

// Draws what is new and leaves the rest alone, so that focus and open selects stay.
function draw(toEnd = false) {
  if (!view.state) return;
  const list = place("messages");
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const old = new Map([...list.children].map((child) => [child.dataset.message, child]));
  const focused = document.activeElement?.dataset?.customId;
  const elements = wanted().map(([id, text, make]) => {
    const before = old.get(id);
    if (before && drawn.get(before) === text) return before;
    const made = make();
    drawn.set(made, text);
    return made;
  });
  const isSame = elements.length === list.children.length && elements.every((one, number) => one === list.children[number]);
  if (!isSame) {
    list.replaceChildren(...elements);
    if (focused) list.querySelector(`[data-custom-id="${CSS.escape(focused)}"]`)?.focus();
  }
  if (!isSame && (isAtEnd || toEnd)) list.scrollTop = list.scrollHeight;
}

function starting(state) {
  const line = place("starting");
  line.textContent = state.ready ? "" : `Starting: ${state.step}…`;
}

function conversations() {
  const found = [...new Set(view.state.messages.map((one) => one.conversation).filter(Boolean))].reverse();
  const select = place("conversation");
  select.hidden = found.length < 2;
  const chosen = found.includes(view.chosen) ? view.chosen : (found[0] ?? "");
  inspector.once("conversation", [found, chosen], () => found.map((id, number) => el("option", { value: id, selected: id === chosen }, `${number ? id.slice(0, 8) : `latest (${id.slice(0, 8)})`}`)));
  return chosen;
}

let looking = Promise.resolve();

function look(toEnd = false) {
  looking = looking.then(() => peek(toEnd)).catch(() => {
    place("starting").textContent = "The local stack does not answer. Is it still running?";
    place("starting").classList.add("trouble");
  });
  return looking;
}

async function peek(toEnd) {
  const since = view.state?.revision ?? "";
  const query = new URLSearchParams({ user: view.user.id, channel: view.channel, since });
  const state = await get(`state?${query}`);
  place("starting").classList.remove("trouble");
  if (state.messages) view.state = state;
  starting(state);
  draw(toEnd);
  inspector.log(view.state.exchanges, view.state.containers);
  const chosen = conversations();
  const found = await get(`conversation/${chosen || "none"}`);
  inspector.conversation({ ...found, id: chosen });
}

place("conversation").addEventListener("change", (event) => {
  view.chosen = event.currentTarget.value;
  look();
});
place("examples").addEventListener("click", (event) => {
  const example = event.target.dataset.example;
  if (example) composer.fill(example);
});

let wasAtEnd = true;
place("messages").addEventListener("scroll", (event) => {
  const list = event.currentTarget;
  wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
});
new ResizeObserver(() => {
  if (wasAtEnd) place("messages").scrollTop = place("messages").scrollHeight;
}).observe(place("messages"));

sidebar();
composer.focus();
await look(true);
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  if (!document.hidden) await look();
}
