import { content, nav } from '../content.js';
import styles from './Testata.module.css';

export function Testata() {
  return (
    <header className={styles.testata}>
      <a className={styles.marchio} href="/">
        <img src="/img/logo.svg" alt="Un germoglio" width="40" height="40" />
        {content.brand.name}
      </a>
      <p className={styles.motto}>{content.brand.claim}</p>
      <nav className={styles.menu}>
        {nav.map(({ label, href }) => (
          <a key={href} href={href}>{label}</a>
        ))}
      </nav>
    </header>
  );
}
