// What goes on behind the chat: the stored item, who answered, the pull request, the site.

import { diffLines, el } from "./dom.js";

const SITE = "/playground/site";
const COLOURS = 6;
const ELSEWHERE = "The bot that is connected keeps this in a place of its own: nothing of it can be seen here.";
const ENDED = {
  merged: "Merged by a person since the bot’s message: the change is live.",
  closed: "Closed by a person since the bot’s message: nothing will go live.",
};

function duration(seconds) {
  const left = Math.max(0, Math.round(seconds));
  const [days, hours, minutes] = [Math.floor(left / 86400), Math.floor((left % 86400) / 3600), Math.floor((left % 3600) / 60)];
  if (days) return `${days} d ${hours} h`;
  const pair = [minutes, left % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return hours ? `${hours}:${pair}` : pair;
}

export class Inspector {
  constructor(root, recycle) {
    this.at = (id) => root.querySelector(`#${id}`);
    this.ahead = 0;
    this.seen = new Map();
    this.shown = {};
    this.at("recycle").addEventListener("click", recycle);
    setInterval(() => this.tick(), 500);
  }

  now() {
    return Date.now() / 1000 + this.ahead;
  }

  // Renders `make()` in the place of that id only when `data` is new.
  once(id, data, make) {
    const text = JSON.stringify(data);
    if (this.shown[id] === text) return;
    this.shown[id] = text;
    const place = this.at(id);
    const scrolled = [...place.querySelectorAll("pre")].map((pre) => pre.scrollTop);
    place.replaceChildren(...[make()].flat().filter(Boolean));
    place.querySelectorAll("pre").forEach((pre, number) => (pre.scrollTop = scrolled[number] ?? 0));
  }

  conversation(found) {
    this.ahead = found.now - Date.now() / 1000;
    this.once("item", [found.id, found.item, found.elsewhere], () => this.item(found));
    this.once("pull", [found.pull, found.elsewhere], () => this.pull(found));
    this.views(found.views);
    this.tick();
  }

  item({ id, item, elsewhere }) {
    if (!item && elsewhere) return el("p", { class: "hint" }, ELSEWHERE);
    if (!id) return el("p", { class: "hint" }, "Nothing is stored yet: send a request.");
    if (!item) {
      return [
        el("div", { class: "phases" }, el("span", { class: "phase gone" }, "deleted")),
        el("p", { class: "hint" }, "The table holds nothing under this key any more: a conversation goes with Cancel, with its ttl, and with an undo that was answered with why not."),
      ];
    }
    return [
      el("div", { class: "phases" }, el("span", { class: `phase ${item.phase}` }, item.phase), el("span", { class: "hint" }, `version ${item.version}`)),
      el("div", { class: "left" }, "ttl in ", el("b", { "data-until": item.ttl }), el("progress", { max: item.ttl - item.created_at, "data-until": item.ttl, "aria-label": "Time left" })),
      el("pre", { class: "json", tabindex: "0", role: "region", "aria-label": "The item in DynamoDB" }, this.json(item)),
    ];
  }

  json(item) {
    const first = ["conversation_id", "phase", "version", "ttl"];
    const names = [...first, ...Object.keys(item).filter((name) => !first.includes(name)).sort()];
    const parts = ["{\n"];
    for (const name of names.filter((one) => one in item)) {
      parts.push("  ", el("span", { class: "key" }, `"${name}"`), ": ", ...this.value(item[name], 1));
      const isTime = name === "ttl" || name === "expires_at";
      parts.push(",", isTime ? el("span", { class: "live", "data-until": item[name] }) : "", "\n");
    }
    return [...parts, "}"];
  }

  value(value, depth) {
    if (typeof value === "string") return [el("span", { class: "string" }, JSON.stringify(value))];
    if (value === null || typeof value !== "object") return [el("span", { class: "number" }, String(value))];
    const isList = Array.isArray(value);
    const entries = Object.entries(value);
    if (!entries.length) return [isList ? "[]" : "{}"];
    const indent = "  ".repeat(depth + 1);
    const inner = entries.flatMap(([name, part], number) => [
      number ? ",\n" : "\n",
      indent,
      ...(isList ? [] : [el("span", { class: "key" }, JSON.stringify(name)), ": "]),
      ...this.value(part, depth + 1),
    ]);
    return [isList ? "[" : "{", ...inner, "\n", "  ".repeat(depth), isList ? "]" : "}"];
  }

  tick() {
    for (const place of document.querySelectorAll("[data-until]")) {
      const left = Number(place.dataset.until) - this.now();
      if (place.tagName === "PROGRESS") place.value = Math.max(0, left);
      else place.textContent = place.className === "live" ? `  // in ${duration(left)}` : duration(left);
    }
  }

  pull({ pull, elsewhere }) {
    if (!pull && elsewhere) return el("p", { class: "hint" }, ELSEWHERE);
    if (!pull) return el("p", { class: "hint" }, "Confirm a preview, and it appears here.");
    return [
      el("a", { class: "pull-link", href: pull.page, target: "_blank" }, `#${pull.number} ${pull.title}`),
      el("p", { class: "branch" }, el("code", {}, pull.branch), " → ", el("code", {}, pull.base), " · ", pull.state, pull.draft && pull.state === "open" ? " draft" : ""),
      ENDED[pull.state] ? el("p", { class: `ended ${pull.state}` }, ENDED[pull.state]) : null,
      el("pre", { class: "diff", tabindex: "0", role: "region", "aria-label": "Difference of the pull request" }, el("code", {}, diffLines(pull.diff.trimEnd()))),
    ];
  }

  views(views) {
    const isChange = Boolean(views.after);
    const words = {
      branch: "the pull request’s branch",
      plan: "as the preview would make it",
      merged: "merged: the change is live",
      closed: "the pull request was closed: the site stays as it is",
    };
    this.at("site-hint").textContent = words[views.kind] ?? "";
    this.once("views", views, () => [
      this.view(isChange ? "Before" : "Now", views.before),
      isChange ? this.view(views.kind === "merged" ? "Live now" : "After", views.after) : null,
    ]);
  }

  view(label, ref) {
    const address = `${SITE}/${ref}/`;
    const frame = el("iframe", { src: address, sandbox: "allow-scripts", title: `The website, ${label.toLowerCase()}` });
    const frameBox = el("div", { class: "window" }, frame);
    new ResizeObserver(() => {
      const scale = frameBox.clientWidth / 1040;
      frame.style.transform = `scale(${scale})`;
      frame.style.height = `${frameBox.clientHeight / scale}px`;
    }).observe(frameBox);
    return el("div", { class: "view" }, el("div", { class: "label" }, el("b", {}, label), el("a", { href: address, target: "_blank" }, "open ↗")), frameBox);
  }

  who(container, status) {
    if (!container) return el("span", { class: "who" }, status === "answered" ? "the gateway" : "no answer");
    const isNew = !this.seen.has(container.name) || this.seen.get(container.name).first === container.by;
    if (!this.seen.has(container.name)) this.seen.set(container.name, { number: this.seen.size % COLOURS, first: container.by });
    const number = this.seen.get(container.name).number;
    return el("span", { class: `who c${number}` }, container.name, isNew ? el("span", { class: "new" }, "new") : null);
  }

  log({ exchanges, containers, elsewhere }) {
    this.once("log", exchanges, () => {
      const lines = exchanges.map((one) =>
        el(
          "li",
          {},
          el("span", { class: "what" }, el("b", {}, one.what), ` by ${one.user}`),
          el("span", { class: "took" }, one.status === "pending" ? "…" : `${Math.round(one.elapsed * 1000)} ms`),
          one.status === "pending" ? el("span", { class: "who" }, "") : this.who(one.container && { name: one.container, by: one.id }, one.status),
          one.reason ? el("span", { class: "trouble" }, one.reason) : null,
        ),
      );
      return lines.length ? lines.reverse() : el("li", { class: "hint" }, "Nobody yet.");
    });
    const counts = new Map();
    for (const one of containers) counts.set(one.function, (counts.get(one.function) ?? 0) + 1);
    const said = [...counts].map(([name, number]) => `${number} × ${name}`).join(", ");
    this.at("running").textContent = said ? `Running now: ${said}` : elsewhere ? "A bot is connected over the gateway: it answers." : "No container is running: the next click starts a new one.";
  }
}
