// One message as Discord's client shows it.

import { dots, el } from "./dom.js";
import { inline, link, markdown } from "./markdown.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const LINK = 5;
const MOVES = ["ArrowDown", "ArrowUp", "Home", "End", "PageUp", "PageDown"];

export function clock(iso) {
  const at = new Date(iso);
  const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return el("time", { datetime: iso }, `Today at ${time}`);
}

function colour(element, value) {
  if (Number.isInteger(value)) {
    element.style.setProperty("--bar", `#${value.toString(16).padStart(6, "0")}`);
  }
  return element;
}

function embed(part, names) {
  const fields = (part.fields ?? []).map((field) =>
    el("div", {}, el("dt", {}, inline(field.name, names)), el("dd", {}, markdown(field.value, names))),
  );
  const title = part.title && (part.url ? [link(part.url, inline(part.title, names))] : inline(part.title, names));
  return colour(
    el(
      "article",
      { class: "embed" },
      title ? el("div", { class: "title" }, title) : null,
      part.description ? markdown(part.description, names) : null,
      fields.length ? el("dl", { class: "fields" }, fields) : null,
      part.footer?.text ? el("footer", {}, part.footer.text) : null,
    ),
    part.color,
  );
}

function button(part, act) {
  const label = [part.emoji?.name, part.label].filter(Boolean).join(" ");
  const looks = { class: `press ${STYLES[part.style] ?? "secondary"}` };
  if (part.style === LINK) {
    return el("a", { ...looks, href: part.url, target: "_blank", rel: "noopener" }, `${label} `, el("span", { "aria-hidden": "true" }, "↗"));
  }
  const pressed = (event) => {
    const row = event.currentTarget.closest(".said");
    for (const other of row.querySelectorAll("button.press, select.pick")) other.disabled = true;
    event.currentTarget.classList.add("busy");
    event.currentTarget.replaceChildren(dots(), el("span", { class: "visually" }, label));
    act({ custom_id: part.custom_id });
  };
  return el("button", { ...looks, type: "button", disabled: part.disabled, "data-custom-id": part.custom_id, onclick: pressed }, label);
}

function select(part, act) {
  const placeholder = part.placeholder ?? "Make a selection";
  const options = part.options.map((option) =>
    el("option", { value: option.value, selected: option.default }, option.description ? `${option.label} · ${option.description}` : option.label),
  );
  const picked = (event) => {
    if (!event.currentTarget.value) return;
    event.currentTarget.disabled = true;
    act({ custom_id: part.custom_id, values: [event.currentTarget.value] });
  };
  // A closed list takes the next entry at each arrow key: open it, so that only a choice is sent.
  const keyed = (event) => {
    const isMoving = MOVES.includes(event.key) || event.key.length === 1;
    if (!isMoving || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.currentTarget.showPicker?.();
  };
  return el(
    "select",
    { class: "pick", "aria-label": placeholder, disabled: part.disabled, "data-custom-id": part.custom_id, onchange: picked, onkeydown: keyed },
    el("option", { value: "", disabled: true, selected: true }, placeholder),
    options,
  );
}

function component(part, act, names) {
  switch (part.type) {
    case 1:
      return el("div", { class: "row" }, part.components.map((inner) => component(inner, act, names)));
    case 2:
      return button(part, act);
    case 3:
      return select(part, act);
    case 9:
      return el("div", { class: "section" }, part.components.map((inner) => component(inner, act, names)), component(part.accessory, act, names));
    case 10:
      return markdown(part.content, names);
    case 14:
      return el("hr");
    case 17:
      return colour(el("div", { class: "container" }, part.components.map((inner) => component(inner, act, names))), part.accent_color);
    default:
      return el("p", { class: "hint" }, `(a component of type ${part.type})`);
  }
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

// `scene` has names, act(message, what), remove(message), dismiss(notice).
export function message(shown, notices, scene) {
  const body = shown.loading
    ? thinking()
    : [
        shown.content ? markdown(shown.content, scene.names) : null,
        shown.embeds.map((part) => embed(part, scene.names)),
        shown.components.map((part) => component(part, (what) => scene.act(shown, what), scene.names)),
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
