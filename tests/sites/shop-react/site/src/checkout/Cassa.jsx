export function Cassa() {
  return (
    <section className="fascia">
      <h1>La cassa</h1>
      <p>Si paga alla consegna, o al banco.</p>
    </section>
  );
}
