import type { Config } from 'tailwindcss';

const config: Config = {
  content: ['./app/**/*.tsx', './components/**/*.tsx'],
  darkMode: 'media',
  theme: {
    extend: {
      colors: { rope: '#d9c7a3' },
      fontFamily: { sans: ['Figtree', 'system-ui', 'sans-serif'] },
    },
  },
  plugins: [],
};

export default config;
