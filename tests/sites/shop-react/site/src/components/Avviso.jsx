import styles from './Avviso.module.css';

export function Avviso() {
  return <p className={styles.avviso}>A marzo la bottega apre anche la domenica.</p>;
}
