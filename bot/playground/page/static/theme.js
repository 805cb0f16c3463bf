// The theme that was chosen last, before anything is drawn; without one it is the system's.

{
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // A page in a sandbox (the site's "not found") remembers nothing.
  }
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
}
