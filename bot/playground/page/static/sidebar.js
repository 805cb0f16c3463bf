// Servers, channels, who you are, your language, and the theme.

import { el } from "./dom.js";
import { roving } from "./keys.js";

const THEMES = [["", "System"], ["light", "Light"], ["dark", "Dark"]];
const LANGUAGES = [["en-US", "English"], ["de", "Deutsch"]];

function initials(name) {
  return name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
}

export class Sidebar {
  // `view` is where one is; `go({guild, channel, user})` leads elsewhere, `speak(locale)` chooses a
  // language.
  constructor(world, view, { go, speak }) {
    Object.assign(this, { world, view, go, speak });
    this.at = (id) => document.querySelector(`#${id}`);
    this.settings();
    for (const id of ["servers", "channels", "people"]) roving(this.at(id), "button");
  }

  draw() {
    const { guild } = this.view;
    this.at("server-name").textContent = guild ? guild.name : "Direct messages";
    this.fill("servers", [this.direct(), ...this.world.guilds.map((one) => this.server(one))]);
    this.fill("channels", this.places().map((one) => this.place(one)));
    this.fill("people", this.world.users.map((one, number) => this.person(one, number)));
    this.at("language").value = this.view.user.locale;
  }

  // New entries in the place of the old ones; the one that had the focus keeps it.
  fill(id, entries) {
    const list = this.at(id);
    const held = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    list.replaceChildren(...entries);
    const chosen = list.querySelector("[aria-current='true'], [aria-pressed='true']") ?? entries[0];
    for (const entry of entries) entry.tabIndex = entry === chosen ? 0 : -1;
    if (held) entries.find((entry) => entry.dataset.key === held)?.focus();
  }

  direct() {
    const about = { type: "button", class: "server", "data-key": "direct", "aria-current": String(!this.view.guild), title: "Direct messages", "aria-label": "Direct messages" };
    return el("button", { ...about, onclick: () => this.go({ guild: null }) }, el("img", { src: "/static/agent.svg", alt: "" }));
  }

  server(guild) {
    const about = { type: "button", class: "server", "data-key": guild.id, "aria-current": String(guild === this.view.guild), title: guild.name, "aria-label": guild.name };
    return el("button", { ...about, onclick: () => this.go({ guild }) }, el("span", { "aria-hidden": "true" }, initials(guild.name)));
  }

  places() {
    const { guild, user } = this.view;
    return guild ? guild.channels.map((one) => ({ ...one, sign: "#" })) : [{ id: user.direct, name: "UX agent", sign: "@" }];
  }

  place(one) {
    const about = { type: "button", "data-key": one.id, "aria-current": String(one.id === this.view.channel) };
    return el("button", { ...about, onclick: () => this.go({ channel: one.id }) }, el("span", { class: "sign", "aria-hidden": "true" }, one.sign), one.name);
  }

  person(user, number) {
    const about = { type: "button", "data-key": user.id, "aria-pressed": String(user.id === this.view.user.id) };
    const looks = el("span", { class: `avatar of-${number}`, "aria-hidden": "true" }, user.name[0]);
    return el("button", { ...about, onclick: () => this.go({ user }) }, looks, el("span", { class: "called" }, user.name, el("small", {}, this.standing(user))));
  }

  // What somebody is in this server.
  standing(user) {
    const { guild } = this.view;
    if (!guild) return user.id === this.view.user.id ? "you" : "somebody else";
    if (guild.owner === user.id) return "owner";
    const held = guild.roles.filter((role) => user.roles.includes(role.id)).map((role) => role.name);
    return held.join(", ") || "no role";
  }

  settings() {
    const options = (found) => found.map(([value, name]) => el("option", { value }, name));
    const language = this.at("language");
    language.append(...options(LANGUAGES));
    language.addEventListener("change", () => this.speak(language.value));
    const theme = this.at("theme");
    theme.append(...options(THEMES));
    theme.value = localStorage.getItem("theme") ?? "";
    theme.addEventListener("change", () => {
      if (theme.value) localStorage.setItem("theme", theme.value);
      else localStorage.removeItem("theme");
      const root = document.documentElement;
      if (theme.value) root.dataset.theme = theme.value;
      else delete root.dataset.theme;
    });
  }
}
