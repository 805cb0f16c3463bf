import { t } from '../i18n.js';
import { products } from '../content.js';
import styles from './Apertura.module.css';

export function Apertura() {
  return (
    <section className={styles.apertura}>
      <h1>{t('home.title')}</h1>
      <p>{t('home.lead')}</p>
      <p>{t('home.count', { count: products.length * 40 })}</p>
      <a className="bottone" href="#scaffale">{t('home.button')}</a>
    </section>
  );
}
