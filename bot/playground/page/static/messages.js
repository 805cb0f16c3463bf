// The list of messages: draws what is new, keeps the focus, and says what came.

import { el } from "./dom.js";
import { throughMessages } from "./keys.js";
import { ago } from "./markdown.js";
import { lonely, message, sending } from "./message.js";

const NEAR_END = 80;
const AGO_MS = 10_000;

// What is known of a button or select, to find it again.
export function part(element) {
  return { customId: element?.dataset?.customId, label: element?.dataset?.label };
}

export class Messages {
  // `scene` is what a message needs (see message.js); `leave` takes the focus away.
  constructor(list, live, scene, leave) {
    Object.assign(this, { list, live, scene });
    this.drawn = new WeakMap();
    this.said = new Map();
    this.dismissed = new Set();
    this.wasAtEnd = true;
    this.inside = null;
    list.addEventListener("scroll", () => {
      this.wasAtEnd = this.isAtEnd();
    });
    new ResizeObserver(() => this.wasAtEnd && this.toEnd()).observe(list);
    list.addEventListener("load", () => this.wasAtEnd && this.toEnd(), true); // a picture without a size
    throughMessages(list, leave);
    setInterval(() => this.tick(), AGO_MS);
  }

  isAtEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  // Another channel or person: nothing of what was here is new there.
  clear() {
    this.list.replaceChildren();
    this.said.clear();
    this.live.textContent = "";
  }

  forget(messageId) {
    const element = this.list.querySelector(`[data-message="${messageId}"]`);
    if (element) this.drawn.delete(element);
  }

  tick() {
    for (const time of this.list.querySelectorAll("[data-ago]")) time.textContent = ago(Number(time.dataset.ago), time.lang);
  }

  entries(state, waiting, welcome) {
    const notices = state.notices.filter((notice) => !this.dismissed.has(notice.id));
    const known = new Set(state.messages.map((one) => one.id));
    const shown = state.messages.map((one) => {
      const own = notices.filter((notice) => notice.message === one.id);
      return [Date.parse(one.timestamp) / 1000, one.id, JSON.stringify([one, own]), () => message(one, own, this.scene)];
    });
    const alone = notices.filter((notice) => !known.has(notice.message)).map((notice) => [notice.at, notice.id, notice.text, () => lonely(notice, this.scene)]);
    const found = [...shown, ...alone].sort((one, other) => one[0] - other[0]).map(([, ...entry]) => entry);
    if (waiting) found.push(["sending", JSON.stringify(waiting), () => sending(waiting)]);
    return [["welcome", welcome.key, welcome.make], ...found];
  }

  draw(state, { waiting, welcome, toEnd }) {
    const follows = this.isAtEnd() || toEnd;
    const held = this.held();
    const old = new Map([...this.list.children].map((child) => [child.dataset.message, child]));
    const elements = this.entries(state, waiting, welcome).map(([id, text, make]) => {
      const before = old.get(id);
      if (before && this.drawn.get(before) === text) return before;
      const made = make();
      this.drawn.set(made, text);
      return made;
    });
    const isSame = elements.length === this.list.children.length && elements.every((one, number) => one === this.list.children[number]);
    if (isSame) return;
    this.list.replaceChildren(...elements);
    this.order();
    this.hold(held);
    this.tell(state);
    if (follows) this.toEnd();
    this.wasAtEnd = this.isAtEnd();
  }

  // Only the newest message is in the order of Tab.
  order() {
    const all = [...this.list.querySelectorAll("li.message")];
    for (const one of all) one.tabIndex = one === all.at(-1) ? 0 : -1;
  }

  held() {
    const active = document.activeElement;
    const own = this.list.contains(active) ? active.closest("[data-message]") : null;
    if (active !== own) this.inside = null;
    if (!own) return null;
    if (active === own && this.inside?.message === own.dataset.message) return this.inside;
    return { message: own.dataset.message, isWhole: active === own, ...part(active) };
  }

  // The same button again, else one of the same name, a link, or the message. What was not there
  // before and acts in earnest never gets the focus: another Enter would press it unread.
  hold(held) {
    if (!held) return;
    const own = this.list.querySelector(`[data-message="${held.message}"]`) ?? [...this.list.querySelectorAll("li.message")].at(-1);
    if (!own) return;
    const find = (selector) => own.querySelector(selector) ?? null;
    const same = held.customId && find(`[data-custom-id="${CSS.escape(held.customId)}"]:not(:disabled)`);
    const named = held.label && find(`.secondary[data-label="${CSS.escape(held.label)}"]:not(:disabled)`);
    const next = held.isWhole ? own : (same || named || find(".row a.press") || own);
    if (next === own && !held.isWhole) this.inside = held; // its next buttons may get the focus
    next.focus({ preventScroll: true });
  }

  // For those who do not see it: what the newest changed message says, in short.
  tell(state) {
    const isFirst = !this.said.size;
    let news = "";
    for (const one of state.messages) {
      const text = JSON.stringify([one.content, one.embeds, one.components, one.loading]);
      if (this.said.get(one.id) !== text) news = one.id;
      this.said.set(one.id, text);
    }
    if (!news || isFirst) return;
    const said = this.list.querySelector(`[data-message="${news}"] .said`);
    const parts = [...(said?.querySelectorAll(".title, .text, .thinking, .failed") ?? [])];
    const lines = parts.flatMap((part) => part.innerText.split("\n")).filter(Boolean);
    const presses = [...(said?.querySelectorAll(".press, .pick") ?? [])].map((part) => part.getAttribute("aria-label") ?? part.innerText.trim());
    this.live.textContent = [...lines.slice(0, 5), presses.length ? `To press: ${presses.join(", ")}` : ""].filter(Boolean).join(". ");
  }
}

function invitation({ commands, invites }) {
  if (!commands.length) return ["The bot is not in this server, and you did not install it for yourself: it offers you no commands here."];
  const command = el("code", {}, "/ux-update");
  if (!invites.hasSite) return ["This server has no website yet, so there is nothing to change here: ", command, " works in the other servers and in direct messages. Whoever runs the bot can connect a website to this one."];
  const examples = invites.toExamples ? ", or take one of the examples below" : ", and say it in your own words";
  return ["Say what should be different on the website. Type ", el("code", {}, "/"), ", pick ", command, `${examples}. You see exactly what would change, and nothing happens before Confirm.`];
}

export function welcome(view, place) {
  return el(
    "li",
    { class: "welcome", "data-message": "welcome" },
    el("div", { class: "sign", "aria-hidden": "true" }, place.sign),
    el("h3", {}, place.sign === "@" ? place.name : `Welcome to #${place.name}!`),
    el("p", {}, invitation(view)),
  );
}
