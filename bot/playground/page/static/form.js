// A form that the bot opens (docs: Component Reference, what a modal may hold).

import { el } from "./dom.js";
import { size } from "./files.js";
import { markdown } from "./markdown.js";
import { upload } from "./options.js";
import { SELECTS, picker } from "./picker.js";

const [TEXT_INPUT, TEXT_DISPLAY, LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX] = [4, 10, 18, 19, 21, 22, 23];
const LONG = 2;

function text(part, id) {
  const about = { id, required: part.required !== false, minlength: part.min_length || null, maxlength: part.max_length ?? 4000, placeholder: part.placeholder, value: part.value ?? "" };
  const control = el(part.style === LONG ? "textarea" : "input", about);
  return { control, value: () => control.value };
}

function select(part, id, label, names) {
  const isRequired = part.required !== false;
  const control = picker({ ...part, min_values: isRequired ? part.min_values : 0 }, names, { label, isRequired });
  const opener = control.querySelector("button");
  opener.id = id;
  const trouble = () => {
    const least = isRequired ? (part.min_values ?? 1) : 0;
    return control.values.length < least ? opener : null;
  };
  return { control, value: () => control.values, trouble };
}

function files(part, id, user) {
  const accept = (part.file_types ?? []).map((kind) => (kind.startsWith(".") ? kind : `${kind}/*`)).join() || null;
  const most = part.max_values ?? 1;
  const list = el("ul", { class: "chosen-files" });
  const input = el("input", { id, type: "file", multiple: most > 1, accept, required: part.required !== false });
  input.addEventListener("change", () => {
    list.replaceChildren(...[...input.files].map((one) => el("li", {}, `${one.name} · ${size(one.size)}`)));
  });
  const control = el("div", { class: "upload" }, input, list);
  const value = () => Promise.all([...input.files].slice(0, most).map(async (one) => (await upload(one, user)).id));
  return { control, value };
}

function checks(part, id, kind) {
  const entry = (option, number) => {
    const own = `${id}-${number}`;
    const input = el("input", { id: number ? own : id, type: kind, name: id, value: option.value });
    input.checked = Boolean(option.default);
    return el("label", { class: "check", for: number ? own : id }, input, el("span", {}, option.label, option.description ? el("small", {}, option.description) : null));
  };
  const control = el("div", { class: "checks", role: kind === "radio" ? "radiogroup" : "group" }, part.options.map(entry));
  const value = () => [...control.querySelectorAll("input:checked")].map((input) => input.value);
  return { control, value };
}

function tick(part, id) {
  const control = el("input", { id, type: "checkbox" });
  control.checked = Boolean(part.default);
  return { control, value: () => (control.checked ? "true" : "") };
}

function make(part, id, label, scene) {
  if (SELECTS.includes(part.type)) return select(part, id, label, scene.names);
  switch (part.type) {
    case TEXT_INPUT:
      return text(part, id);
    case FILE_UPLOAD:
      return files(part, id, scene.user);
    case RADIO_GROUP:
      return checks(part, id, "radio");
    case CHECKBOX_GROUP:
      return checks(part, id, "checkbox");
    case CHECKBOX:
      return tick(part, id);
    default:
      return null;
  }
}

function field(top, number, scene, made) {
  if (top.type === TEXT_DISPLAY) return markdown(top.content, scene.names);
  const part = top.type === LABEL ? top.component : top.components[0];
  const id = `field-${number}`;
  const label = top.label ?? part.label ?? "";
  const own = make(part, id, label, scene);
  if (!own) return el("p", { class: "hint" }, `(a field of type ${part.type})`);
  made.push([part.custom_id, own]);
  const isRequired = part.required !== false && part.type !== CHECKBOX;
  const star = isRequired ? el("span", { class: "required", "aria-hidden": "true" }, " *") : null;
  const hint = top.description ? el("small", { id: `${id}-hint` }, top.description) : null;
  if (hint) (own.control.querySelector?.("button, input") ?? own.control).setAttribute("aria-describedby", hint.id);
  own.control.setAttribute?.("data-field", part.custom_id);
  return el("div", { class: "field" }, el("label", { class: "field-label", for: id }, label, star), hint, own.control);
}

async function read(made) {
  const found = await Promise.all(made.map(async ([name, own]) => [name, await own.value()]));
  return Object.fromEntries(found);
}

// Resolves to the values by custom_id, or to null when the person closes the form. `scene` has
// names, user and name (the bot's).
export function ask(dialog, form, scene) {
  return new Promise((resolve) => {
    let values = null;
    const made = [];
    const trouble = el("p", { class: "trouble-line", role: "alert" });
    const sent = async (event) => {
      event.preventDefault();
      const lacking = made.map(([, own]) => own.trouble?.()).find(Boolean);
      if (lacking) {
        trouble.textContent = "Please choose something here.";
        return lacking.focus();
      }
      try {
        values = await read(made);
        dialog.close();
      } catch (error) {
        trouble.textContent = error.message;
      }
      return undefined;
    };
    const fields = form.components.map((top, number) => field(top, number, scene, made));
    dialog.replaceChildren(
      el(
        "form",
        { onsubmit: sent },
        el("header", {}, el("img", { src: "/static/agent.svg", alt: "", width: 24, height: 24 }), el("h2", { id: "modal-title" }, form.title), el("button", { class: "close", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, "×")),
        el("div", { class: "fields" }, fields, trouble),
        el(
          "footer",
          {},
          el("button", { class: "press secondary", type: "button", onclick: () => dialog.close() }, "Cancel"),
          el("button", { class: "press primary", type: "submit" }, "Submit"),
        ),
      ),
    );
    dialog.addEventListener("close", () => resolve(values), { once: true });
    dialog.showModal();
    dialog.querySelector(".fields textarea, .fields input, .fields button, .fields select")?.focus();
  });
}
