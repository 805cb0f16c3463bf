import Image from 'next/image';
import Link from 'next/link';

import { links } from '@/lib/nav';

export function Masthead() {
  return (
    <header className="sticky top-0 z-10 bg-[#f4efe6] px-6 md:px-12 dark:bg-[#14202b]">
      {/* Studio Halyard: the same on every page */}
      <div className="mx-auto flex max-w-5xl items-center justify-between py-4">
        <Link href="/" className="flex items-center gap-3">
          <Image src="/logo.svg" alt="" width={36} height={36} className="dark:invert" />
          <span className="text-lg font-semibold text-[#1f3a4d] dark:text-stone-100">Studio Halyard</span>
        </Link>
        <nav aria-label="Main" className="flex gap-6">
          {links.map((link) => (
            <Link key={link.href} href={link.href} className="hover:text-[#c8553d] dark:text-stone-200">
              {link.label}
            </Link>
          ))}
        </nav>
      </div>
    </header>
  );
}
