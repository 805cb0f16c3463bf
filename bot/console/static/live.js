// Parts of the page that the server is asked for again and again while somebody looks at it.

const SLOWEST = 30_000;

export function keepLive(document, settle) {
  const parts = [...document.querySelectorAll("[data-live]")].map((place) => new Part(place, settle));
  const button = document.querySelector("[data-live-switch]");
  if (!parts.length) return;
  const isOn = () => !document.hidden && (!button || button.getAttribute("aria-pressed") === "true");
  const told = () => {
    if (!button) return;
    button.toggleAttribute("data-lost", parts.some((part) => part.failures > 1));
    const on = button.getAttribute("aria-pressed") === "true";
    button.textContent = !on ? "Paused" : parts.some((part) => part.failures > 1) ? "Reconnecting" : "Live";
  };
  if (button) {
    button.hidden = false;
    button.title = "Whether this page keeps itself up to date";
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      told();
      parts.forEach((part) => part.soon(isOn, told));
    });
  }
  document.addEventListener("visibilitychange", () => parts.forEach((part) => part.soon(isOn, told)));
  parts.forEach((part) => part.later(isOn, told));
}

class Part {
  constructor(place, settle) {
    this.place = place;
    this.settle = settle;
    this.address = place.dataset.live;
    this.every = Number(place.dataset.every);
    this.tag = "";
    this.failures = 0;
    this.timer = 0;
  }

  soon(isOn, told) {
    clearTimeout(this.timer);
    if (isOn()) this.ask(isOn, told);
  }

  later(isOn, told) {
    clearTimeout(this.timer);
    const pause = Math.min(this.every * 2 ** this.failures, SLOWEST);
    this.timer = setTimeout(() => isOn() && this.ask(isOn, told), pause);
  }

  async ask(isOn, told) {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      const headers = this.tag ? { "If-None-Match": this.tag } : {};
      const answer = await fetch(this.address, { headers, redirect: "manual", cache: "no-store" });
      if (answer.status === 401 || answer.type === "opaqueredirect") {
        location.reload(); // the sign-in is over: the page itself says what to do
        return;
      }
      if (answer.status === 200) {
        this.put(await answer.text());
        this.tag = answer.headers.get("etag") ?? "";
      }
      this.failures = answer.ok || answer.status === 304 ? 0 : this.failures + 1;
    } catch {
      this.failures += 1;
    } finally {
      this.isAsking = false;
    }
    told();
    this.later(isOn, told);
  }

  put(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").body;
    this.settle(fresh);
    const old = this.place.cloneNode(true);
    if (sameText(old, fresh)) return;
    const focused = this.place.contains(document.activeElement) ? document.activeElement.id : "";
    const open = [...this.place.querySelectorAll("details[open]")].map((one) => one.id);
    const scrolled = [...this.place.querySelectorAll(".scroll")].map((one) => [one.scrollLeft, one.scrollTop]);
    this.place.replaceChildren(...fresh.childNodes);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    this.place.querySelectorAll(".scroll").forEach((one, at) => one.scrollTo(...(scrolled[at] ?? [0, 0])));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

function sameText(old, fresh) {
  old.querySelectorAll("details[open]").forEach((one) => one.removeAttribute("open"));
  return old.innerHTML === fresh.innerHTML;
}
