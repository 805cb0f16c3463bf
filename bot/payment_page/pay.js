/** The payment page: shows where the conversation is, and hands over what is typed. */

import { brandOf, grouped, slashed } from "/pay/static/card.js";
import { LOCALE, WORDS, translate } from "/pay/static/words.js";

const KEPT = "payment session";
const STEPS = ["name", "card", "expiry", "cvv", "confirm"];
const FIELDS = {
  name: { complete: "cc-name", mode: "text", most: 200 },
  card: { complete: "cc-number", mode: "numeric", most: 40 },
  expiry: { complete: "cc-exp", mode: "numeric", most: 20 },
  cvv: { complete: "cc-csc", mode: "numeric", most: 4 },
};

const $ = (id) => document.getElementById(id);
const key = document.querySelector("meta[name=stripe-publishable-key]").content;
const otherTabs = new BroadcastChannel("payment");
let state = null;
let stripe = null;
let element = null;
let isBusy = false;
let before = ""; // what the field held at its last change; no attribute, for it may be a code
let waiting = 0; // the timer that asks again once a pause is over
let next = null; // what takes the focus once nothing is under way: a disabled button cannot

function sessionId() {
  const kept = localStorage.getItem(KEPT);
  if (kept) return kept;
  const made = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  localStorage.setItem(KEPT, made);
  return made;
}

async function post(path, body) {
  const answered = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": LOCALE },
    body: JSON.stringify(body),
  });
  const wait = Number(answered.headers.get("retry-after") ?? 0);
  return { status: answered.status, wait, body: await answered.json() };
}

/** Say something; "" only asks where the conversation is. */
async function say(message) {
  busy(true);
  try {
    const answered = await post("/chat", { sessionId: sessionId(), message });
    if (answered.status === 404) {
      localStorage.removeItem(KEPT);
      if (message === "" && state === null) return await say("");
      return fail(WORDS.over, true);
    }
    if (answered.status === 429) return pause(answered);
    if (answered.status !== 200) return fail(words(answered));
    show(answered.body);
    if (message) otherTabs.postMessage(answered.body);
  } catch {
    fail(WORDS.away);
  } finally {
    busy(false);
  }
}

function words({ body }) {
  return body.reply ?? body.error ?? WORDS.wrong;
}

function busy(now) {
  isBusy = now;
  for (const button of document.querySelectorAll("button")) button.disabled = now;
  $("form").setAttribute("aria-busy", String(now));
  if (!now) next?.focus();
  if (!now) next = null;
}

function fail(text, isOver = false) {
  mark(text);
  $("form").hidden = false;
  if (isOver) end();
}

/** Only when to come back: nothing can be done before, and no code stays on the screen. */
function pause(answered) {
  $("message").value = before = "";
  mark("");
  $("reply").textContent = words(answered);
  for (const id of ["form", "collected", "again"]) $(id).hidden = true;
  next = null;
  clearTimeout(waiting);
  waiting = setTimeout(() => say(""), Math.min(answered.wait + 1, 86_400) * 1000);
}

/** Say inline what is wrong, "" when nothing is. */
function mark(text) {
  $("error").textContent = text;
  $("error").hidden = !text;
  $("form").classList.toggle("bad", Boolean(text));
  if (text) $("message").setAttribute("aria-invalid", "true");
  else $("message").removeAttribute("aria-invalid");
}

function end() {
  $("form").hidden = true;
  $("again").hidden = false;
  next = $("again");
}

/** Bring the page to what the server said. */
function show(said) {
  const last = state?.currentStep;
  state = said;
  const isOver = said.currentStep === "none" && last !== undefined || said.status === "completed";
  mark(said.error ?? "");
  $("reply").textContent = said.reply.replace(WORDS.besides, ""); // there are buttons for that
  $("done").hidden = said.status !== "completed";
  $("reply").classList.toggle("good", said.status === "completed");
  progress(said);
  collected(said.collected ?? {});
  if (isOver) return end();
  const step = said.currentStep === "none" ? "name" : said.currentStep;
  $("again").hidden = true;
  $("form").hidden = false;
  const typed = last === step && said.error ? $("message").value : "";
  ask(step);
  if (typed) correct(step, typed);
  if (last !== undefined || Object.keys(said.collected ?? {}).length) $("cancel").hidden = false;
  if (last !== undefined && last !== said.currentStep) remember(step);
}

function progress(said) {
  const at = said.status === "completed" ? STEPS.length : STEPS.indexOf(said.currentStep);
  for (const item of document.querySelectorAll(".steps li")) {
    const number = STEPS.indexOf(item.dataset.step);
    item.classList.toggle("done", number < at);
    if (number === at) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
}

function collected(fields) {
  const rows = Object.entries(WORDS.known).filter(([name]) => fields[name]);
  $("collected").replaceChildren(...rows.flatMap(([name, label]) => {
    const term = document.createElement("dt");
    const value = document.createElement("dd");
    term.textContent = label;
    value.textContent = fields[name];
    return [term, value];
  }));
  $("collected").hidden = rows.length === 0;
}

/** The field for a step: typed, Stripe's own, or only buttons. */
function ask(step) {
  const field = FIELDS[step];
  const isElement = Boolean(key) && ["card", "expiry", "cvv"].includes(step);
  $("typed").hidden = !field || isElement;
  $("element").hidden = !isElement;
  $("back").hidden = STEPS.indexOf(step) < 1;
  $("cancel").hidden = STEPS.indexOf(step) < 1;
  $("send").textContent = step === "confirm" ? WORDS.confirm : WORDS.go;
  $("hint").textContent = isElement ? WORDS.element : WORDS.hints[step === "cvv" ? codeOf(state?.brand) : step] ?? "";
  $("message").value = before = "";
  brand();
  if (isElement) return mount();
  next = field ? $("message") : $("send");
  if (!field) return;
  $("label").textContent = WORDS.fields[step];
  $("message").autocomplete = field.complete;
  $("message").inputMode = field.mode;
  $("message").maxLength = field.most;
}

/** What was typed stands there again, selected: one digit may be all that is wrong. */
function correct(step, typed) {
  const isField = step === "card" || (step === "expiry" && typed.length < 12);
  if (!isField || !$("element").hidden) return;
  $("message").value = before = typed;
  $("message").select();
  brand();
}

function mount() {
  stripe ??= window.Stripe?.(key);
  if (!stripe) return fail(WORDS.stripe);
  if (!element) {
    element = stripe.elements().create("card", { hidePostalCode: true });
    element.mount("#card-element");
    element.on("change", (event) => {
      mark(event.error?.message ?? "");
    });
  }
  next = element;
}

/** Which hint tells where the code stands. */
function codeOf(name) {
  if (!name) return "cvv";
  return name === "American Express" ? "cvvFront" : "cvvBack";
}

function brand() {
  const name = state?.currentStep === "card" ? brandOf($("message").value) : "";
  $("brand").textContent = name;
  $("brand").hidden = !name;
}

async function submit(event) {
  event.preventDefault();
  if (isBusy || !state) return;
  const step = state.currentStep;
  if (step === "confirm") return say(WORDS.say.confirm);
  if (!$("element").hidden) return token();
  const typed = $("message").value.trim();
  if (!typed) return fail(WORDS.missing(WORDS.fields[step] ?? WORDS.answer));
  return say(typed);
}

async function token() {
  busy(true);
  const made = await stripe.createToken(element, { name: state.collected?.name });
  busy(false);
  if (made.error) return fail(made.error.message);
  return say(made.token.id);
}

/** The browser's back button leads to the question before. */
function remember(step) {
  if (history.state?.step !== step) history.pushState({ step }, "");
}

async function back(step) {
  if (isBusy || !state || !STEPS.includes(state.currentStep) || step === state.currentStep) return;
  const steps = STEPS.indexOf(state.currentStep) - STEPS.indexOf(step);
  if (steps < 1) return;
  const isVerified = state.currentStep === "confirm"; // its number is gone: it begins at the card
  const change = WORDS.say.change[isVerified && step === "cvv" ? "card" : step];
  await say(steps === 1 && !isVerified ? WORDS.say.back : change);
}

/** A link's session becomes this browser's; its secret leaves the address. */
async function redeem() {
  const link = decodeURIComponent(location.pathname.replace(/^\/pay\/?/, ""));
  if (!link) return true;
  const answered = await post("/pay/links", { link });
  history.replaceState({ step: "name" }, "", "/pay/");
  const id = link.slice(0, link.lastIndexOf("."));
  if (answered.status === 200 || localStorage.getItem(KEPT) === id) {
    localStorage.setItem(KEPT, id);
    return true;
  }
  $("reply").textContent = answered.status === 409
    ? WORDS.used
    : WORDS.unopened;
  return false;
}

$("form").addEventListener("submit", submit);
$("message").addEventListener("input", () => {
  const input = $("message");
  const isEnd = input.selectionStart === input.value.length;
  if (state?.currentStep === "card" && isEnd && /^[\d ]+$/.test(input.value)) input.value = grouped(input.value);
  if (state?.currentStep === "expiry" && isEnd) input.value = slashed(input.value, before);
  before = input.value;
  brand();
});
$("back").addEventListener("click", () => back(STEPS[Math.max(0, STEPS.indexOf(state.currentStep) - 1)]));
$("cancel").addEventListener("click", () => say(WORDS.say.cancel));
$("again").addEventListener("click", () => {
  localStorage.removeItem(KEPT);
  state = null;
  $("again").hidden = true;
  say("");
});
window.addEventListener("popstate", (event) => back(event.state?.step ?? "name"));
otherTabs.addEventListener("message", ({ data }) => {
  if (isBusy || data.sessionId !== localStorage.getItem(KEPT)) return;
  show(data);
  next?.focus();
  next = null;
});
window.addEventListener("pageshow", (event) => { if (event.persisted) say(""); });

translate();
try {
  if (await redeem()) await say("");
} catch {
  fail(WORDS.reload);
}
