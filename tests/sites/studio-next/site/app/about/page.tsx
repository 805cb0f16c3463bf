import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'About us' };

export default function About() {
  return (
    <section className="mx-auto max-w-3xl px-6 py-16">
      <h1 className="text-3xl font-semibold">Two joiners and a crane</h1>
      <p className="mt-4">
        Ines learned on fishing boats, Tom on pianos. The crane came with the shed.
      </p>
      <p className="mt-4">We take four boats a year &ndash; no more.</p>
    </section>
  );
}
