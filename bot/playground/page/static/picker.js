// A select of any type: a button that opens a list, by mouse and by keyboard (ARIA: combobox).
//
// One value is picked by choosing it; several are chosen one by one and count when the list closes.

import { el } from "./dom.js";

const [STRING, USER, ROLE, MENTIONABLE, CHANNEL] = [3, 5, 6, 7, 8];
const SIGNS = { user: "@", role: "@", channel: "#" };
let made = 0;

// What can be picked: {value, label, description, kind, isDefault}.
function offered(part, names) {
  const chosen = new Set((part.default_values ?? []).map((one) => one.id));
  const all = (kind) =>
    Object.entries(names[`${kind}s`]).map(([value, about]) => ({ value, label: about.name ?? about, kind, colour: about.colour, isDefault: chosen.has(value) }));
  switch (part.type) {
    case USER:
      return all("user");
    case ROLE:
      return all("role");
    case MENTIONABLE:
      return [...all("user"), ...all("role")];
    case CHANNEL:
      return all("channel");
    default:
      return part.options.map((option) => ({ ...option, isDefault: option.default }));
  }
}

class Picker {
  constructor(part, names, { label, done, changed, isRequired }) {
    this.part = part;
    this.least = part.min_values ?? 1;
    this.most = part.max_values ?? 1;
    this.options = offered(part, names);
    this.values = this.options.filter((one) => one.isDefault).map((one) => one.value);
    this.done = done;
    this.changed = changed ?? (() => {});
    this.id = `picker-${(made += 1)}`;
    this.placeholder = part.placeholder ?? "Make a selection";
    this.build(label, isRequired);
    this.show();
  }

  get isSingle() {
    return this.most === 1;
  }

  get isOpen() {
    return this.button.getAttribute("aria-expanded") === "true";
  }

  build(label, isRequired) {
    this.shown = el("span", { class: "picked" });
    this.button = el(
      "button",
      {
        class: "pick",
        type: "button",
        role: "combobox",
        "aria-haspopup": "listbox",
        "aria-expanded": "false",
        "aria-controls": this.id,
        "aria-label": label,
        "aria-required": isRequired ? "true" : null,
        disabled: this.part.disabled,
        "data-custom-id": this.part.custom_id,
        onclick: () => (this.isOpen ? this.close() : this.open()),
        onkeydown: (event) => this.key(event),
        onblur: () => this.close(),
      },
      this.shown,
      el("span", { class: "chevron", "aria-hidden": "true" }),
    );
    this.list = el("ul", {
      class: "picks",
      id: this.id,
      role: "listbox",
      popover: "manual",
      "aria-label": label,
      "aria-multiselectable": this.isSingle ? null : "true",
      onmousedown: (event) => event.preventDefault(), // the button keeps the focus
    });
    this.list.append(...this.options.map((option, number) => this.entry(option, number)));
    if (!this.options.length) this.list.append(el("li", { class: "none", role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nothing to pick here"));
    this.element = el("div", { class: "picker" }, this.button, this.list);
  }

  entry(option, number) {
    return el(
      "li",
      { id: `${this.id}-${number}`, role: "option", "data-value": option.value, onclick: () => this.take(number) },
      el("span", { class: "what" }, SIGNS[option.kind] ? el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[option.kind]) : null, el("b", {}, option.label), option.description ? el("small", {}, option.description) : null),
      el("span", { class: "mark", "aria-hidden": "true" }),
    );
  }

  show() {
    const chosen = this.options.filter((one) => this.values.includes(one.value));
    const words = chosen.map((one) => el("span", { class: "chip" }, `${SIGNS[one.kind] ?? ""}${one.label}`));
    this.shown.replaceChildren(...(words.length ? words : [el("span", { class: "empty" }, this.placeholder)]));
    const said = chosen.map((one) => one.label).join(", ");
    this.button.setAttribute("aria-description", said ? `Chosen: ${said}` : this.placeholder);
    for (const entry of this.list.children) {
      if (entry.dataset.value) entry.setAttribute("aria-selected", String(this.values.includes(entry.dataset.value)));
    }
  }

  open() {
    if (this.isOpen || this.button.getAttribute("aria-disabled") === "true") return;
    this.before = [...this.values];
    this.button.setAttribute("aria-expanded", "true");
    this.list.showPopover();
    this.place();
    const first = this.options.findIndex((one) => this.values.includes(one.value));
    this.go(Math.max(0, first));
    this.watch = () => this.place();
    window.addEventListener("resize", this.watch);
    document.addEventListener("scroll", this.watch, true);
  }

  // Below the button, or above it where there is more room.
  place() {
    const box = this.button.getBoundingClientRect();
    const below = window.innerHeight - box.bottom - 12;
    const above = box.top - 12;
    const isBelow = below >= Math.min(this.list.scrollHeight, 260) || below >= above;
    const set = (name, value) => this.list.style.setProperty(name, value);
    set("width", `${box.width}px`);
    set("left", `${box.left}px`);
    set("max-height", `${Math.min(320, isBelow ? below : above)}px`);
    set("top", isBelow ? `${box.bottom + 4}px` : "auto");
    set("bottom", isBelow ? "auto" : `${window.innerHeight - box.top + 4}px`);
  }

  close() {
    if (!this.isOpen) return;
    this.button.setAttribute("aria-expanded", "false");
    this.button.removeAttribute("aria-activedescendant");
    this.list.hidePopover();
    window.removeEventListener("resize", this.watch);
    document.removeEventListener("scroll", this.watch, true);
    const isNew = this.values.join() !== this.before.join();
    if (!this.isSingle && isNew) this.finish();
  }

  finish() {
    this.changed(this.values);
    if (this.values.length >= this.least) this.done?.([...this.values]);
  }

  go(number) {
    if (!this.options.length) return;
    this.at = Math.min(Math.max(number, 0), this.options.length - 1);
    for (const [position, entry] of [...this.list.children].entries()) entry.classList.toggle("at", position === this.at);
    const entry = this.list.children[this.at];
    this.button.setAttribute("aria-activedescendant", entry.id);
    entry.scrollIntoView({ block: "nearest" });
  }

  take(number) {
    const option = this.options[number];
    if (!option) return;
    const { value } = option;
    const isChosen = this.values.includes(value);
    if (this.isSingle) {
      this.values = isChosen && this.least === 0 ? [] : [value];
      this.show();
      this.close();
      this.finish();
      return;
    }
    if (isChosen) this.values = this.values.filter((one) => one !== value);
    else if (this.values.length < this.most) this.values = [...this.values, value];
    this.go(number);
    this.show();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity, PageDown: 8, PageUp: -8 };
    if (!this.isOpen) {
      if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      this.open();
    } else if (event.key in moves) {
      event.preventDefault();
      this.go(this.at + moves[event.key]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.take(this.at);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key.length === 1) {
      this.find(event.key);
    }
  }

  // The next entry that begins with the letter.
  find(letter) {
    const order = this.options.map((_, number) => (this.at + 1 + number) % this.options.length);
    const found = order.find((number) => this.options[number].label.toLowerCase().startsWith(letter.toLowerCase()));
    if (found !== undefined) this.go(found);
  }
}

// The element; what is chosen is in its `values`.
export function picker(part, names, about) {
  const own = new Picker(part, names, about);
  Object.defineProperty(own.element, "values", { get: () => own.values });
  return own.element;
}

export const SELECTS = [STRING, USER, ROLE, MENTIONABLE, CHANNEL];
