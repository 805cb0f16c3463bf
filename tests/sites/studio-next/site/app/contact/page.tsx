import type { Metadata } from 'next';

import { studio } from '@/lib/site';

export const metadata: Metadata = {
  title: 'Contact',
};

export default function Contact() {
  return (
    <section className="mx-auto max-w-3xl px-6 py-16">
      <h1 className="text-3xl font-semibold">Come aboard</h1>
      <address className="mt-4 not-italic">Pier 4, Dry Dock Lane</address>
      <p className="mt-4">
        Ring {studio.phone} before ten, or after the tide.
      </p>
      <img src="/img/pier.svg" alt="The pier from the water" className="mt-8 w-full rounded-lg" />
    </section>
  );
}
