export function Notice() {
  return (
    <aside className="bg-rope px-6 py-2 text-center text-sm">
      The crane is booked until <strong>14 May</strong>; small jobs are welcome.
    </aside>
  );
}
