// What the bot suggests while an option is being typed (docs: Autocomplete).

import { Choices } from "./choices.js";
import { el } from "./dom.js";

const PAUSE_MS = 220;

export class Suggestions extends Choices {
  // `ask` gives a promise of {choices, failure} for the option of that name.
  constructor(composer, ask) {
    super("suggestions", "Suggestions", (choice) => this.taken(choice));
    this.composer = composer;
    this.ask = ask;
    this.asked = 0;
  }

  watch(input, option) {
    const begin = () => {
      if (this.field !== input) this.serve(input);
      this.option = option;
      this.head.textContent = option.name;
      this.later();
    };
    input.addEventListener("input", begin);
    input.addEventListener("focus", begin);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && !this.isOpen) begin();
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE_MS);
  }

  async look() {
    const number = (this.asked += 1);
    const { field, option } = this;
    const found = await this.ask(option.name);
    if (number !== this.asked || document.activeElement !== field) return;
    const isTaken = field.dataset.shown === field.value && field.value !== "";
    if (isTaken) return;
    if (found.failure || found.refused) this.show([], null, "Loading options failed.");
    else this.show(found.choices, (one) => el("span", { class: "about" }, this.named(one)), found.choices.length ? "" : "No options match your search.");
  }

  named(choice) {
    return choice.name_localizations?.[this.composer.locale] ?? choice.name;
  }

  taken(choice) {
    this.field.value = this.named(choice);
    this.field.dataset.shown = this.field.value.trim();
    this.field.dataset.value = choice.value;
    this.asked += 1;
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    super.close();
  }
}
