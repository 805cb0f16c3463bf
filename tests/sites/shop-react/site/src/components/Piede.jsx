import { content } from '../content.js';
import styles from './Piede.module.css';

export function Piede() {
  const year = new Date().getFullYear();

  return (
    <footer className={styles.piede}>
      {/* Spedizioni in tutta Italia */}
      <p>© {year} {content.brand.name}. Spedizioni in tutta Italia, in carta.</p>
      <p className={styles.orari}>{content.contact.hours}</p>
      <ul>
        <li><a href="https://social.example/@ortovivo">Bacheca</a></li>
        <li><a href="mailto:semi@ortovivo.example">Scrivici</a></li>
        <li><a href="/contatti">Dove siamo</a></li>
      </ul>
      <p className={styles.firma}>Fatto a Faenza &amp; dintorni</p>
    </footer>
  );
}
