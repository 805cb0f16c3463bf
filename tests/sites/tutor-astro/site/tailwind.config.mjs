/** @type {import('tailwindcss').Config} */
export default {
  content: ["./src/**/*.{astro,md,ts}"],
  darkMode: "media",
  theme: { extend: {} },
};
