// Discord's markdown as far as bots use it, as elements.

import { diffLines, el } from "./dom.js";
import { pictured } from "./emoji.js";

const INLINE = [
  [/^\\([\\*_~`|>#[\](){}<:@/.+!-])/, (found) => found[1]],
  [/^`([^`\n]+)`/, (found) => el("code", {}, found[1])],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (found, names) => el("strong", {}, inline(found[1], names))],
  [/^__([\s\S]+?)__(?!_)/, (found, names) => el("u", {}, inline(found[1], names))],
  [/^~~([\s\S]+?)~~/, (found, names) => el("s", {}, inline(found[1], names))],
  [/^\*(?!\s)([^*\n]+?)\*/, (found, names) => el("em", {}, inline(found[1], names))],
  [/^_(?!\s)([^_\n]+?)_(?![A-Za-z0-9])/, (found, names) => el("em", {}, inline(found[1], names))],
  [/^\[((?:\\.|[^\]\\\n])+)\]\((https?:\/\/[^\s)]+)\)/, (found, names) => link(found[2], inline(found[1], names))],
  [/^<@!?(\d+)>/, (found, names) => el("span", { class: "mention" }, `@${names[found[1]] ?? "unknown"}`)],
  [/^<t:(\d{1,11})(?::([tTdDfFR]))?>/, (found) => moment(Number(found[1]), found[2] ?? "f")],
  [/^<?(https?:\/\/[^\s<>)]+[^\s<>).,;:!?'"])>?/, (found) => link(found[1], [found[1]])],
];

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

// A moment in epoch seconds, in the reader's own time zone; "R" is as of now.
function moment(seconds, style) {
  const date = new Date(seconds * 1000);
  const left = Math.round(seconds - Date.now() / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(left) >= length) ?? ["second", 1];
  const said =
    style === "R"
      ? new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(left / size), unit)
      : date.toLocaleString("en-GB", STYLES[style]);
  const title = date.toLocaleString("en-GB", STYLES.F);
  return el("time", { datetime: date.toISOString(), title }, said);
}

export function link(address, children) {
  const isOurs = new URL(address, location.href).origin === location.origin;
  const target = isOurs ? { target: "_blank" } : { target: "_blank", rel: "noreferrer noopener" };
  return el("a", { href: address, ...target }, children);
}

export function inline(text, names) {
  const parts = [];
  let plain = "";
  let rest = text;
  while (rest) {
    const rule = INLINE.find(([pattern]) => pattern.test(rest));
    const isInWord = /\w$/.test(plain) && /^_/.test(rest);
    if (!rule || isInWord) {
      plain += rest[0];
      rest = rest.slice(1);
      continue;
    }
    const found = rule[0].exec(rest);
    const made = rule[1](found, names);
    if (typeof made === "string") plain += made;
    else {
      parts.push(...pictured(plain));
      plain = "";
      parts.push(made);
    }
    rest = rest.slice(found[0].length);
  }
  parts.push(...pictured(plain));
  return parts;
}

function code(language, text) {
  const isDiff = language === "diff";
  const body = isDiff ? diffLines(text) : [el("span", {}, text || " ")];
  const label = isDiff ? "Difference" : "Code";
  return el(
    "pre",
    { class: language || "code", tabindex: "0", role: "region", "aria-label": label },
    el("code", {}, body),
  );
}

function block(line, names) {
  const rules = [
    [/^#{1,3} (.+)/, (found) => el("h3", {}, inline(found[1], names))],
    [/^-# (.+)/, (found) => el("p", { class: "sub" }, inline(found[1], names))],
    [/^> ?(.*)/, (found) => el("blockquote", {}, inline(found[1], names))],
    [/^[-*] (.+)/, (found) => el("ul", {}, el("li", {}, inline(found[1], names)))],
  ];
  for (const [pattern, make] of rules) {
    const found = pattern.exec(line);
    if (found) return make(found);
  }
  return null;
}

function prose(text, names) {
  const made = [];
  let lines = [];
  const flush = () => {
    const said = lines.join("\n").replace(/^\n+|\n+$/g, "");
    if (said) made.push(el("p", {}, inline(said, names)));
    lines = [];
  };
  for (const line of text.split("\n")) {
    const special = block(line, names);
    if (!special) lines.push(line);
    else {
      flush();
      made.push(special);
    }
  }
  flush();
  return made;
}

// `names` maps user ids to names, for mentions.
export function markdown(text, names) {
  const made = [];
  const fence = /```(?:([a-z0-9+-]+)\n)?\n?([\s\S]*?)\n?```/gi;
  let from = 0;
  for (const found of text.matchAll(fence)) {
    made.push(...prose(text.slice(from, found.index), names));
    made.push(code((found[1] ?? "").toLowerCase(), found[2]));
    from = found.index + found[0].length;
  }
  made.push(...prose(text.slice(from), names));
  return el("div", { class: "text" }, made);
}
