import Link from 'next/link';

import { Notice } from '@/components/home/Notice';
import { Welcome } from '@/components/home/Welcome';
import { voices } from '@/lib/voices';

interface Service {
  title: string;
  description: string;
  href: string;
}

const services: Service[] = [
  {
    title: 'Galley refits',
    description: 'A kitchen that stays put when the boat does not.',
    href: '/work#galleys',
  },
  {
    title: 'Bunks & berths',
    description: 'Measured on board, built ashore, carried in through the hatch.',
    href: '/work#bunks',
  },
  {
    title: 'Chart tables',
    description: 'Oak that\'s oiled, never varnished: it forgives coffee.',
    href: '/work#tables',
  },
];

// Galley refits first: they pay the rent.
export default function Home() {
  const claim = `${services.length} trades, one shed by the water`;

  return (
    <>
      <Notice />
      <Welcome />
      <section className="mx-auto max-w-5xl px-6 py-16">
        <h2 className="text-2xl font-semibold">What we do</h2>
        <p className="mt-2 text-stone-600 dark:text-stone-400">{claim}</p>
        <div className="mt-8 grid gap-6 md:grid-cols-3">
          {services.map((service) => (
            <article key={service.href} className="plank">
              <h3>{service.title}</h3>
              <p>{service.description}</p>
              <Link href={service.href} className="underline">
                Read more
              </Link>
            </article>
          ))}
        </div>
      </section>
      <section className="mx-auto max-w-5xl px-6 py-16">
        <h2 className="text-2xl font-semibold">What owners say</h2>
        {voices.map((voice) => (
          <blockquote key={voice.boat} className="mt-6 border-l-4 border-rope pl-4">
            <p>{voice.words}</p>
            <cite>
              {voice.name}, {voice.boat}
            </cite>
          </blockquote>
        ))}
        <Link href="/about" className="mt-8 inline-block underline">
          Read more
        </Link>
      </section>
    </>
  );
}
