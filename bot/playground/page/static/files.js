// Attachments: pictures, and files to download.

import { el } from "./dom.js";

const UNITS = ["bytes", "KB", "MB"];

// The file that `media.url` means: "attachment://name" is one that came with the message.
export function attached(media, files) {
  const url = media?.url ?? "";
  const name = url.startsWith("attachment://") ? url.slice("attachment://".length) : null;
  const found = files.find((file) => file.filename === name || file.url === url);
  return { ...media, ...found, url: found?.url ?? (name ? "" : url) };
}

export function size(bytes) {
  let amount = bytes ?? 0;
  let unit = 0;
  while (amount >= 1000 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${unit ? amount.toFixed(amount < 10 ? 1 : 0) : amount} ${UNITS[unit]}`;
}

export function picture(file, description, isSpoiler, kind = "media") {
  if (!file.url) return el("p", { class: "hint" }, "(the picture is not there)");
  // Its size keeps its place before it is there: no button below it moves while one aims.
  const size = { width: file.width, height: file.height };
  const image = el("img", { src: file.url, alt: description ?? file.description ?? "", loading: "lazy", ...size });
  const about = { class: isSpoiler ? `${kind} spoiler` : kind, href: file.url, target: "_blank", rel: "noopener" };
  return el("a", { ...about, "aria-label": description || file.filename || "Picture" }, image);
}

export function isPicture(file) {
  return /^image\/(png|jpe?g|gif|webp|avif|svg\+xml)/.test(file.content_type ?? "");
}

export function download(file, name, bytes) {
  const called = name ?? file.filename ?? file.url.split("?")[0].split("/").pop() ?? "file";
  return el(
    "a",
    { class: "file", href: file.url || null, download: called },
    el("span", { class: "paper", "aria-hidden": "true" }),
    el("span", { class: "about" }, el("b", {}, called), el("small", {}, size(bytes ?? file.size))),
    el("span", { class: "get" }, "Download"),
  );
}

// Attachments of a message that no component shows.
export function loose(files) {
  return files.map((file) =>
    isPicture(file) ? el("div", { class: "gallery of-1" }, picture(file, file.description)) : download(file),
  );
}
