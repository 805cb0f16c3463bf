// vecchio sito
import './old.css';

export default function Footer() {
  return (
    <footer className="footer">
      <p>© 2022 Orto Vivo. Spedizioni in tutta Italia, in carta.</p>
      <a href="https://social.example/@ortovivo">Bacheca</a>
    </footer>
  );
}
