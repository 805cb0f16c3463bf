import { Cassa } from './checkout/Cassa.jsx';
import { Avviso } from './components/Avviso.jsx';
import { Piede } from './components/Piede.jsx';
import { Testata } from './components/Testata.jsx';
import { ChiSiamo } from './pages/ChiSiamo.jsx';
import { Contatti } from './pages/Contatti.jsx';
import { Home } from './pages/Home.jsx';

const pages = { '/': Home, '/chi-siamo': ChiSiamo, '/contatti': Contatti, '/cassa': Cassa };

export function App() {
  const Page = pages[window.location.pathname] ?? Home;

  return (
    <>
      <Avviso />
      <Testata />
      <main>
        <Page />
      </main>
      <Piede />
    </>
  );
}
