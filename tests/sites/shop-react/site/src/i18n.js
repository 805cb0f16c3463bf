import { content } from './content.js';
import en from '../locales/en.json';
import it from '../locales/it.json';

const language = window.localStorage.getItem('lingua') ?? 'it';
const spoken = { it, en }[language];

// What locales/ says replaces what content.js says.
const texts = {};
for (const room of new Set([...Object.keys(content), ...Object.keys(spoken)])) {
  texts[room] = { ...content[room], ...spoken[room] };
}

export function t(path, values = {}) {
  const [room, name] = path.split('.');
  return texts[room][name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
