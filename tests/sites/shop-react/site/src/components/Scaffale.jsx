import { products } from '../content.js';
import { t } from '../i18n.js';
import styles from './Scaffale.module.css';

export function Scaffale() {
  return (
    <section id="scaffale" className={styles.scaffale}>
      {products.map((product) => (
        <article key={product.id} className={`${styles.carta} ${product.id}`}>
          <h3>{product.name}</h3>
          <p>{product.note}</p>
          <strong>{product.price}</strong>
          <button className="bottone" type="button">{t('shop.add')}</button>
        </article>
      ))}
    </section>
  );
}
