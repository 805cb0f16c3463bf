import { t } from '../i18n.js';

export function ChiSiamo() {
  return (
    <section className="fascia">
      <h1>{t('about.title')}</h1>
      <p>{t('about.text')}</p>
      <p>
        Il fienile &egrave; del 1921; i vasetti sono di tutti.
      </p>
    </section>
  );
}
