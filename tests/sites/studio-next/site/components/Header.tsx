// The header of 2023.
export default function Header() {
  return (
    <header className="bg-[#f4efe6] px-6">
      <h1>Studio Halyard</h1>
      <nav>
        <a href="/work">Work</a>
        <a href="/contact">Contact</a>
      </nav>
    </header>
  );
}
