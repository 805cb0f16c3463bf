"""The pages of sites of Svelte as visitors see them, with the place of each text."""

import pytest

from bot.errors import Failed
from tests.ux_agent.scanning.shown_sites import given, pages, said, stack

SHELL = "<html><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>"


def kit(**more: str) -> dict[str, str]:
    """A site of SvelteKit with these files below src; `__` in a name is a slash."""
    files = {"svelte.config.js": "export default {}", "src/app.html": SHELL}
    for key, text in more.items():
        stem, _, ending = key.replace("__", "/").replace("PLUS", "+").rpartition("_")
        files[f"src/{stem}.{ending}"] = text
    return files


def test_a_page_stands_in_its_layouts_and_its_head_in_the_page_s_head() -> None:
    files = kit(
        routes__PLUSlayout_svelte="<header>Top</header><slot />",
        routes__a__PLUSlayout_svelte=(
            "<script>let { children } = $props()</script><main>{@render children()}</main>"
        ),
        routes__a__PLUSpage_svelte="<svelte:head><title>A page</title></svelte:head><h1>A</h1>",
    )
    page = pages(files)["/a"]
    assert list(said(page)) == ["A page", "Top", "A"]
    title, heading = (
        next(one for one in page.elements if one.tag == tag) for tag in ("title", "h1")
    )
    assert title.parent is not None
    assert title.parent.tag == "head"
    assert [one.tag for one in heading.above()] == ["main", "div", "body", "html"]


def test_a_layout_can_be_left_out_by_a_page() -> None:
    files = kit(
        routes__PLUSlayout_svelte="<p>Root</p><slot />",
        routes__b__PLUSlayout_svelte="<p>Inner</p><slot />",
    )
    files["src/routes/b/+page@.svelte"] = "<h1>B</h1>"
    assert list(said(pages(files)["/b"])) == ["Root", "B"]


def test_groups_are_no_part_of_an_address() -> None:
    files = kit()
    files["src/routes/(site)/about/+page.svelte"] = "<h1>About</h1>"
    assert list(pages(files)) == ["/about"]


def test_only_what_is_used_is_shown() -> None:
    files = kit(
        lib__index_js="export { default as Old } from './Old.svelte';",
        lib__Old_svelte="<p>Old words</p>",
        routes__PLUSpage_svelte="<script>import { Old } from '$lib';</script><h1>New</h1>",
    )
    assert list(said(pages(files)["/"])) == ["New"]


def test_props_slots_and_their_defaults_know_where_they_are_written() -> None:
    files = kit(
        lib__Card_svelte=(
            "<script>export let title; export let note = 'None';</script>"
            "<h2>{title}</h2><slot>Empty</slot><slot name='foot'>No foot</slot><i>{note}</i>"
        ),
        routes__PLUSpage_svelte=(
            "<script>import Card from '$lib/Card.svelte';</script>"
            "<Card title='Bread'><b slot='foot'>Warm</b></Card><Card title=\"Rye\">Dark</Card>"
        ),
    )
    found = said(pages(files)["/"])
    page = "src/routes/+page.svelte"
    assert found["Bread"] == f"{page} Card attr:title"
    assert found["Warm"] == f"{page} b text"
    assert found["Dark"] == f"{page} Card text"
    assert found["No foot"] == "src/lib/Card.svelte slot text"


def test_snippets_are_shown_where_they_are_rendered() -> None:
    files = kit(
        lib__Card_svelte=(
            "<script>let { children, foot } = $props();</script>"
            "{@render children?.()}{#if foot}<small>{@render foot()}</small>{/if}"
        ),
        routes__PLUSpage_svelte=(
            "<script>import Card from '$lib/Card.svelte';</script>"
            "<Card>Body{#snippet foot()}<b>Foot</b>{/snippet}</Card>"
        ),
    )
    page = pages(files)["/"]
    assert list(said(page)) == ["Body", "Foot"]
    foot = next(one for one in page.elements if one.tag == "b")
    assert foot.parent is not None
    assert foot.parent.tag == "small"


def test_lists_of_data_are_shown_entry_by_entry() -> None:
    files = kit(
        lib__links_js="export const links = [{ href: '/', label: 'Home' }];",
        routes__PLUSpage_svelte=(
            "<script>import { links } from '$lib/links.js';</script>"
            "{#each links as { href, label }, i (href)}<a {href}>{label}</a>{:else}None{/each}"
        ),
    )
    page = pages(files)["/"]
    assert said(page) == {"Home": "src/lib/links.js links[0].label"}
    assert given(page, "a", "href").value == "/"


def test_what_load_gives_is_data_of_the_page() -> None:
    files = kit(
        lib__site_json='{"name": "Crumb"}',
        routes__PLUSlayout_ts=(
            "import site from '$lib/site.json'; export const load = async () => ({ ...site });"
        ),
        routes__PLUSpage_js="export function load() { return { intro: 'By night' }; }",
        routes__PLUSpage_svelte="<script>export let data;</script><p>{data.name}: {data.intro}</p>",
    )
    found = said(pages(files)["/"])
    assert found["Crumb"] == "src/lib/site.json name"
    assert found["By night"] == "src/routes/+page.js load.intro"


def test_stores_show_what_they_begin_with() -> None:
    files = kit(
        lib__words_js=(
            "import { writable, derived } from 'svelte/store'; const words = { name: 'Storm' };"
            "export const band = writable(words); export const notice = writable('New');"
            "export const title = derived(band, ($b) => $b.name);"
        ),
        routes__PLUSpage_svelte=(
            "<script>import { band, notice, title } from '$lib/words.js';</script>"
            "<h1>{$band.name}</h1><p>{$notice}</p><i>{$title}</i>"
        ),
    )
    found = said(pages(files)["/"])
    assert found == {"Storm": "src/lib/words.js words.name", "New": "src/lib/words.js notice"}


def test_every_branch_that_a_state_chooses_is_shown_and_none_that_is_never_chosen() -> None:
    files = kit(
        routes__PLUSpage_svelte=(
            "<script>let open = false; const never = false;</script>"
            "<button on:click={() => (open = !open)}>{open ? 'Close' : 'Open'}</button>"
            "{#if open}<p>Hours</p>{:else}<p>Closed now</p>{/if}{#if never}<p>Never</p>{/if}"
        )
    )
    found = said(pages(files)["/"])
    assert list(found) == ["Open", "Close", "Hours", "Closed now"]
    assert found["Open"] == "src/routes/+page.svelte button text.1"


def test_html_that_code_makes_and_comments_are_no_texts() -> None:
    files = kit(routes__PLUSpage_svelte="<!-- Gone -->{@html '<p>raw</p>'}<p>Here</p>")
    assert list(said(pages(files)["/"])) == ["Here"]


def test_sheets_are_those_that_are_imported_and_the_components_own() -> None:
    files = kit(
        app_css="body { color: red }",
        old_css="body { color: blue }",
        routes__PLUSlayout_svelte="<script>import '../app.css';</script><slot />",
        routes__PLUSpage_svelte="<h1>A</h1><style>h1 { color: green }</style>",
    )
    sheets = pages(files)["/"].sheets
    page = "src/routes/+page.svelte"
    assert [(one.document.path, one.owner) for one in sheets] == [("src/app.css", ""), (page, page)]


def test_json_that_scripts_load_at_run_time_is_told() -> None:
    files = kit(
        routes__PLUSpage_svelte=(
            "<script>import { onMount } from 'svelte';"
            "onMount(async () => { const a = await fetch(`/texts/${lang}.json`); });</script>"
            "<script context='module'>import x from './own.json';</script><h1>A</h1>"
        )
    )
    assert pages(files)["/"].data == ["/texts/*.json"]


def test_translations_are_those_of_the_first_language() -> None:
    files = {
        "package.json": '{"devDependencies": {"svelte": "^4", "svelte-i18n": "^4"}}',
        "index.html": (
            '<html><body><div id="app"></div>'
            '<script type="module" src="/src/main.js"></script></body></html>'
        ),
        "src/main.js": (
            "import App from './App.svelte'; import './i18n.js';"
            "new App({ target: document.getElementById('app') });"
        ),
        "src/i18n.js": (
            "import { addMessages, init } from 'svelte-i18n'; import de from './de.json';"
            "addMessages('de', de); init({ fallbackLocale: 'de' });"
        ),
        "src/de.json": '{"hero": {"title": "Milch"}}',
        "src/App.svelte": (
            "<script>import { _ } from 'svelte-i18n';</script><h1>{$_('hero.title')}</h1>"
        ),
    }
    assert said(pages(files)["/"]) == {"Milch": "src/de.json hero.title"}


def test_addresses_lead_to_pages_and_static_files() -> None:
    files = kit(routes__PLUSpage_svelte="<h1>A</h1>", routes__a__PLUSpage_svelte="<h1>B</h1>")
    files["static/logo.svg"] = "<svg/>"
    found = stack(files)
    page = next(iter(found.pages()))
    assert found.file_at("/a/#x", page) == "src/routes/a/+page.svelte"
    assert found.file_at("/logo.svg", page) == "static/logo.svg"
    assert found.file_at("https://a.example/", page) == ""


def test_the_shell_s_own_sheets_and_pictures_are_those_of_static() -> None:
    files = kit(routes__PLUSpage_svelte="<h1>A</h1>")
    files["src/app.html"] = SHELL.replace(
        "%sveltekit.head%", "<link rel='stylesheet' href='%sveltekit.assets%/a.css'>"
    )
    link = next(one for one in pages(files)["/"].elements if one.tag == "link")
    assert link.attributes["href"] == "/a.css"


def test_a_site_without_a_page_fails() -> None:
    with pytest.raises(Failed):
        list(stack({"svelte.config.js": "", "src/app.html": SHELL}).pages())


def test_data_of_the_site_that_a_script_fetches_is_shown_where_nothing_was() -> None:
    files = kit(
        routes__a__PLUSpage_js=(
            "export const load = async ({ fetch }) => {"
            "const answer = await fetch('/gigs.json'); return { gigs: await answer.json() }; };"
        ),
        routes__a__PLUSpage_svelte="<script>let { data } = $props();</script>"
        "{#each data.gigs as g}<p>{g.place}</p>{/each}",
        routes__PLUSpage_svelte=(
            "<script>import { onMount } from 'svelte'; let gigs = []; let said = 'At first';"
            "onMount(async () => { gigs = await (await fetch('/gigs.json')).json();"
            "said = gigs[0].place; });</script>"
            "{#each gigs as g}<p>{g.place}</p>{/each}<b>{said}</b>"
        ),
    )
    files["static/gigs.json"] = '[{"place": "Sala"}]'
    found = pages(files)
    assert said(found["/a"]) == {"Sala": "static/gigs.json [0].place"}
    assert list(said(found["/"])) == ["Sala", "At first"]
