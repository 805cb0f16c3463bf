// The footer of 2023.
export default function Footer() {
  return (
    <footer className="bg-[#123456] px-6 text-stone-100">
      <p>© 2023 Studio Halyard. Built on the water since 2009.</p>
      <a href="https://social.example/@halyard">Sailors&rsquo; log</a>
    </footer>
  );
}
