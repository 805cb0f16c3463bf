// A list of choices above a field: arrow keys go through it, Enter and Tab take one (ARIA: combobox).

import { el } from "./dom.js";

export class Choices {
  // `take` is called with the choice that was picked.
  constructor(id, label, take) {
    this.take = take;
    this.found = [];
    this.head = el("h2", { class: "choices-head" }, label);
    this.list = el("ul", { id, role: "listbox", "aria-label": label, onmousedown: (event) => event.preventDefault() });
    this.note = el("p", { class: "choices-note", role: "status" });
    this.element = el("div", { class: "choices", hidden: true }, this.head, this.list, this.note);
  }

  get isOpen() {
    return !this.element.hidden;
  }

  // The field that opens the list; its keys are given to `key`.
  serve(field) {
    this.field = field;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("blur", () => this.close());
  }

  // Shows the choices, each with an element for it; `words` say why there is none.
  show(found, draw, words = "") {
    this.found = found;
    this.list.replaceChildren(
      ...found.map((one, number) =>
        el("li", { id: `${this.list.id}-${number}`, role: "option", "aria-selected": "false", onclick: () => this.pick(number) }, draw(one)),
      ),
    );
    this.list.hidden = !found.length;
    this.note.textContent = words;
    this.element.hidden = !found.length && !words;
    this.field.setAttribute("aria-expanded", String(this.isOpen && found.length > 0));
    this.go(0);
  }

  close() {
    this.element.hidden = true;
    this.found = [];
    this.field?.setAttribute("aria-expanded", "false");
    this.field?.removeAttribute("aria-activedescendant");
  }

  go(number) {
    const count = this.found.length;
    if (!count) return this.field.removeAttribute("aria-activedescendant");
    this.at = (number + count) % count;
    for (const [position, entry] of [...this.list.children].entries()) entry.setAttribute("aria-selected", String(position === this.at));
    const entry = this.list.children[this.at];
    this.field.setAttribute("aria-activedescendant", entry.id);
    return entry.scrollIntoView({ block: "nearest" });
  }

  pick(number) {
    const chosen = this.found[number];
    this.close();
    if (chosen) this.take(chosen);
  }

  // Whether the key was for the list.
  key(event) {
    if (!this.isOpen) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.found.length) this.go(this.at + moves[event.key]);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && this.found.length) this.pick(this.at);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }
}
