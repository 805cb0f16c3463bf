import { Apertura } from '../components/Apertura.jsx';
import { Scaffale } from '../components/Scaffale.jsx';
import { t } from '../i18n.js';

export function Home() {
  return (
    <>
      <Apertura />
      <section className="fascia">
        <h2>Appena arrivati</h2>
        <a href="/#nuovi">Scopri</a>
      </section>
      <Scaffale />
      <section className="fascia" id="consegna">
        <h2>Come spediamo</h2>
        <p>{t('home.delivery')}</p>
        <a href="/contatti">Scopri</a>
      </section>
    </>
  );
}
