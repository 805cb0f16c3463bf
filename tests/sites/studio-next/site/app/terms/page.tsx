export default function Terms() {
  return (
    <section className="mx-auto max-w-3xl px-6 py-16">
      <h1 className="text-3xl font-semibold">Terms of work</h1>
      <p>Half on the first visit, half when she floats.</p>
    </section>
  );
}
