// One message as Discord's client shows it.

import { component } from "./components.js";
import { dots, el } from "./dom.js";
import { embed } from "./embed.js";
import { loose } from "./files.js";
import { markdown } from "./markdown.js";

export function clock(iso) {
  const at = new Date(iso);
  const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return el("time", { datetime: iso }, `Today at ${time}`);
}

export function used(command) {
  const asked = Object.entries(command.options)
    .map(([name, value]) => (name === "request" ? value : `${name}: ${value}`))
    .join(" · ");
  return el(
    "div",
    { class: "used" },
    el("b", {}, command.user),
    " used ",
    el("span", { class: "command" }, `/${command.name}`),
    el("span", { class: "asked", title: asked }, asked),
  );
}

export function avatar() {
  return el("span", { class: "avatar" }, el("img", { src: "/static/agent.svg", alt: "" }));
}

export function byline(time) {
  return el("div", { class: "by" }, el("b", {}, "UX agent"), el("span", { class: "app" }, "APP"), time ?? null);
}

export function thinking() {
  return el("div", { class: "thinking" }, dots(), "UX agent is thinking…");
}

function failure(notice, dismiss) {
  return el(
    "div",
    { class: "failed", role: "alert" },
    `${notice.text}.`,
    el("button", { type: "button", onclick: () => dismiss(notice.id) }, "Dismiss"),
    el("details", {}, el("summary", {}, "Why (for developers)"), notice.reason),
  );
}

const MADE_OF_COMPONENTS = 1 << 15;

// The attachments that nothing in the message shows; one made of components shows no others.
function files(shown) {
  if (shown.flags & MADE_OF_COMPONENTS) return null;
  const text = JSON.stringify(shown.components);
  return loose(shown.attachments.filter((file) => !text.includes(`attachment://${file.filename}`) && !text.includes(JSON.stringify(file.url))));
}

// `scene` has names, act(message, what), remove(message), dismiss(notice).
export function message(shown, notices, scene) {
  const own = { names: scene.names, act: (what) => scene.act(shown, what) };
  const body = shown.loading
    ? thinking()
    : [
        shown.content ? markdown(shown.content, scene.names) : null,
        shown.embeds.map((part) => embed(part, scene.names)),
        files(shown),
        shown.components.map((part) => component(part, own, shown.attachments)),
        shown.edited_timestamp && shown.content ? el("span", { class: "edited" }, "(edited)") : null,
      ];
  const onlyYou = shown.ephemeral
    ? el("div", { class: "only-you" }, "Only you can see this • ", el("button", { type: "button", onclick: () => scene.remove(shown) }, "Dismiss message"))
    : null;
  return el(
    "li",
    { class: shown.ephemeral ? "message private" : "message", "data-message": shown.id },
    shown.command ? used(shown.command) : null,
    avatar(),
    el("div", { class: "said" }, byline(clock(shown.timestamp)), body, notices.map((notice) => failure(notice, scene.dismiss)), onlyYou),
  );
}

export function lonely(notice, scene) {
  return el(
    "li",
    { class: "message private", "data-message": notice.id },
    notice.command ? used(notice.command) : null,
    avatar(),
    el("div", { class: "said" }, byline(), failure(notice, scene.dismiss)),
  );
}

export function sending(command) {
  return el("li", { class: "message", "data-message": "sending" }, used(command), avatar(), el("div", { class: "said" }, byline(), thinking()));
}
