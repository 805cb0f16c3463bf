export { default as Botten } from './components/Botten.svelte';
export { default as Footer } from './components/Footer.svelte';
export { default as GigRow } from './components/GigRow.svelte';
export { default as Header } from './components/Header.svelte';
export { default as Hero } from './components/Hero.svelte';
export { default as Knapp } from './components/Knapp.svelte';
export { default as Omslag } from './components/Omslag.svelte';
export { default as Topp } from './components/Topp.svelte';
