// A field for one option of a command, by the option's type (docs: Application Command Option Type).
//
// Each has: element, input (what takes the focus), value() (a promise of what is sent), words() (what
// is shown of it), isEmpty().

import { el, post } from "./dom.js";
import { size } from "./files.js";

const [BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT] = [5, 6, 7, 8, 9, 11];

export function localized(part, locale) {
  const others = part.description_localizations ?? {};
  return others[locale] ?? others[locale.split("-")[0]] ?? part.description;
}

function entries(option, names) {
  const all = (kind, sign) => Object.entries(names[kind]).map(([value, about]) => [value, `${sign}${about.name}`]);
  switch (option.type) {
    case BOOLEAN:
      return [["true", "True"], ["false", "False"]];
    case USER:
      return all("users", "@");
    case ROLE:
      return all("roles", "@");
    case CHANNEL:
      return all("channels", "#");
    case MENTIONABLE:
      return [...all("users", "@"), ...all("roles", "@")];
    default:
      return option.choices?.map((choice) => [String(choice.value), choice.name]);
  }
}

function frame(option, input, remove) {
  const off = remove && el("button", { class: "off", type: "button", "aria-label": `Leave out ${option.name}`, onclick: remove }, "×");
  const label = el("label", { for: input.id }, option.name);
  return el("span", { class: "option", "data-option": option.name }, label, input, off ?? null);
}

function text(option, about) {
  const input = el("input", {
    id: about.id,
    class: "typing",
    required: option.required,
    maxlength: option.max_length ?? 6000,
    autocomplete: "off",
    placeholder: option.name === "request" ? "what to change, in your words" : null,
    "aria-description": localized(option, about.locale),
  });
  const value = () => {
    const given = input.value.trim();
    return given === input.dataset.shown ? input.dataset.value : given;
  };
  return { input, element: frame(option, input, about.remove), value: async () => value(), words: () => input.value.trim(), isEmpty: () => !input.value.trim() };
}

function chosen(option, about, found) {
  const input = el("select", { id: about.id, required: option.required, "aria-description": localized(option, about.locale) }, el("option", { value: "" }, "…"), found.map(([value, name]) => el("option", { value }, name)));
  return { input, element: frame(option, input, about.remove), value: async () => input.value, words: () => input.selectedOptions[0].textContent, isEmpty: () => !input.value };
}

// The file is given to Discord when the command is sent.
function file(option, about) {
  const accept = (option.file_types ?? []).map((kind) => (kind.startsWith(".") ? kind : `${kind}/*`)).join() || "image/*";
  const input = el("input", { id: about.id, type: "file", accept, required: option.required, "aria-description": localized(option, about.locale), onchange: () => show() });
  const named = el("span", { class: "file-name" }, "Choose a file");
  const show = () => {
    const one = input.files[0];
    named.textContent = one ? `${one.name} · ${size(one.size)}` : "Choose a file";
    if (one) about.goOn();
  };
  const element = frame(option, input, about.remove);
  element.classList.add("of-file");
  input.after(named);
  const value = async () => (input.files[0] ? (await upload(input.files[0], about.user)).id : "");
  return { input, element, value, words: () => input.files[0]?.name, isEmpty: () => !input.files.length };
}

export async function upload(given, user) {
  const bytes = new Uint8Array(await given.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  const found = await post("upload", { user, name: given.name, content: btoa(binary) });
  if (found.refused) throw new Error(found.refused);
  return found;
}

// `about` has id, names, locale, user, goOn() (a file is chosen) and, for an optional one, remove().
export function fieldOf(option, about) {
  if (option.type === ATTACHMENT) return file(option, about);
  const found = entries(option, about.names);
  return found ? chosen(option, about, found) : text(option, about);
}
