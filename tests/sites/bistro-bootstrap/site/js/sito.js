// L'anno in fondo alla pagina, e il tema del sistema.
document.getElementById('anno').textContent = String(new Date().getFullYear());

const notte = window.matchMedia('(prefers-color-scheme: dark)');
document.documentElement.dataset.bsTheme = notte.matches ? 'dark' : 'light';
