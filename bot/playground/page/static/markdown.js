// Discord's markdown as far as bots use it, as elements.
//
// `names` has users, roles and channels by id (each {name, colour}), commands, and the locale.

import { diffLines, el } from "./dom.js";
import { pictured } from "./emoji.js";

const INLINE = [
  [/^\\([\\*_~`|>#[\](){}<:@/.+!-])/, (found) => found[1]],
  [/^``([^`][\s\S]*?)``/, (found) => el("code", {}, found[1])],
  [/^`([^`\n]+)`/, (found) => el("code", {}, found[1])],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (found, names) => el("strong", {}, inline(found[1], names))],
  [/^__([\s\S]+?)__(?!_)/, (found, names) => el("u", {}, inline(found[1], names))],
  [/^~~([\s\S]+?)~~/, (found, names) => el("s", {}, inline(found[1], names))],
  [/^\|\|([\s\S]+?)\|\|/, (found, names) => el("span", { class: "hidden-words", tabindex: "0" }, inline(found[1], names))],
  [/^\*(?!\s)([^*\n]+?)\*/, (found, names) => el("em", {}, inline(found[1], names))],
  [/^_(?!\s)([^_\n]+?)_(?![A-Za-z0-9])/, (found, names) => el("em", {}, inline(found[1], names))],
  [/^\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/, (found, names) => link(found[2], inline(found[1], names))],
  [/^<@!?(\d+)>/, (found, names) => mention("@", names.users[found[1]], "unknown-user")],
  [/^<@&(\d+)>/, (found, names) => mention("@", names.roles[found[1]], "unknown-role")],
  [/^<#(\d+)>/, (found, names) => mention("#", names.channels[found[1]], "unknown")],
  [/^<\/([-\w ]{1,97}):\d+>/, (found) => el("span", { class: "mention" }, `/${found[1]}`)],
  [/^<t:(-?\d{1,11})(?::([tTdDfFR]))?>/, (found, names) => moment(Number(found[1]), found[2] ?? "f", names.locale)],
  [/^https:\/\/(?:\w+\.)?discord\.com\/channels\/(\d+|@me)\/(\d+)(?:\/(\d+))?/, (found, names) => jump(found, names)],
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

export function ago(seconds, locale) {
  const left = Math.round(seconds - Date.now() / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(left) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(left / length), unit);
}

// A moment in epoch seconds, in the reader's own time zone and language; "R" is as of now.
function moment(seconds, style, locale = "en-GB") {
  const date = new Date(seconds * 1000);
  const isRelative = style === "R";
  const said = isRelative ? ago(seconds, locale) : date.toLocaleString(locale, STYLES[style]);
  const title = date.toLocaleString(locale, STYLES.F);
  const about = isRelative ? { "data-ago": seconds, lang: locale } : {};
  return el("time", { class: "moment", datetime: date.toISOString(), title, ...about }, said);
}

function mention(sign, about, otherwise) {
  const made = el("span", { class: "mention" }, `${sign}${about?.name ?? otherwise}`);
  if (about?.colour) made.style.setProperty("--role", about.colour);
  return made;
}

// A link to a message or a channel, which leads there inside the client.
function jump([address, , channel, message], names) {
  const about = { "data-channel": channel, "data-jump": message ?? "" };
  const place = names.channels[channel]?.name;
  const words = `${place ? `#${place}` : "@UX agent"}${message ? " › message" : ""}`;
  return el("a", { class: "mention", href: address, ...about }, words);
}

// Null where that only begins like an address.
export function link(address, children) {
  if (!URL.canParse(address)) return null;
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
    const found = isInWord ? null : rule?.[0].exec(rest);
    const made = found ? rule[1](found, names) : null;
    if (made === null) {
      plain += rest[0];
      rest = rest.slice(1);
      continue;
    }
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
    { class: language || "code", tabindex: "0", role: "group", "aria-label": label },
    el("code", {}, body),
  );
}

function item(found, names) {
  const made = el("li", {}, inline(found[3], names));
  if (found[1].length >= 2) made.className = "deeper";
  if (/\d/.test(found[2])) made.value = parseInt(found[2], 10);
  return made;
}

// What a line begins with, the element for it, and the element that holds several of its kind.
const BLOCKS = [
  [/^(#{1,3}) (.+)/, (found, names) => el("h3", { class: `h${found[1].length}` }, inline(found[2], names)), null],
  [/^-# (.+)/, (found, names) => el("p", { class: "sub" }, inline(found[1], names)), null],
  [/^> ?(.*)/, (found, names) => el("p", {}, inline(found[1], names)), "blockquote"],
  [/^( *)([-*]) (.+)/, item, "ul"],
  [/^( *)(\d{1,3}\.) (.+)/, item, "ol"],
];

function prose(text, names) {
  const made = [];
  let lines = [];
  const flush = () => {
    const said = lines.join("\n").replace(/^\n+|\n+$/g, "");
    if (said) made.push(el("p", {}, inline(said, names)));
    lines = [];
  };
  let holder = null;
  for (const line of text.split("\n")) {
    const rule = BLOCKS.find(([pattern]) => pattern.test(line));
    if (!rule) {
      lines.push(line);
      holder = null;
      continue;
    }
    flush();
    const [pattern, make, holds] = rule;
    const one = make(pattern.exec(line), names);
    if (!holds) made.push(one);
    else if (holder?.localName === holds) holder.append(one);
    else made.push((holder = el(holds, {}, one)));
    if (!holds) holder = null;
  }
  flush();
  return made;
}

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
