import { Button } from '@/components/ui/Button';

export function Welcome() {
  return (
    <section className="bg-[#e8ded0] px-6 py-20 text-center dark:bg-[#1b2a36]">
      <h1 className="text-4xl font-semibold tracking-tight">Interiors for boats that are lived in</h1>
      <p className="mx-auto mt-4 max-w-xl">Bunks, galleys &amp; chart tables, built to the millimetre.</p>
      <Button href="/contact">Plan a refit</Button>
    </section>
  );
}
