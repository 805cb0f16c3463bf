// vecchio sito
import './old.css';

export default function Header() {
  return (
    <header className="header">
      <h1>Orto Vivo</h1>
      <p>Dal 1974, senza fretta</p>
    </header>
  );
}
