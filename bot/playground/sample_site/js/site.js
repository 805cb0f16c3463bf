// Fills the texts that content/site.json holds; without it the page keeps the ones it has.
const pick = (content, path) => path.split(".").reduce((part, key) => part?.[key], content);

async function fill() {
  const answer = await fetch("content/site.json");
  if (!answer.ok) return;
  const content = await answer.json();
  for (const element of document.querySelectorAll("[data-content]")) {
    const text = pick(content, element.dataset.content);
    if (typeof text === "string") element.textContent = text;
  }
}

fill().catch(() => {});
