import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Work' };

const boats = [
  { id: 'galleys', name: 'Marigold', line: 'A galley for five on a lighter of 1911' },
  { id: 'bunks', name: 'Second Tide', line: 'Six bunks where there were two' },
  { id: 'tables', name: 'Ouzel', line: 'A chart table that folds into a cot' },
];

export default function Work() {
  return (
    <section className="mx-auto max-w-3xl px-6 py-16">
      <h1 className="text-3xl font-semibold">Boats we were let into</h1>
      {boats.map((boat) => (
        <article id={boat.id} key={boat.id} className="mt-8">
          <h2 className="text-xl">{boat.name}</h2>
          <p>{boat.line}</p>
        </article>
      ))}
    </section>
  );
}
