"""React sites: what their components show, where each text is written, and what is never shown."""

from collections.abc import Mapping

import pytest

from bot.errors import Failed
from bot.ux_agent.scanning.scan import scan
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.react import React
from bot.ux_agent.scanning.stacks.react_routes import fits
from bot.ux_agent.scanning.stacks.stack import ShownPage
from tests.ux_agent.fake_site import FakeSite

SHELL = """<!doctype html><html lang="en"><head><title>Mill</title></head>
<body><div id="root"></div><script type="module" src="/src/main.jsx"></script></body></html>"""
MAIN = """import { createRoot } from 'react-dom/client';
import App from './App';
createRoot(document.getElementById('root')).render(<App />);
"""


def shown(files: Mapping[str, str]) -> dict[str, ShownPage]:
    """The pages of a site by address."""
    base = {"index.html": SHELL, "src/main.jsx": MAIN}
    return {page.address: page for page in React(Sources(FakeSite({**base, **files}))).pages()}


def texts(page: ShownPage) -> dict[str, str]:
    """The texts of a page with where they are written, '' for those of no place."""
    found: dict[str, str] = {}
    for element in page.elements:
        for text in element.texts:
            origin = text.origin
            at = f"{origin.file} {origin.name}{origin.key} {origin.part}" if origin else ""
            found[text.value.strip()] = " ".join(at.split())
    return found


def app(body: str, head: str = "") -> dict[str, str]:
    """A site of one component."""
    return {"src/App.jsx": f"{head}\nexport default function App() {{ {body} }}"}


def test_texts_and_attributes_know_their_element() -> None:
    (page,) = shown(
        app("return <main><h1>Bread &amp; salt</h1><img src='/a.png' alt='Oven'/></main>")
    ).values()
    assert texts(page)["Bread & salt"] == "src/App.jsx text"
    picture = next(one for one in page.elements if one.tag == "img")
    assert picture.given["alt"].origin is not None
    assert picture.given["alt"].origin.part == "attr:alt"
    assert picture.source is not None
    assert picture.source.attributes["alt"] == "Oven"


def test_words_around_expressions_are_runs_of_their_own() -> None:
    body = "const year = new Date().getFullYear(); return <p>© {year} The Mill. Since {1890}.</p>"
    (page,) = shown(app(body)).values()
    assert texts(page)["The Mill. Since"] == "src/App.jsx text.1"
    assert texts(page)["1890"] == ""


def test_props_keep_the_place_where_they_are_written() -> None:
    files = app(
        "return <Card title='Rye' data={breads[0]} {...extra}>Inner</Card>",
        "import Card from './Card'; import { breads, extra } from './data';",
    )
    files["src/Card.jsx"] = """
    export default function Card({ title, data: { name = 'none' }, note, children }) {
      return <article><h2>{title}</h2><p>{name}</p><em>{note}</em><div>{children}</div></article>;
    }"""
    files["src/data.js"] = (
        "export const breads = [{ name: 'Loaf' }]; export const extra = { note: 'Warm' };"
    )
    (page,) = shown(files).values()
    assert texts(page) == {
        "Mill": "index.html text",
        "Rye": "src/App.jsx attr:title",
        "Loaf": "src/data.js breads[0].name",
        "Warm": "src/data.js extranote",
        "Inner": "src/App.jsx text",
    }


def test_components_that_nobody_mounts_show_nothing() -> None:
    files = app("return <p>Here</p>", "import './Old.css'; import type { X } from './Types';")
    files["src/Header.jsx"] = "import './dead.css'; export default () => <h1>Dead</h1>;"
    files["src/Old.css"] = "p {}"
    files["src/dead.css"] = "p {}"
    (page,) = shown(files).values()
    assert "Dead" not in texts(page)
    assert [sheet.document.path for sheet in page.sheets] == ["src/Old.css"]


@pytest.mark.parametrize(
    "routes",
    [
        """<BrowserRouter><Routes><Route path="/" element={<Layout />}>
             <Route index element={<Home />} /><Route path="about" element={<About />} />
             <Route path="bread/:id" element={<Bread />} /><Route path="*" element={<None />} />
           </Route></Routes></BrowserRouter>""",
        """<RouterProvider router={createBrowserRouter([{
          path: '/', element: <Layout />, children: [
             { index: true, element: <Home /> }, { path: 'about', Component: About },
             { path: 'bread/:id', element: <Bread /> }, { path: '*', element: <None /> }] }])}
               />""",
        """<BrowserRouter><Layout><Switch><Route exact path="/" component={Home} />
             <Route path="/about" render={() => <About />}
               /><Route path="/bread/:id"><Bread /></Route>
             <Route><None /></Route></Switch></Layout></BrowserRouter>""",
    ],
)
def test_each_address_shows_what_the_router_says(routes: str) -> None:
    files = app(
        f"return {routes}",
        """import { lazy } from 'react';
        import { BrowserRouter, Link, Outlet, Route, RouterProvider, Routes, Switch,
          createBrowserRouter }
          from 'react-router-dom';
        const About = lazy(() => import('./pages/About.jsx'));
        const Home = () => <><h1>Home</h1><Link to="/bread/rye">Rye</Link></>;
        const Bread = () => <h1>A bread</h1>;
        const None = () => <h1>Lost</h1>;
        const Layout = ({ children }) =>
          <div><header>Mill house</header>{children}<Outlet /></div>;""",
    )
    files["src/pages/About.jsx"] = "export default function About() { return <h1>About us</h1>; }"
    pages = shown(files)
    assert set(pages) == {"/", "/about", "/bread/rye"}
    heads = {
        address: [one.text for one in page.elements if one.tag == "h1"]
        for address, page in pages.items()
    }
    assert heads == {"/": ["Home"], "/about": ["About us"], "/bread/rye": ["A bread"]}
    assert all("Mill house" in texts(page) for page in pages.values())
    link = next(one for one in pages["/"].elements if one.tag == "a")
    assert link.given["href"].origin is not None
    assert link.given["href"].origin.part == "attr:to"


def test_what_a_state_decides_is_shown_and_what_nobody_knows_is_doubted() -> None:
    body = """
    const [open, setOpen] = useState(false);
    const user = useUser();
    return <div>{open && <nav>Menu</nav>}<b>{open ? 'Close' : 'Open'}</b>{user && <i>Admin</i>}
      </div>;
    """
    (page,) = shown(
        app(body, "import { useState } from 'react'; import { useUser } from 'auth';")
    ).values()
    assert texts(page)["Menu"] == "src/App.jsx text"
    assert {texts(page)["Close"], texts(page)["Open"]} == {
        "src/App.jsx text.0",
        "src/App.jsx text.1",
    }
    admin = next(one for one in page.elements if one.tag == "i")
    assert admin.doubt


def test_contexts_give_their_nearest_value() -> None:
    head = """import { createContext, useContext } from 'react';
    const Text = createContext({ hello: 'Default' });
    const Say = () => <p>{useContext(Text).hello}</p>;"""
    body = "return <><Say /><Text.Provider value={{ hello: 'Given' }}><Say /></Text.Provider></>"
    (page,) = shown(app(body, head)).values()
    said = [one.text for one in page.elements if one.tag == "p"]
    assert said == ["Default", "Given"]


def test_translations_are_the_texts_of_the_default_language() -> None:
    head = "import { useTranslation, Trans } from 'react-i18next'; import './i18n';"
    body = """const { t } = useTranslation(); return <><h1>{t('hero.title')}</h1>
    <p>{t('hero.count', { n: 3 })}</p><Trans i18nKey="hero.note">never</Trans></>"""
    files = app(body, head)
    files[
        "src/i18n.js"
    ] = """import i18n from 'i18next'; import { initReactI18next } from 'react-i18next';
    import de from './de.json'; import en from './en.json';
    i18n.use(initReactI18next).init({ resources: { en: { translation: en }, de: {
      translation: de } },
      lng: 'de', fallbackLng: 'en' });"""
    files["src/de.json"] = '{"hero": {"title": "Brot", "count": "{{n}} Brote", "note": "Warm"}}'
    files["src/en.json"] = '{"hero": {"title": "Bread", "count": "{{n}} breads", "note": "Warm"}}'
    pages = shown(files)
    assert texts(pages["/"])["Brot"] == "src/de.json hero.title"
    assert texts(pages["/"])["3 Brote"] == "src/de.json hero.count"
    assert texts(pages["/"])["Warm"] == "src/de.json hero.note"
    assert texts(pages["/en"]) == {
        "Bread": "src/en.json hero.title",
        "{{n}} breads": "src/en.json hero.count",
    }


def test_classes_of_modules_are_their_own() -> None:
    files = app(
        "return <p className={clsx(styles.lead, 'big', false && 'no')}>x</p>",
        "import clsx from 'clsx'; import styles from './App.module.css';",
    )
    files["src/App.module.css"] = ".lead { color: red; }"
    (page,) = shown(files).values()
    names = next(one for one in page.elements if one.tag == "p").attributes["class"].split()
    assert names[0].startswith("lead@")
    assert names[1:] == ["big"]


def test_a_text_that_code_compares_is_left_alone() -> None:
    body = """const [kind] = useState('All');
    return <ul>{kinds.filter(one => kind === 'All' || one.name === 'Rye').map(one =>
      <li>{one.name}</li>)}</ul>"""
    head = "import { useState } from 'react'; const kinds = [{ name: 'Rye' }, { name: 'Oat' }];"
    (page,) = shown(app(body, head)).values()
    assert texts(page)["Rye"] == ""


def test_html_that_is_set_as_it_is_shows_no_targets() -> None:
    (page,) = shown(
        app("return <p dangerouslySetInnerHTML={{ __html: text }} />", "const text = 'x';")
    ).values()
    assert "x" not in texts(page)


def test_classes_and_reducers_and_portals_do_not_end_a_scan() -> None:
    head = """import React, { Component, useReducer } from 'react';
      import { createPortal } from 'react-dom';
    class Old extends Component { render() { return <p>{this.props.said}</p>; } }"""
    body = """const [state] = useReducer((s) => s, { n: 'One' });
    return <><Old said="From a class" /><b>{state.n}</b>{createPortal(<i>Modal
      </i>, document.body)}</>"""
    (page,) = shown(app(body, head)).values()
    assert texts(page)["From a class"] == "src/App.jsx attr:said"
    assert {"One", "Modal"} <= set(texts(page))


LOOP = {"src/App.jsx": "export default function App() { return <div><App /></div>; }"}


def test_components_that_show_themselves_end() -> None:
    stack = React(Sources(FakeSite({"index.html": SHELL, "src/main.jsx": MAIN, **LOOP})))
    (page,) = stack.pages()
    assert 0 < len(page.elements) < 200
    assert stack.left_out == []


def test_a_title_that_a_script_sets_is_the_one_that_counts() -> None:
    head = "import { useEffect } from 'react'; const site = { title: 'The Mill' };"
    body = "useEffect(() => { document.title = site.title; }, []); return <p>x</p>"
    (page,) = shown(app(body, head)).values()
    title = next(one for one in page.elements if one.tag == "title")
    assert title.texts[0].origin is not None
    assert title.texts[0].origin.name == "site"


def test_create_react_app_has_its_page_in_public() -> None:
    files = {
        "public/index.html": SHELL.replace(
            '<script type="module" src="/src/main.jsx"></script>', ""
        ),
        "src/index.js": MAIN,
        "src/App.js": "export default () => <h1>Hello</h1>;",
    }
    pages = list(React(Sources(FakeSite(files))).pages())
    assert [page.path for page in pages] == ["public/index.html"]
    assert "Hello" in texts(pages[0])


def test_a_site_without_a_page_has_no_entry() -> None:
    with pytest.raises(Failed):
        list(React(Sources(FakeSite({"src/main.jsx": MAIN}))).pages())


def test_classes_show_what_render_says_with_their_state_and_methods() -> None:
    head = """import React from 'react';
    class Cards extends React.Component {
      state = { first: 'At first' };
      static defaultProps = { note: 'Usual' };
      constructor(props) { super(props); this.said = 'Made: ' + props.title; }
      card(text) { return <li>{text}</li>; }
      render() {
        return <ul>{this.card(this.props.title)}{this.card(this.state.first)}
          {this.card(this.said)}{this.card(this.props.note)}</ul>;
      }
    }"""
    (page,) = shown(app("return <Cards title='Rye' />", head)).values()
    said = [one.text for one in page.elements if one.tag == "li"]
    assert said == ["Rye", "At first", "Made: Rye", "Usual"]


def test_css_in_scripts_is_no_target_and_makes_a_look_doubtful() -> None:
    head = """import styled from 'styled-components';
    const Bar = styled.footer`background: #222;`; const Note = styled(Small)`color: red;`;
    function Small({ children }) { return <small>{children}</small>; }"""
    (page,) = shown(app("return <Bar><Note>Open daily</Note></Bar>", head)).values()
    footer = next(one for one in page.elements if one.tag == "footer")
    assert "background" in footer.attributes["style"]
    assert texts(page)["Open daily"] == "src/App.jsx text"
    assert [one.tag for one in footer.children] == ["small"]


def test_a_head_of_a_component_counts_before_that_of_the_page() -> None:
    head = "import { Helmet } from 'react-helmet';"
    body = "return <main><Helmet><title>Oven | Start</title></Helmet><h1>x</h1></main>"
    (page,) = shown(app(body, head)).values()
    assert [one.text for one in page.elements if one.tag == "title"] == ["Oven | Start", "Mill"]


def test_components_of_packages_show_their_children_as_what_they_are_called() -> None:
    head = "import { AppBar, Typography, Button } from '@mui/material';"
    body = """return <AppBar><Typography variant="h4">Mill</Typography>
    <Button href="/buy">Buy</Button><Button>Ask</Button></AppBar>"""
    pages = shown(app(body, head))
    tags = [one.tag for one in pages["/"].elements if one.source and "App" in one.file]
    assert tags == ["header", "h4", "a", "button"]


def test_what_packages_wrap_around_components_is_seen_through() -> None:
    head = """import { observer } from 'mobx-react-lite'; import { connect } from 'react-redux';
    import { Disclosure } from '@headlessui/react'; import React, { cloneElement } from 'react';
    const Seen = observer(() => <p>Watched</p>);
    const Linked = connect((state) => state)(() => <p>Linked</p>);
    const Each = ({ children }) =>
      React.Children.map(children, (one) => cloneElement(one, { id: 'x' }));
    """
    body = """return <><Seen /><Linked /><Each><b>One</b><i>Two</i></Each>
      <Disclosure as="nav">{({ open }) => <a href="/a">Start</a>}</Disclosure></>"""
    page = shown(app(body, head))["/"]
    assert {"Watched", "Linked", "One", "Two", "Start"} <= set(texts(page))
    assert [one.attributes["id"] for one in page.elements if one.tag in {"b", "i"}] == ["x", "x"]
    link = next(one for one in page.elements if one.tag == "a")
    assert link.parent is not None
    assert link.parent.tag == "nav"


def test_of_a_list_that_is_fetched_the_words_around_its_entries_are_known() -> None:
    body = """return <ul>{useLoad().map((one) =>
      <li>{one.name} <a href={one.url}>Read more</a></li>)}</ul>"""
    (page,) = shown(app(body, "import { useLoad } from 'load';")).values()
    assert texts(page)["Read more"] == "src/App.jsx text"


def test_what_is_shown_only_when_a_list_is_empty_is_shown_at_times() -> None:
    head = "import { useState } from 'react'; const all = [{ n: 'Rye', k: 1 }, { n: 'Oat', k: 2 }];"
    body = """const [kind, set] = useState(null);
    const some = all.filter((one) => !kind || one.k === kind);
    return <ul>{some.map((one) => <li>{one.n}</li>)}{some.length === 0 && <li>Sold out</li>}</ul>"""
    (page,) = shown(app(body, head)).values()
    assert texts(page)["Rye"] == "src/App.jsx all[0].n"
    assert texts(page)["Sold out"] == "src/App.jsx text"


def test_sheets_that_sheets_import_are_found_beside_them() -> None:
    files = {
        **app("return <footer>x</footer>", "import './styles/main.css';"),
        "index.html": SHELL,
        "src/main.jsx": MAIN,
        "src/styles/main.css": "@import './base.css';",
        "src/styles/base.css": "footer { background: navy; }",
        "package.json": '{"dependencies": {"react": "18"}}',
    }
    found = scan("test", FakeSite(files)).site.find("footer", "background")
    assert found is not None
    assert found.places[0].file == "src/styles/base.css"


def test_data_written_where_it_is_shown_has_its_place_there() -> None:
    head = """const Grid = ({ items }) =>
      <ul>{items.map((one) => <li key={one.t}>{one.t}</li>)}</ul>;"""
    body = """return <><div>{[{ title: 'Quiet', href: '/q' }, { title: 'Fair', href: '/f' }]
      .map((one) => <a key={one.href} href={one.href}>{one.title}</a>)}</div>
      <Grid items={[{ t: 'Rye' }]} /></>"""
    page = shown(app(body, head))["/"]
    assert texts(page)["Quiet"] == "src/App.jsx text.0"
    assert texts(page)["Fair"] == "src/App.jsx text.2"
    assert texts(page)["Rye"] == "src/App.jsx text"


@pytest.mark.parametrize(
    ("path", "address", "expected"),
    [
        ("/about", "/about", True),
        ("/about", "/about/us", False),
        ("/about/:who", "/about", False),
        ("/about/:who?", "/about", True),
        ("/docs/*", "/docs/a/b", True),
        ("/About", "/about", True),
    ],
)
def test_a_path_leads_to_its_address(path: str, address: str, *, expected: bool) -> None:
    assert fits(path, address) is expected


def test_an_address_that_only_a_link_names_and_that_shows_the_entry_is_no_page() -> None:
    body = "return location.pathname === '/more' ? <h1>More</h1> : <a href='/terms'>Terms</a>"
    assert set(shown(app(body))) == {"/", "/more"}
