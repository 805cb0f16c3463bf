"""The pages of sites of Astro as visitors see them, with the place of each text."""

import pytest

from bot.errors import Failed
from tests.ux_agent.scanning.proposed import named, proposed
from tests.ux_agent.scanning.shown_sites import given, pages, said, stack

BASE = (
    '---\nimport "../styles/a.css";\nconst { title = "None", frontmatter } = Astro.props;\n'
    "const shown = title ?? frontmatter?.title;\n---\n"
    "<!doctype html>\n<html><head><title>{shown} | Site</title></head>"
    "<body><main><slot /></main><slot name='after'><p>After</p></slot></body></html>"
)


def site(**more: str) -> dict[str, str]:
    """A site of Astro; `__` in the name of a file below src is a slash, the last `_` a dot."""
    files = {"astro.config.mjs": "export default {}", "src/layouts/Base.astro": BASE}
    for key, text in more.items():
        stem, _, ending = key.replace("__", "/").rpartition("_")
        files[f"src/{stem}.{ending}"] = text
    return files


def page(body: str, fence: str = "") -> str:
    """A page in the layout."""
    start = f'---\nimport Base from "../layouts/Base.astro";\n{fence}\n---\n'
    return f"{start}<Base title='A'>{body}</Base>"


def test_a_page_stands_in_its_layout_and_its_slots() -> None:
    found = said(pages(site(pages__index_astro=page("<h1>Hi</h1><p slot='after'>End</p>")))["/"])
    assert list(found) == ["A", "| Site", "Hi", "End"]
    assert found["A"] == "src/pages/index.astro Base attr:title"


def test_what_no_page_uses_shows_nothing() -> None:
    files = site(pages__index_astro=page("<h1>Hi</h1>"), components__Old_astro="<p>Old words</p>")
    assert "Old words" not in said(pages(files)["/"])


def test_expressions_show_lists_choices_and_texts() -> None:
    body = (
        "{list.map(({ name }, i) => (<li class={`n-${i}`}>{name}</li>))}"
        "{list.length > 1 && (<><h2>Many</h2><p>Two</p></>)}"
        "{yes ? <b>Yes</b> : <b>No</b>}<i set:text={said} /><div set:html='<p>raw</p>' />"
        "{/* <p>Gone</p> */}"
    )
    fence = "import list from '../list.json'; const yes = true; const said = 'Said';"
    files = site(
        pages__index_astro=page(body, fence), list_json='[{"name": "One"}, {"name": "Two!"}]'
    )
    found = said(pages(files)["/"])
    assert found["One"] == "src/list.json [0].name"
    assert found["Said"] == "src/pages/index.astro said"
    assert {"Many", "Two", "Yes", "Two!"} <= found.keys()
    assert not {"No", "Gone", "raw"} & found.keys()


def test_attributes_of_components_are_props_and_may_be_handed_on() -> None:
    link = (
        "---\nconst { class: name, ...rest } = Astro.props;\n---\n"
        "<a class:list={[name, { on: true }]} {...rest}><slot /></a>"
    )
    files = site(
        components__Link_astro=link,
        pages__index_astro=page(
            "<Link class='big' href='/a'>Go</Link>", 'import Link from "../components/Link.astro";'
        ),
    )
    shown = pages(files)["/"]
    assert given(shown, "a", "class").value == "big on"
    assert said(shown)["Go"] == "src/pages/index.astro Link text"


def test_collections_give_entries_and_pages_without_drafts() -> None:
    files = site(
        content__posts__b_md='---\ntitle: "B"\norder: 2\n---\nBody of b.\n',
        content__posts__a_md="---\ntitle: A!\norder: 1\n---\n## Part\n\nBody of a.\n",
        content__posts__c_md="---\ntitle: C\ndraft: true\n---\nBody of c.\n",
    )
    fence = (
        'import { getCollection } from "astro:content";'
        'const posts = await getCollection("posts", ({ data }) => !data.draft);'
        "posts.sort((a, b) => a.data.order - b.data.order);"
    )
    body = "{posts.map(({ slug, data }) => <a href={`/p/${slug}`}>{data.title}</a>)}"
    files["src/pages/index.astro"] = page(body, fence)
    files["src/pages/p/[slug].astro"] = (
        '---\nimport { getCollection } from "astro:content";\n'
        "export async function getStaticPaths() {\n"
        '  const posts = await getCollection("posts", ({ data }) => !data.draft);\n'
        "  return posts.map((post) => ({ params: { slug: post.slug }, props: { post } }));\n}\n"
        "const { post } = Astro.props;\nconst { Content } = await post.render();\n---\n"
        "<h1>{post.data.title}</h1><Content />"
    )
    found = pages(files)
    assert list(found) == ["/", "/p/a", "/p/b"]
    shown = said(found["/"])
    assert [text for text in shown if text in {"A!", "B", "C"}] == ["A!", "B"]
    assert shown["B"] == "src/content/posts/b.md title"
    assert said(found["/p/a"])["Body of a."] == "src/content/posts/a.md p1"
    assert said(found["/p/a"])["Part"] == "src/content/posts/a.md h2"


def test_loaders_say_where_a_collection_is() -> None:
    files = site(
        team_json='[{"id": "ida", "name": "Ida"}]',
        content_config_ts="",
        posts__one_md="---\ntitle: One\n---\nText.\n",
    )
    files["src/content.config.ts"] = (
        "import { defineCollection } from 'astro:content';"
        "import { glob, file } from 'astro/loaders';"
        "const team = defineCollection({ loader: file('src/team.json') });"
        "const posts = defineCollection("
        "{ loader: glob({ pattern: '**/*.md', base: './src/posts' }) });"
        "export const collections = { team, posts };"
    )
    fence = (
        'import { getCollection } from "astro:content";'
        'const team = await getCollection("team"); const posts = await getCollection("posts");'
    )
    body = (
        "{team.map((p) => <b>{p.data.name}</b>)}{posts.map((p) => <i>{p.id}: {p.data.title}</i>)}"
    )
    files["src/pages/index.astro"] = page(body, fence)
    found = said(pages(files)["/"])
    assert found["Ida"] == "src/team.json [0].name"
    assert found["One"] == "src/posts/one.md title"


def test_pages_of_markdown_stand_in_the_layout_that_they_name() -> None:
    text = "---\nlayout: ../layouts/Base.astro\ntitle: About\n---\n# Me\n\nHello there.\n"
    found = said(pages(site(pages__about_md=text))["/about"])
    assert found["Me"] == "src/pages/about.md h1"
    assert found["Hello there."] == "src/pages/about.md p1"
    assert found["About"] == "src/pages/about.md title"


def test_code_in_mdx_is_no_text() -> None:
    text = (
        "---\nlayout: ../layouts/Base.astro\ntitle: B\n---\nimport X from '../X.astro'\n\n"
        "# Head\n\nPlain words.\n\nIt costs {price} now.\n\n<X />\n"
    )
    found = said(pages(site(pages__b_mdx=text))["/b"])
    assert found["Plain words."] == "src/pages/b.mdx p2"
    assert not [shown for shown in found if "{" in shown or "import" in shown]


def test_islands_of_other_languages_are_shown() -> None:
    files = site(
        components__A_vue=(
            "<script setup>defineProps(['t'])</script><template><b>{{ t }}</b></template>"
        ),
        components__B_svelte="<script>export let t;</script><i>{t}</i>",
        components__C_tsx="export default function C({ t }) { return <u>{t} <s>Own</s></u>; }",
    )
    fence = "".join(
        f'import {name} from "../components/{name}.{ending}";\n'
        for name, ending in (("A", "vue"), ("B", "svelte"), ("C", "tsx"))
    )
    body = "<A client:load t='One' /><B client:idle t='Two' /><C client:only='react' t='Three' />"
    files["src/pages/index.astro"] = page(body, fence)
    found = said(pages(files)["/"])
    assert found["One"] == "src/pages/index.astro A attr:t"
    assert found["Two"] == "src/pages/index.astro B attr:t"
    assert found["Three"] == "src/pages/index.astro C attr:t"
    assert found["Own"] == "src/components/C.tsx s text"


def test_sheets_are_imported_ones_and_scoped_blocks() -> None:
    files = site(
        styles__a_css="p { color: red }",
        styles__old_css="p { color: blue }",
        pages__index_astro=page("<p>A</p>") + "<style>p { color: green }</style>",
        pages__b_astro=page("<p>B</p>") + "<style is:global>p { color: green }</style>",
    )
    found = pages(files)
    path = "src/pages/index.astro"
    sheets = [(one.document.path, one.owner) for one in found["/"].sheets]
    assert sheets == [("src/styles/a.css", ""), (path, path)]
    assert [one.owner for one in found["/b"].sheets] == ["", ""]


def test_hidden_files_are_no_pages() -> None:
    files = site(pages__index_astro=page("<p>A</p>"), pages___draft_astro=page("<p>B</p>"))
    assert list(pages(files)) == ["/"]


def test_addresses_lead_to_pages_and_public_files() -> None:
    files = site(pages__index_astro=page("<p>A</p>"), pages__b_astro=page("<p>B</p>"))
    files["public/logo.svg"] = "<svg/>"
    found = stack(files)
    first = next(iter(found.pages()))
    assert found.file_at("/b/", first) == "src/pages/b.astro"
    assert found.file_at("/logo.svg", first) == "public/logo.svg"
    assert found.file_at("#a", first) == first.path


def test_a_site_without_pages_fails() -> None:
    with pytest.raises(Failed):
        list(stack(site()).pages())


@pytest.mark.parametrize(
    "code",
    [
        "const all = await Astro.glob('../posts/*.md');",
        "const all = Object.values(import.meta.glob('../posts/*.md', { eager: true }));",
    ],
)
def test_files_that_a_pattern_names_are_modules(code: str) -> None:
    files = site(
        posts__b_md="---\ntitle: B words\n---\nText.\n",
        posts__a_md="---\ntitle: A words\n---\nText.\n",
    )
    files["src/pages/index.astro"] = page("{all.map((p) => <b>{p.frontmatter.title}</b>)}", code)
    found = said(pages(files)["/"])
    assert found["A words"] == "src/posts/a.md title"
    assert found["B words"] == "src/posts/b.md title"


def test_a_text_can_be_imported_with_its_front_matter() -> None:
    files = site(text_md="---\ntitle: Words\n---\nHello there.\n")
    files["src/pages/index.astro"] = page(
        "<h2>{frontmatter.title}</h2><Content />",
        "import { Content, frontmatter } from '../text.md';",
    )
    found = said(pages(files)["/"])
    assert found["Words"] == "src/text.md title"
    assert found["Hello there."] == "src/text.md p1"


def test_what_a_layout_says_where_a_page_says_nothing_is_in_the_layout() -> None:
    layout = """---
const { title, description = 'We bake.' } = Astro.props;
---
<html lang="en"><head><title>{title} · Loaf</title>
<meta name="description" content={description} /></head><body><slot /></body></html>
"""
    body = """---
import Layout from '../layouts/Layout.astro';
---
<Layout title="%s"><h1>%s</h1><a href="/%s">More</a></Layout>
"""
    index = proposed(
        {
            "package.json": '{"dependencies": {"astro": "4"}}',
            "src/layouts/Layout.astro": layout,
            "src/pages/index.astro": body % ("Home", "Hello", "about"),
            "src/pages/about.astro": body % ("About", "We", ""),
        }
    ).site
    about = named(index, "site", "description")
    assert (about.value, about.places[0].file) == ("We bake.", "src/layouts/Layout.astro")
    assert named(index, "site", "title-suffix").value == "· Loaf"
