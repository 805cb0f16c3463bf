import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';

export function Button({ href, wide = false, children }: { href: string; wide?: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      className={clsx(
        'mt-8 inline-block rounded-md bg-[#c8553d] px-5 py-3 font-medium text-white hover:bg-[#a8432e] md:rounded-lg',
        wide && 'w-full',
      )}
    >
      {children}
    </Link>
  );
}
