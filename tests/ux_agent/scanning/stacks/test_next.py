"""Next sites: layouts around pages, metadata, pages/ with _app, and translations."""

from collections.abc import Mapping

import pytest

from bot.errors import Failed
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.next import Next
from bot.ux_agent.scanning.stacks.stack import ShownPage
from tests.ux_agent.fake_site import FakeSite

LAYOUT = """import './globals.css'; import { Footer } from '@/components/Footer';
export const metadata = { title: {
      default: 'Harbour', template: '%s | Harbour' }, description: 'Boats.' };
export default function Layout({ children }) {
  return <html lang="en"><body><main>{children}</main><Footer /></body></html>;
}"""
FOOTER = "export const Footer = () => <footer><p>On the water</p></footer>;"
CONFIG = '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}'
BASE = {
    "tsconfig.json": CONFIG,
    "src/app/layout.tsx": LAYOUT,
    "src/app/globals.css": "body {}",
    "src/components/Footer.tsx": FOOTER,
}


def shown(files: Mapping[str, str]) -> dict[str, ShownPage]:
    """The pages of a site by address."""
    return {page.address: page for page in Next(Sources(FakeSite(files))).pages()}


def texts(page: ShownPage) -> dict[str, str]:
    """The texts of a page with the file and name of where they are written."""
    found: dict[str, str] = {}
    for element in page.elements:
        for text in element.texts:
            origin = text.origin
            at = f"{origin.file} {origin.name} {origin.key} {origin.part}" if origin else ""
            found[text.value.strip()] = " ".join(at.split())
    return found


def test_a_page_stands_in_its_layouts_from_the_outside_in() -> None:
    pages = shown(
        {
            **BASE,
            "src/app/page.tsx": "export default async function Home() { return <h1>Moored</h1>; }",
            "src/app/(shop)/boats/layout.tsx": """export default ({ children }) =>
              <section>{children}</section>;""",
            "src/app/(shop)/boats/page.tsx": "export default () => <h1>Boats</h1>;",
            "src/app/_old/page.tsx": "export default () => <h1>Old</h1>;",
            "src/app/api/route.ts": "export const GET = () => 1;",
        }
    )
    assert list(pages) == ["/", "/boats"]
    heading = next(one for one in pages["/boats"].elements if one.tag == "h1")
    assert [one.tag for one in heading.above()] == ["section", "main", "body", "html"]
    assert texts(pages["/"])["On the water"] == "src/components/Footer.tsx text"
    assert [one.document.path for one in pages["/"].sheets] == ["src/app/globals.css"]


def test_metadata_of_a_page_counts_before_that_of_its_layouts() -> None:
    pages = shown(
        {
            **BASE,
            "src/app/page.tsx": "export default () => <h1>x</h1>;",
            "src/app/about/page.tsx": """export const metadata = { title: 'About' };
            export default () => <h1>y</h1>;""",
        }
    )
    assert texts(pages["/"])["Harbour"] == "src/app/layout.tsx metadata title.default"
    assert texts(pages["/about"])["About"] == "src/app/about/page.tsx metadata title"
    about = next(one for one in pages["/about"].elements if one.tag == "title")
    assert "".join(text.value for text in about.texts) == "About | Harbour"
    meta = next(one for one in pages["/"].elements if one.tag == "meta")
    assert meta.given["content"].origin is not None
    assert meta.given["content"].origin.key == "description"
    assert next(iter(pages["/"].elements)).tag == "html"
    assert pages["/"].elements[1].tag == "head"


def test_links_and_images_of_next_are_links_and_images() -> None:
    page = shown(
        {
            **BASE,
            "src/app/page.tsx": """import Link from 'next/link'; import Image from 'next/image';
            export default () =>
              <p><Link href="/boats">Boats</Link><Image src="/a.png" alt="A"/></p>;""",
        }
    )["/"]
    link = next(one for one in page.elements if one.tag == "a")
    assert link.attributes["href"] == "/boats"
    assert link.source is not None
    assert link.source.tag == "Link"
    assert any(one.tag == "img" and one.attributes["src"] == "/a.png" for one in page.elements)


def test_an_address_that_anything_may_be_is_shown_once_and_what_depends_on_it_is_doubted() -> None:
    pages = shown(
        {
            **BASE,
            "src/app/page.tsx": "export default () => <h1>x</h1>;",
            "src/app/boats/[slug]/page.tsx": """const boats = [{ slug: 'a', name: 'Ouzel' }];
            export default async function Boat({ params }) {
              const { slug } = await params;
              const boat = boats.find((one) => one.slug === slug);
              return <article><h1>{boat.name}</h1><p>Built here.</p></article>;
            }""",
        }
    )
    boat = pages["/boats/[slug]"]
    assert texts(boat)["Built here."] == "src/app/boats/[slug]/page.tsx text"
    assert texts(boat)["Ouzel"] == ""


def test_pages_stand_in_their_app_and_document() -> None:
    pages = shown(
        {
            "pages/_app.js": """import '../styles/main.css';
              import Layout from '../components/Layout';
            export default ({ Component, pageProps }) => <Layout><Component {...pageProps}
              /></Layout>;""",
            "components/Layout.js": """export default ({ children }) =>
            <><header>Head of all</header>{children}</>;""",
            "pages/index.js": """import Head from 'next/head';
            export async function getStaticProps() { return { props: { said: 'Given' } }; }
            export default ({ said }) => <><Head><title>Start</title></Head><h1>{said}</h1></>;""",
            "pages/about.js": "export default () => <h1>About</h1>;",
            "pages/api/x.js": "export default () => {};",
            "pages/500.js": "export default () => <h1>Lost</h1>;",
            "styles/main.css": "p {}",
        }
    )
    assert list(pages) == ["/", "/about"]
    assert texts(pages["/"])["Head of all"] == "components/Layout.js text"
    assert "Given" in texts(pages["/"])
    title = next(one for one in pages["/"].elements if one.tag == "title")
    assert title.parent is not None
    assert title.parent.tag == "head"
    assert [one.document.path for one in pages["/about"].sheets] == ["styles/main.css"]


def test_a_document_of_its_own_is_around_the_page() -> None:
    page = shown(
        {
            "pages/_document.js": """import { Html, Head, Main, NextScript } from 'next/document';
            export default () =>
              <Html lang="en"><Head /><body><Main /><p>Below</p><NextScript /></body></Html>;""",
            "pages/index.js": "export default () => <h1>Start</h1>;",
        }
    )["/"]
    assert [one.tag for one in page.elements] == ["html", "head", "body", "h1", "p"]


def test_messages_of_the_default_language_are_the_texts() -> None:
    pages = shown(
        {
            "tsconfig.json": CONFIG,
            "src/i18n/routing.ts": """export const routing = defineRouting({
              locales: ['en', 'fr'], defaultLocale: 'fr' });""",
            "messages/fr.json": '{"Home": {"title": "Bonjour {name}", "lead": "Au port"}}',
            "messages/en.json": '{"Home": {"title": "Hello {name}", "lead": "At port"}}',
            "src/app/[locale]/layout.tsx": """export default ({ children }) =>
              <html><body>{children}</body></html>;""",
            "src/app/[locale]/page.tsx": """import { useTranslations } from 'next-intl';
            export default () => { const t = useTranslations('Home');
              return <><h1>{t('title', { name: 'Ada' })}</h1><p>{t('lead')}</p></>; };""",
        }
    )
    assert texts(pages["/"]) == {
        "Bonjour Ada": "messages/fr.json Home.title",
        "Au port": "messages/fr.json Home.lead",
    }
    assert texts(pages["/en"])["At port"] == "messages/en.json Home.lead"


def test_addresses_lead_to_pages_and_to_files_of_public() -> None:
    files = {
        **BASE,
        "src/app/page.tsx": "export default () => <h1>x</h1>;",
        "src/app/boats/[slug]/page.tsx": "export default () => <h1>y</h1>;",
        "public/a.png": "",
    }
    stack = Next(Sources(FakeSite(files)))
    page = next(stack.pages())
    assert stack.file_at("/a.png", page) == "public/a.png"
    assert stack.file_at("/#top", page) == "src/app/page.tsx"
    assert stack.file_at("/boats/ouzel", page) == "src/app/boats/[slug]/page.tsx"
    assert stack.file_at("https://x.example/", page) == ""


def test_a_site_without_pages_has_no_entry() -> None:
    with pytest.raises(Failed):
        list(Next(Sources(FakeSite({"next.config.js": ""}))).pages())


def test_addresses_that_a_page_makes_itself_are_shown_each() -> None:
    boat = """import { boats } from '../../../boats';
    export const generateStaticParams = () => boats.map((one) => ({ slug: one.slug }));
    export default async function Boat({ params }) {
      const { slug } = await params; const boat = boats.find((one) => one.slug === slug);
      if (!boat) notFound();
      return <h1>{boat.name}</h1>;
    }"""
    pages = shown(
        {
            **BASE,
            "src/app/page.tsx": "export default () => <h1>x</h1>;",
            "src/boats.ts": """export const boats = [{ slug: 'a', name: 'Ouzel' },
            { slug: 'b', name: 'Coot' }];""",
            "src/app/boats/[slug]/page.tsx": boat,
            "src/app/not-found.tsx": "export default () => <h1>Adrift</h1>;",
        }
    )
    assert set(pages) == {"/", "/boats/a", "/boats/b", "/not-found"}
    assert texts(pages["/boats/b"])["Coot"] == "src/boats.ts boats [1].name"
    assert "Adrift" in texts(pages["/not-found"])


def test_a_link_around_an_element_hands_it_its_address() -> None:
    page = shown(
        {
            "pages/index.js": """import Link from 'next/link';
            const Home = () => <Link href="/join"><a className="x">Join</a></Link>;
            export default Home;""",
            "pages/_app.js": """export default ({ Component, pageProps }) => {
              const within = Component.getLayout || ((page) => <main>{page}</main>);
              return within(<Component {...pageProps} />); };""",
        }
    )["/"]
    (link,) = [one for one in page.elements if one.tag == "a"]
    assert (link.attributes["href"], link.attributes["class"]) == ("/join", "x")
    assert link.parent is not None
    assert (link.parent.tag, link.doubt) == ("main", "")
