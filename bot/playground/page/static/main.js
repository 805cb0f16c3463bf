// The playground: polls what there is to see, and sends what people do.

import { Composer } from "./composer.js";
import { el, get, post } from "./dom.js";
import { ask } from "./form.js";
import { Inspector } from "./inspector.js";
import { shortcuts } from "./keys.js";
import { Messages, part, welcome } from "./messages.js";
import { Sidebar } from "./sidebar.js";

const POLL_MS = 700;
const world = JSON.parse(document.querySelector("#world").textContent);
const place = (id) => document.querySelector(`#${id}`);

const view = {
  user: world.users[0],
  guild: world.guilds[0],
  channel: world.guilds[0].channels[0].id,
  commands: [],
  invites: { hasSite: true, toExamples: false },
  state: null,
  sending: null,
  chosen: "",
};

// What mentions and selects are about: everybody, and what there is in this server.
function named() {
  const byId = (list) => Object.fromEntries(list.map((one) => [one.id, one]));
  return {
    users: byId([...world.users, world.application]),
    roles: byId(view.guild?.roles ?? []),
    channels: byId(world.guilds.flatMap((guild) => guild.channels)),
    locale: view.user.locale,
  };
}

const scene = {
  get names() {
    return named();
  },
  act: async (shown, what) => {
    if (shown.conversation) view.chosen = shown.conversation;
    const result = await post("component", { user: view.user.id, message: shown.id, ...what });
    await finish(result, shown.id);
  },
  remove: async (shown) => {
    await post("delete", { user: view.user.id, message: shown.id });
    await look();
    composer.focus();
  },
  dismiss: (id) => {
    messages.dismissed.add(id);
    draw();
    composer.focus();
  },
};

const composer = new Composer(place("composer"), {
  names: named,
  refused: say,
  suggest: (name, options, focused) => post("autocomplete", { ...where(), name, options, focused }),
  send: async (name, options, words) => {
    view.sending = { name, options: words, user: view.user.name };
    view.chosen = "";
    draw(true);
    const result = await post("command", { ...where(), name, options });
    view.sending = null;
    await finish(result, "");
  },
});
const messages = new Messages(place("messages"), place("live"), scene, () => composer.focus());
const sidebar = new Sidebar(world, view, { go, speak });
const inspector = new Inspector(place("inspector"), async () => {
  const button = place("recycle");
  button.disabled = true;
  await post("recycle", {});
  button.disabled = false;
  await look();
});

function where() {
  return { user: view.user.id, channel: view.channel };
}

// A word to the person that is no message.
function say(words) {
  place("toast").textContent = words;
  clearTimeout(view.toast);
  view.toast = setTimeout(() => (place("toast").textContent = ""), 6000);
}

async function finish(result, messageId) {
  if (messageId) messages.forget(messageId);
  if (result.refused) say(result.refused);
  await look(true);
  if (!result.form) return;
  const opener = document.activeElement;
  const values = await ask(place("modal"), result.form, { names: named(), user: view.user.id });
  if (opener?.isConnected) opener.focus();
  else messages.hold({ message: messageId, ...part(opener) });
  if (values) await finish(await post("modal", { user: view.user.id, exchange: result.exchange, values }), messageId);
}

function here() {
  const found = sidebar.places().find((one) => one.id === view.channel);
  return found ?? sidebar.places()[0];
}

// Elsewhere, or as somebody else.
function go({ guild = view.guild, channel, user = view.user }) {
  const isMoved = guild !== view.guild;
  const before = Object.values(where()).join();
  Object.assign(view, { user, guild, state: null, chosen: "" });
  view.channel = guild ? (channel ?? (isMoved ? guild.channels[0].id : view.channel)) : user.direct;
  composer.leave(before, Object.values(where()).join());
  messages.clear();
  if (channel) showPane("chat");
  arrive();
}

async function speak(locale) {
  view.user.locale = locale;
  await post("language", { user: view.user.id, locale });
  view.state = null;
  messages.clear();
  arrive();
}

async function arrive() {
  sidebar.draw();
  const at = here();
  place("channel-name").replaceChildren(el("span", { class: "sign", "aria-hidden": "true" }, at.sign), at.name);
  place("channel-topic").textContent = view.guild ? (at.topic ?? "") : "Direct messages: only you and the bot";
  place("people-title").textContent = `You are ${view.user.name}`;
  const { commands, examples, has_site: hasSite } = await get(`commands?${new URLSearchParams(where())}`);
  view.commands = commands;
  view.invites = { hasSite, toExamples: examples.length > 0 };
  place("examples").hidden = !examples.length || !commands.some((one) => one.name === "ux-update");
  place("examples").replaceChildren(...examples.map((words) => el("button", { type: "button", "data-example": words }, words)));
  composer.enter({ place: `${at.sign}${at.name}`, commands, locale: view.user.locale, user: view.user.id });
  await look(true);
}

function draw(toEnd = false) {
  if (!view.state) return;
  const at = here();
  const key = JSON.stringify([at.id, view.commands.length, view.invites]);
  messages.draw(view.state, { toEnd, waiting: view.sending, welcome: { key, make: () => welcome(view, at) } });
}

function starting(state) {
  place("starting").classList.remove("trouble");
  place("starting").textContent = state.ready ? "" : `Starting: ${state.step}…`;
}

function conversations() {
  const found = [...new Set(view.state.messages.map((one) => one.conversation).filter(Boolean).reverse())];
  const select = place("conversation");
  select.hidden = found.length < 2;
  const chosen = found.includes(view.chosen) ? view.chosen : (found[0] ?? "");
  inspector.once("conversation", [found, chosen], () => found.map((id, number) => el("option", { value: id, selected: id === chosen }, number ? id.slice(0, 8) : `latest (${id.slice(0, 8)})`)));
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
  const asked = JSON.stringify(where());
  const state = await get(`state?${new URLSearchParams({ ...where(), since: view.state?.revision ?? "" })}`);
  if (asked !== JSON.stringify(where())) return;
  if (state.messages) view.state = state;
  if (!view.state) return;
  starting(state);
  draw(toEnd);
  inspector.log(view.state);
  const chosen = conversations();
  const found = await get(`conversation/${chosen || "none"}?guild=${view.guild?.id ?? ""}`);
  inspector.conversation({ ...found, id: chosen });
}

function step(by) {
  const all = sidebar.places();
  const at = all.findIndex((one) => one.id === view.channel);
  go({ channel: all[(at + by + all.length) % all.length].id });
}

// To a message that a link of Discord's own names.
async function jump(channel, message) {
  const guild = world.guilds.find((one) => one.channels.some((each) => each.id === channel));
  go({ guild: guild ?? null, channel });
  await look();
  place("messages").querySelector(`[data-message="${message}"]`)?.focus();
}

function showPane(name) {
  document.body.dataset.pane = name;
  for (const tab of place("panes").children) tab.setAttribute("aria-current", String(tab.dataset.pane === name));
}

place("conversation").addEventListener("change", (event) => {
  view.chosen = event.currentTarget.value;
  look();
});
place("messages").addEventListener("click", (event) => {
  const inside = event.target.closest("[data-jump]");
  if (!inside) return;
  event.preventDefault();
  jump(inside.dataset.channel, inside.dataset.jump);
});
place("examples").addEventListener("click", (event) => {
  const { example } = event.target.dataset;
  if (example) composer.fill(example);
});
place("panes").addEventListener("click", (event) => {
  const { pane } = event.target.closest("button")?.dataset ?? {};
  if (pane) showPane(pane);
});
const help = shortcuts(place("help"), { write: () => composer.focus(), newest: () => [...place("messages").querySelectorAll("li.message")].at(-1)?.focus(), step });
place("keyboard").addEventListener("click", help);

composer.focus();
await arrive();
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  if (!document.hidden) await look();
}
