// The theme that was chosen last, before anything is drawn; without one it is the system's.

{
  const chosen = localStorage.getItem("theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
}
