// The hero of 2023.
export default function Hero() {
  return (
    <section className="bg-[#e8ded0]">
      <h1>Interiors for boats that are lived in</h1>
      <p>Bunks, galleys &amp; chart tables, built to the millimetre.</p>
    </section>
  );
}
