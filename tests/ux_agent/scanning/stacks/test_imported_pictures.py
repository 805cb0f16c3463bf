"""Pictures that scripts import."""

from tests.ux_agent.scanning.proposed import named, proposed


def test_an_imported_picture_is_one_that_can_be_another_of_the_site() -> None:
    files = {
        "package.json": '{"dependencies": {"react": "18"}}',
        "index.html": '<body><div id="root"></div><script src="/src/main.jsx"></script></body>',
        "src/main.jsx": """import { createRoot } from 'react-dom/client';
import logo from '@/assets/logo.svg';
import hero from './assets/hero.png';
createRoot(document.getElementById('root')).render(<div>
  <header><img src={logo} alt="Loaf" /></header>
  <main><h1>Hi</h1><img src={hero} alt="Bread" /></main></div>);""",
        "src/assets/logo.svg": "<svg/>",
        "src/assets/hero.png": "x",
        "src/assets/other.png": "x",
    }
    index = proposed(files).site
    logo = named(index, "header", "logo")
    assert (logo.value, logo.places[0].file) == ("@/assets/logo.svg", "src/main.jsx")
    assert "@/assets/other.png" in logo.values
    hero = named(index, "home", "image")
    assert "./assets/other.png" in hero.values
