import type { Metadata } from 'next';
import type { ReactNode } from 'react';

import { Colophon } from '@/components/chrome/Colophon';
import { Masthead } from '@/components/chrome/Masthead';

import './globals.css';

export const metadata: Metadata = {
  title: {
    default: 'Studio Halyard: boat interiors',
    template: '%s | Studio Halyard',
  },
  description: 'Bunks, galleys and chart tables for boats that are lived in.',
  icons: { icon: '/logo.svg' },
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="bg-[#fbf8f3] font-sans text-[#22303c] antialiased dark:bg-[#0f1820] dark:text-stone-200">
        <Masthead />
        <main>{children}</main>
        <Colophon />
      </body>
    </html>
  );
}
