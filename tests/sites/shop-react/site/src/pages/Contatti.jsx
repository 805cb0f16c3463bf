import { content } from '../content.js';

export function Contatti() {
  const { street, phone, hours } = content.contact;

  return (
    <section className="fascia">
      <h1>Passa a trovarci</h1>
      <address>{street}</address>
      <p>Telefono {phone}: risponde quasi sempre Marta.</p>
      <p>{hours}</p>
    </section>
  );
}
