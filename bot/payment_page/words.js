/** What the page itself says, in the language in which the conversation answers. */

const ENGLISH = {
  title: "Check your card",
  lead: "Your card is verified, not charged. The security code is never stored.",
  progress: "Progress",
  conversation: "Conversation",
  moment: "One moment…",
  answer: "Your answer",
  steps: { name: "Name", card: "Card", expiry: "Expiry", cvv: "Code", confirm: "Confirm" },
  fields: { name: "Name on the card", card: "Card number", expiry: "Expiry date", cvv: "Security code" },
  known: { name: "Name", card: "Card", expiry: "Expiry", cvv: "Security code" },
  hints: {
    card: "Sealed at once, and of use for 15 minutes at most.",
    expiry: "Month and year, as 12/27",
    cvv: "Three digits on the back, or four on the front.",
    cvvBack: "Three digits on the back.",
    cvvFront: "Four digits on the front.",
  },
  besides: / Type 'confirm'$| Say “payment” to begin again\.$/,
  done: "Nothing was charged. The token stands for your card, once: give it to whoever asked you to have your card verified. You can close this page.",
  say: {
    back: "back",
    confirm: "confirm",
    cancel: "cancel",
    change: { name: "change the name", card: "change the card", expiry: "change the date" },
  },
  element: "Stripe takes your card: its number never reaches us.",
  go: "Continue",
  confirm: "Confirm",
  back: "Back",
  cancel: "Cancel",
  again: "Start again",
  missing: (label) => `${label} is missing.`,
  over: "This session is over. Start again, please.",
  away: "The server cannot be reached. Nothing was lost: please try again.",
  reload: "The server cannot be reached. Please reload the page.",
  wrong: "Something went wrong. Please try again.",
  stripe: "Stripe cannot be reached. Reload the page, please.",
  used: "This link was used already, or it is too old. Ask for a new one with /payment.",
  unopened: "This link cannot be opened now. Please try again.",
};

const GERMAN = {
  title: "Karte prüfen",
  lead: "Deine Karte wird geprüft, nicht belastet. Die Prüfziffer wird nie gespeichert.",
  progress: "Fortschritt",
  conversation: "Gespräch",
  moment: "Einen Moment…",
  answer: "Deine Antwort",
  steps: { name: "Name", card: "Karte", expiry: "Datum", cvv: "Ziffer", confirm: "Prüfen" },
  fields: { name: "Name auf der Karte", card: "Kartennummer", expiry: "Ablaufdatum", cvv: "Prüfziffer" },
  known: { name: "Name", card: "Karte", expiry: "Ablaufdatum", cvv: "Prüfziffer" },
  hints: {
    card: "Sofort versiegelt und höchstens 15 Minuten zu gebrauchen.",
    expiry: "Monat und Jahr, etwa 12/27",
    cvv: "Drei Ziffern auf der Rückseite oder vier vorn.",
    cvvBack: "Drei Ziffern auf der Rückseite.",
    cvvFront: "Vier Ziffern vorn.",
  },
  besides: / Schreib „bestätigen“$| Mit „bezahlen“ fängst du neu an\.$/,
  done: "Es wurde nichts abgebucht. Das Token steht einmal für deine Karte: Gib es an die Stelle, die sie prüfen lassen wollte. Du kannst diese Seite schließen.",
  say: {
    back: "zurück",
    confirm: "bestätigen",
    cancel: "abbrechen",
    change: { name: "Namen ändern", card: "Karte ändern", expiry: "Datum ändern" },
  },
  element: "Stripe nimmt deine Karte entgegen: Ihre Nummer erreicht uns nie.",
  go: "Weiter",
  confirm: "Bestätigen",
  back: "Zurück",
  cancel: "Abbrechen",
  again: "Neu anfangen",
  missing: (label) => `${label} fehlt.`,
  over: "Diese Sitzung ist zu Ende. Bitte fang neu an.",
  away: "Der Server ist nicht zu erreichen. Nichts ist verloren: Bitte versuch es noch einmal.",
  reload: "Der Server ist nicht zu erreichen. Bitte lade die Seite neu.",
  wrong: "Etwas ist schiefgegangen. Bitte versuch es noch einmal.",
  stripe: "Stripe ist nicht zu erreichen. Bitte lade die Seite neu.",
  used: "Dieser Link wurde schon benutzt oder ist zu alt. Hol dir mit /payment einen neuen.",
  unopened: "Dieser Link lässt sich gerade nicht öffnen. Bitte versuch es noch einmal.",
};

const KEPT = "payment language";

/** The locale of a link, kept until there is another; else what the browser prefers. */
function locale() {
  const given = new URLSearchParams(location.search).get("lang");
  if (given && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(given)) localStorage.setItem(KEPT, given);
  return localStorage.getItem(KEPT) ?? navigator.language;
}

export const LOCALE = locale();
export const WORDS = /^de\b/i.test(LOCALE) ? GERMAN : ENGLISH;

/** Put the page's own words where the HTML has the English ones. */
export function translate() {
  if (WORDS === ENGLISH) return;
  document.documentElement.lang = "de";
  document.title = WORDS.title;
  for (const part of document.querySelectorAll("[data-word]")) part.textContent = WORDS[part.dataset.word];
  for (const part of document.querySelectorAll("[data-label]")) part.setAttribute("aria-label", WORDS[part.dataset.label]);
  for (const part of document.querySelectorAll(".steps li")) part.firstElementChild.textContent = WORDS.steps[part.dataset.step];
  document.getElementById("element-label").textContent = WORDS.known.card;
}
