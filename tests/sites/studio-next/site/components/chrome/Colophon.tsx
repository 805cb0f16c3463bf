import Link from 'next/link';

import { studio } from '@/lib/site';

export function Colophon() {
  const year = new Date().getFullYear();

  return (
    <footer className="mt-24 bg-[#123456] px-6 py-10 text-sm text-stone-100 md:px-12 md:text-base dark:bg-[#0a1a2a]">
      <div className="mx-auto grid max-w-5xl gap-6">
        <address className="not-italic">{studio.address}</address>
        <p>
          © {year} Studio Halyard. Built on the water since {studio.founded}.
        </p>
        <p>{`Open Monday to Friday, ${studio.hours}`}</p>
        <ul className="flex gap-4">
          <li>
            <a href="https://social.example/@halyard" className="underline hover:text-[#f2b134]">Sailors&rsquo; log</a>
          </li>
          <li>
            <a href="mailto:shed@halyard.example" className="underline hover:text-[#f2b134]">Write to us</a>
          </li>
          <li>
            <Link href="/terms" className="underline hover:text-[#f2b134]">Terms</Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
