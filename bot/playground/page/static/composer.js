// The box to write in: a slash brings up the commands, a command its options, Enter sends.

import { Choices } from "./choices.js";
import { el } from "./dom.js";
import { fieldOf, localized } from "./options.js";
import { Suggestions } from "./suggestions.js";

const ATTACHMENT = 11;
const KEYS = "Enter sends · Tab goes on · Esc leaves";
const FILE_KEYS = "Enter chooses a file · Tab goes on · Esc leaves";

export class Composer {
  // `scene` has send(name, options, words), suggest(name, options, focused), refused(words) and names.
  constructor(form, scene) {
    this.form = form;
    this.scene = scene;
    this.commands = [];
    this.drafts = new Map();
    this.place = "";
    this.locale = "en-US";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    form.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusin", (event) => this.tell(event.target));
    this.plain();
  }

  // Where the person is now, and what is offered to them there.
  enter({ place, commands, locale, user }) {
    Object.assign(this, { place, commands, locale, user });
    if (this.fields && !commands.some((one) => one.name === this.command.name)) this.plain();
    else if (!this.fields) {
      this.input.placeholder = this.hint();
      if (document.activeElement === this.input && this.input.value.startsWith("/")) this.typed();
    }
  }

  // From one place, or person, to another: what is half written stays where it was begun.
  leave(before, now) {
    if (before === now) return;
    const { fields, command, input, choices, slots, more, about, form } = this;
    const hasFocus = form.contains(document.activeElement);
    choices.close();
    this.drafts.set(before, { nodes: [...form.childNodes], own: { fields, command, input, choices, slots, more, about } });
    const kept = this.drafts.get(now);
    this.drafts.delete(now);
    if (kept) {
      Object.assign(this, kept.own);
      form.replaceChildren(...kept.nodes);
    } else this.plain();
    if (hasFocus) this.focus();
  }

  hint() {
    return this.commands.length ? `Message ${this.place} · / for commands` : "No commands for you here";
  }

  plain(text = "") {
    this.fields = null;
    this.command = null;
    this.input = el("input", { id: "request", "aria-label": "Message", placeholder: this.hint(), maxlength: 4000, value: text, autocomplete: "off", oninput: () => this.typed() });
    this.choices = new Choices("commands", "Commands", (command) => this.open(command));
    this.choices.serve(this.input);
    this.form.replaceChildren(this.choices.element, el("div", { class: "box" }, this.input), el("span", { class: "hint-line" }, el("kbd", {}, "/"), " commands · ", el("kbd", {}, "?"), " keyboard"));
  }

  typed() {
    const text = this.input.value;
    const whole = this.commands.find((one) => text.startsWith(`/${one.name} `));
    if (whole) this.open(whole, text.slice(whole.name.length + 2));
    else if (text.startsWith("/")) this.suggest(text.slice(1));
    else this.choices.close();
  }

  suggest(begun) {
    const found = this.commands.filter((one) => one.name.includes(begun.toLowerCase()));
    const draw = (one) => [
      el("img", { src: "/static/agent.svg", alt: "", width: 32, height: 32 }),
      el("span", { class: "about" }, el("b", {}, `/${one.name}`), el("small", {}, localized(one, this.locale))),
    ];
    this.choices.show(found, draw, found.length ? "" : this.commands.length ? "There is no such command here." : "The bot offers you no commands here.");
  }

  // A request typed or chosen by somebody who has no command yet.
  fill(request) {
    const command = this.commands.find((one) => one.options?.[0]?.name === "request");
    if (command) this.open(command, request);
  }

  open(command, text = "") {
    this.command = command;
    this.fields = {};
    this.choices = new Suggestions(this, (focused) => this.scene.suggest(command.name, this.texts(), focused));
    this.slots = el("span", { class: "slots" });
    this.more = el("span", { class: "more" });
    this.about = el("span", { class: "hint-line" }, KEYS);
    const send = el("button", { class: "send", type: "submit" }, "Send");
    const head = el("span", { class: "command" }, `/${command.name}`);
    this.form.replaceChildren(this.choices.element, el("div", { class: "box in-command" }, head, this.slots, this.more, send), this.about);
    const options = command.options ?? [];
    for (const option of options.filter((one) => one.required)) this.add(option);
    const first = options.find((one) => one.required) ?? options.find((one) => one.autocomplete);
    if (first && !first.required) this.add(first);
    this.offer();
    const field = first && this.fields[first.name];
    if (field && text) field.input.value = text;
    (field?.input ?? send).focus();
    if (text) field?.input.setSelectionRange?.(text.length, text.length);
  }

  // One option's field; the one in whose words everything may be said keeps the box's id.
  add(option) {
    const isFirst = !Object.keys(this.fields).length;
    const field = fieldOf(option, {
      id: isFirst ? "request" : `option-${option.name}`,
      names: this.scene.names(),
      locale: this.locale,
      user: this.user,
      goOn: () => this.form.querySelector(".send").focus(),
      remove: option.required ? null : () => this.leaveOut(option),
    });
    this.fields[option.name] = field;
    if (option.autocomplete) this.choices.watch(field.input, option);
    if (isFirst && option.required) field.input.addEventListener("input", () => this.pasted(field.input));
    this.slots.append(field.element);
    return field;
  }

  offer() {
    const rest = (this.command.options ?? []).filter((one) => !this.fields[one.name]);
    const nextFile = rest.find((one) => one.type === ATTACHMENT);
    const shown = rest.filter((one) => one.type !== ATTACHMENT || one === nextFile);
    const chip = (option) => el("button", { type: "button", title: localized(option, this.locale), onclick: () => this.want(option) }, `+ ${option.name}`);
    this.more.replaceChildren(...shown.map(chip));
    this.more.hidden = !rest.length;
  }

  want(option) {
    const field = this.add(option);
    this.offer();
    field.input.focus();
  }

  leaveOut(option) {
    this.fields[option.name].element.remove();
    delete this.fields[option.name];
    this.offer();
    this.focus();
  }

  // A whole command that is put into its own field is the request alone.
  pasted(input) {
    const slash = `/${this.command.name} `;
    const at = input.value.indexOf(slash);
    if (at >= 0 && !input.value.slice(0, at).trim()) input.value = input.value.slice(at + slash.length);
  }

  texts() {
    return Object.fromEntries(Object.entries(this.fields).filter(([, field]) => field.input.type !== "file").map(([name, field]) => [name, field.input.value.trim()]));
  }

  tell(target) {
    const named = Object.keys(this.fields ?? {}).find((name) => this.fields[name].input === target);
    const option = this.command?.options?.find((one) => one.name === named);
    const keys = target.type === "file" ? FILE_KEYS : KEYS;
    if (this.about) this.about.textContent = option ? `${localized(option, this.locale)} · ${keys}` : keys;
  }

  focus() {
    const first = this.fields && Object.values(this.fields)[0]?.input;
    const target = first ?? (this.fields ? this.form.querySelector(".send") : this.input);
    target.focus({ preventScroll: true });
  }

  key(event) {
    if (this.choices.key(event)) return;
    const isEmpty = event.target.value === "" && event.target.type !== "submit";
    if (event.key === "Escape") {
      event.preventDefault();
      this.plain();
      this.input.focus();
    } else if (event.key === "Backspace" && this.fields && isEmpty) {
      event.preventDefault();
      this.back(event.target);
    }
  }

  // Backspace in an empty field takes the option away, in the first one the command.
  back(input) {
    const [name, field] = Object.entries(this.fields).find(([, one]) => one.input === input) ?? [];
    const option = this.command.options?.find((one) => one.name === name);
    if (field && !option.required && Object.keys(this.fields).length > 1) return this.leaveOut(option);
    const begun = `/${this.command.name}`;
    this.plain(begun);
    this.input.focus();
    return this.suggest(begun.slice(1));
  }

  async submit() {
    if (!this.fields) {
      const text = this.input.value.trim();
      if (text && !text.startsWith("/")) this.fill(text);
      return;
    }
    const { name } = this.command;
    const lacking = Object.values(this.fields).find((field) => field.input.required && field.isEmpty());
    if (lacking) return lacking.input.focus();
    try {
      const given = Object.entries(this.fields).map(async ([option, field]) => [option, await field.value()]);
      const options = Object.fromEntries(await Promise.all(given));
      const filled = Object.entries(this.fields).filter(([, field]) => !field.isEmpty());
      const words = Object.fromEntries(filled.map(([option, field]) => [option, field.words()]));
      this.plain();
      this.input.focus();
      this.scene.send(name, options, words);
    } catch (error) {
      this.scene.refused(error.message);
    }
    return undefined;
  }
}
