// The keyboard: arrow keys within a list of buttons, and the page's shortcuts.

import { el } from "./dom.js";

const INSIDE = ".row :is(button:not(:disabled), a)";
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

// One entry of the list is in the order of Tab; arrow keys, Home and End move among all of them.
export function roving(list, selector) {
  list.addEventListener("keydown", (event) => {
    const entries = [...list.querySelectorAll(selector)];
    const at = entries.indexOf(document.activeElement);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const ends = { Home: 0, End: entries.length - 1 };
    const next = event.key in STEPS ? (at + STEPS[event.key] + entries.length) % entries.length : ends[event.key];
    if (next === undefined) return;
    event.preventDefault();
    for (const entry of entries) entry.tabIndex = -1;
    entries[next].tabIndex = 0;
    entries[next].focus();
  });
}

// Arrow keys among the messages, and among what can be pressed in one; Enter goes into it.
export function throughMessages(list, leave) {
  list.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const held = event.target.closest("li.message");
    if (event.key === "Escape") leave();
    else if (!held || event.target.closest("pre, details, [role=listbox]")) return;
    else if (event.target === held) amongMessages(event, list, held);
    else amongButtons(event, held);
  });
}

function amongMessages(event, list, held) {
  const all = [...list.querySelectorAll("li.message")];
  const next = all[all.indexOf(held) + (STEPS[event.key] ?? 0)];
  if (event.key === "Enter") (held.querySelector(INSIDE) ?? held.querySelector("button, a"))?.focus();
  else if (event.key === "Home") all[0].focus();
  else if (event.key === "End") all.at(-1).focus();
  else if (event.key in STEPS) next?.focus();
  else return;
  event.preventDefault();
}

function amongButtons(event, held) {
  const row = event.target.closest(".row");
  if (!row || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const entries = [...held.querySelectorAll(".row button:not(:disabled), .row a")];
  const at = entries.indexOf(event.target);
  entries[(at + STEPS[event.key] + entries.length) % entries.length]?.focus();
  event.preventDefault();
}

const SHORTCUTS = [
  [["/"], "Write a command"],
  [["↑"], "From an empty box to the newest message"],
  [["↑", "↓"], "From message to message"],
  [["Enter"], "Into a message: its buttons"],
  [["←", "→"], "From button to button"],
  [["Esc"], "Back to the box; leave a command, a list or a form"],
  [["Alt", "↑"], "The channel before"],
  [["Alt", "↓"], "The next channel"],
  [["?"], "This list"],
];

function isWriting(target) {
  return target.matches("textarea, select, input:not([type=file], [type=checkbox], [type=radio])");
}

// `acts` has write(), newest(), step(by).
export function shortcuts(dialog, acts) {
  const help = () => {
    const lines = SHORTCUTS.map(([keys, words]) => [el("dt", {}, keys.map((key) => el("kbd", {}, key))), el("dd", {}, words)]);
    dialog.replaceChildren(
      el("header", {}, el("h2", { id: "help-title" }, "Keyboard"), el("button", { class: "close", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, "×")),
      el("dl", { class: "shortcuts" }, lines),
    );
    dialog.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const isEmpty = event.target.id === "request" && !event.target.value;
    if (event.altKey && event.key in STEPS && !["ArrowLeft", "ArrowRight"].includes(event.key)) acts.step(STEPS[event.key]);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "?" && (isEmpty || !isWriting(event.target))) help();
    else if (event.key === "ArrowUp" && isEmpty) acts.newest();
    else if (event.key === "Escape") acts.write();
    else if (event.key === "/" && !isWriting(event.target)) return acts.write(); // the box gets the slash itself
    else return;
    event.preventDefault();
  });
  return help;
}
