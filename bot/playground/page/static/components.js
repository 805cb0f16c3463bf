// A message's components as Discord's client shows them (docs: Component Reference).
//
// `scene` has names (for mentions and selects) and act(what), which is called with what was pressed
// or picked; `files` are the message's attachments.

import { dots, el } from "./dom.js";
import { coloured } from "./embed.js";
import { attached, download, picture } from "./files.js";
import { markdown } from "./markdown.js";
import { picker } from "./picker.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const LINK = 5;
const INSIDE = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?/;
const LARGE = 2;

// While the answer is awaited, nothing else of the message can be used.
function wait(element) {
  const whole = element.closest(".said");
  for (const other of whole.querySelectorAll("button.press, button.pick")) {
    other.setAttribute("aria-disabled", "true");
  }
}

function isWaiting(element) {
  return element.getAttribute("aria-disabled") === "true";
}

function button(part, scene) {
  const label = [part.emoji?.name, part.label].filter(Boolean).join(" ");
  const looks = { class: `press ${STYLES[part.style] ?? "secondary"}` };
  if (part.style === LINK) {
    const sign = el("span", { "aria-hidden": "true" }, "↗");
    const [, channel, message] = INSIDE.exec(part.url) ?? [];
    const jump = channel ? { "data-channel": channel, "data-jump": message ?? "" } : {};
    return el("a", { ...looks, ...jump, href: part.url, target: "_blank", rel: "noopener" }, `${label} `, sign);
  }
  const pressed = (event) => {
    const own = event.currentTarget;
    if (isWaiting(own)) return;
    wait(own);
    own.classList.add("busy");
    own.replaceChildren(dots(), el("span", { class: "visually" }, label));
    scene.act({ custom_id: part.custom_id });
  };
  const about = { type: "button", disabled: part.disabled, "data-custom-id": part.custom_id, "data-label": label };
  return el("button", { ...looks, ...about, onclick: pressed }, label);
}

function select(part, scene) {
  const made = picker(part, scene.names, {
    label: part.placeholder ?? "Make a selection",
    done: (values) => {
      wait(made);
      scene.act({ custom_id: part.custom_id, values });
    },
  });
  return made;
}

function section(part, scene, files) {
  return el("div", { class: "section" }, el("div", { class: "beside" }, children(part, scene, files)), component(part.accessory, scene, files));
}

function gallery(part, files) {
  const items = part.items.map((item) => picture(attached(item.media, files), item.description, item.spoiler));
  return el("div", { class: `gallery of-${Math.min(items.length, 4)}` }, items);
}

function separator(part) {
  const space = part.spacing === LARGE ? "large" : "little";
  return part.divider === false ? el("div", { class: `space ${space}` }) : el("hr", { class: space });
}

function children(part, scene, files) {
  return part.components.map((inner) => component(inner, scene, files));
}

export function component(part, scene, files) {
  switch (part.type) {
    case 1:
      return el("div", { class: "row" }, children(part, scene, files));
    case 2:
      return button(part, scene);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return select(part, scene);
    case 9:
      return section(part, scene, files);
    case 10:
      return markdown(part.content, scene.names);
    case 11:
      return picture(attached(part.media, files), part.description, part.spoiler, "thumbnail");
    case 12:
      return gallery(part, files);
    case 13:
      return download(attached(part.file, files), part.name, part.size);
    case 14:
      return separator(part);
    case 17:
      return coloured(el("div", { class: part.spoiler ? "container spoiler" : "container" }, children(part, scene, files)), part.accent_color);
    default:
      return el("p", { class: "hint" }, `(a component of type ${part.type})`);
  }
}
