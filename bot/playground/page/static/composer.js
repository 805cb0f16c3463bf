// The box to write in: a slash brings up the command, the command its fields, Enter sends.

import { el } from "./dom.js";

export class Composer {
  constructor(form, command, send) {
    this.form = form;
    this.command = command;
    this.send = send;
    this.place = "";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    form.addEventListener("keydown", (event) => this.key(event));
    this.plain();
  }

  name(place) {
    this.place = place;
    if (this.input) this.input.placeholder = `Message ${place}: type / for commands`;
  }

  plain(text = "") {
    this.fields = null;
    this.input = el("input", {
      id: "request",
      "aria-label": "Message",
      placeholder: `Message ${this.place}: type / for commands`,
      maxlength: 4000,
      value: text,
      oninput: () => this.typed(),
    });
    this.popup = el("div", { class: "suggestions", hidden: true });
    this.form.replaceChildren(this.popup, el("div", { class: "box" }, this.input));
  }

  typed() {
    const text = this.input.value;
    const slash = `/${this.command.name}`;
    if (text.startsWith(`${slash} `)) this.fill(text.slice(slash.length + 1));
    else this.suggest(text.startsWith("/") && slash.startsWith(text));
  }

  suggest(isOpen) {
    this.popup.hidden = !isOpen;
    if (!isOpen) return;
    const picked = () => this.fill("");
    this.popup.replaceChildren(
      el("h3", {}, "Commands"),
      el(
        "button",
        { type: "button", onclick: picked },
        el("img", { src: "/static/agent.svg", alt: "", width: 32, height: 32 }),
        el("span", {}, el("b", {}, `/${this.command.name}`), el("span", {}, this.command.description)),
      ),
    );
  }

  fill(request, section = "") {
    const values = { request, section };
    this.fields = {};
    const options = this.command.options.map((option) => {
      const isRequest = option.name === "request";
      const input = el("input", {
        id: isRequest ? "request" : `option-${option.name}`,
        required: option.required,
        maxlength: option.max_length,
        placeholder: isRequest ? "what to change, in your words" : "optional",
        title: option.description,
        value: values[option.name] ?? "",
        oninput: isRequest ? (event) => this.pasted(event.target) : null,
      });
      this.fields[option.name] = input;
      return el("span", { class: `option ${option.name}` }, el("label", { for: input.id }, option.name), input);
    });
    this.form.replaceChildren(
      el("div", { class: "box" }, el("span", { class: "command" }, `/${this.command.name}`), options, el("button", { class: "send", type: "submit" }, "Send")),
      el("span", { class: "hint-line" }, "Enter sends · Esc leaves the command"),
    );
    const first = this.fields.request;
    first.focus();
    first.setSelectionRange(first.value.length, first.value.length);
  }

  // A whole command that is put into its own field is the request alone.
  pasted(input) {
    const slash = `/${this.command.name} `;
    const at = input.value.indexOf(slash);
    if (at >= 0 && !input.value.slice(0, at).trim()) input.value = input.value.slice(at + slash.length);
  }

  focus() {
    (this.fields?.request ?? this.input).focus({ preventScroll: true });
  }

  key(event) {
    if (event.key === "Escape") {
      this.plain();
      this.input.focus();
    } else if (event.key === "Tab" && !this.fields && !this.popup.hidden) {
      event.preventDefault();
      this.fill("");
    } else if (event.key === "Backspace" && this.fields && event.target === this.fields.request && !event.target.value) {
      event.preventDefault();
      this.plain(`/${this.command.name}`);
      this.input.focus();
      this.suggest(true);
    }
  }

  submit() {
    if (!this.fields) {
      const text = this.input.value.trim();
      const isSlash = `/${this.command.name}`.startsWith(text) && text.startsWith("/");
      if (text) this.fill(isSlash ? "" : text);
      return;
    }
    const options = Object.fromEntries(Object.entries(this.fields).map(([name, input]) => [name, input.value.trim()]));
    if (!options.request) return;
    this.plain();
    this.input.focus();
    this.send(this.command.name, options);
  }
}
