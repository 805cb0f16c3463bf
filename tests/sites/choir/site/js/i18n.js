// Ersetzt beim Laden jeden Text mit data-i18n durch den aus lang/<sprache>.json.
const sprache = localStorage.getItem("sprache") || document.documentElement.lang || "de";

function wert(texte, pfad) {
  return pfad.split(".").reduce((teil, name) => (teil ? teil[name] : undefined), texte);
}

fetch("lang/" + sprache + ".json")
  .then((antwort) => antwort.json())
  .then((texte) => {
    for (const element of document.querySelectorAll("[data-i18n]")) {
      const text = wert(texte, element.dataset.i18n);
      if (text) element.textContent = text;
    }
  })
  .catch(() => {
    /* ohne Netz bleibt der Text aus dem HTML */
  });
