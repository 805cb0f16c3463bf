// vecchio sito
export default function Hero() {
  return <h1>Semi che ricordano l&apos;estate</h1>;
}
