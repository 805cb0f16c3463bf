"""Elements with their pieces: all languages look alike."""

import pytest

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, Piece, elements_of, roots
from bot.ux_agent.kinds.html import part_of


def document(file: str, source: str) -> Document:
    """A source in memory."""
    return Document(file, source.encode())


def told(pieces: list[Piece], of: Document) -> str:
    """Pieces in one line: elements as tag(content), code in backticks, texts that are not blank."""
    parts = []
    for piece in pieces:
        text = of.text(piece.start, piece.end)
        if piece.element is not None:
            parts.append(f"{piece.element.tag}({told(piece.element.pieces, of)})")
        elif piece.kind == "code":
            parts.append(f"`{' '.join(text.split())}`")
        elif text.strip():
            parts.append(" ".join(text.split()))
    return " ".join(parts)


def tree(file: str, source: str) -> str:
    """The top-level pieces of a source in one line."""
    of = document(file, source)
    return told(roots(of), of)


def element(file: str, source: str, number: int = 0) -> Element:
    """An element of a source."""
    return elements_of(document(file, source))[number]


def made(file: str, source: str) -> dict[str, str]:
    """What of the first element's attributes is made by code, as it stands there."""
    one = element(file, source)
    return {name: one.document.text(*span) for name, span in one.made.items()}


@pytest.mark.parametrize(
    ("file", "source", "pieces"),
    [
        ("a.html", "<p>a < b & c<br>d</p><!-- x -->e", "p(a < b & c br() d) e"),
        ("a.html", "</div><ul><li>a<li>b</ul> c", "ul(li(a) li(b)) c"),
        ("a.html", "<!doctype html><P>a<?php b ?>c</P>", "p(a `<?php b ?>` c)"),
        ("a.html", "<p>{{ '}}' }} a</p>", "p(`{{ '}}' }}` a)"),
        ("a.html", "<p>{{ it's }} a {{ b }}</p>", "p(`{{ it's }}` a `{{ b }}`)"),
        ("a.html", "<p>{{/* }} <b> */}}a</p>", "p(`{{/* }} <b> */}}` a)"),
        ("a.html", "<h{{ n }}>a</h{{ n }}>", "(a)"),
        ("a.html", "<p>{{ a </p>", "p({{ a)"),
        ("a.html", "<script>if (a<b) {{ x }}</script>", "script(if (a<b) `{{ x }}`)"),
        ("a.liquid", "{% if a %}<p>x</p>{% endif %}", "`{% if a %}` p(x) `{% endif %}`"),
        (
            "a.liquid",
            "{% raw %}{{ a }}<b>{% endraw %}{{ c }}",
            "`{% raw %}` {{ a }} b(`{% endraw %}` `{{ c }}`)",
        ),
        ("a.liquid", "{% comment %}<p>{% endcomment %}a", "`{% comment %}<p>{% endcomment %}` a"),
        ("a.liquid", "---\na: <p>\n---\n<b>a</b>", "b(a)"),
        (
            "a.njk",
            "{# <p> {{ a }} #}<b>{{ a['}}'] }}</b>",
            "`{# <p> {{ a }} #}` b(`{{ a['}}'] }}`)",
        ),
        ("a.vue", "<template><P>{{ a < b }}{c}</P></template>", "template(P(`{{ a < b }}` {c}))"),
        ("a.vue", "<template><Link>a</Link></template>", "template(Link(a))"),
        ("a.svelte", "{#if a < 1}<Base>b</Base>{/if}", "`{#if a < 1}` Base(b) `{/if}`"),
        ("a.svelte", "<p>{a.replace(/[}'\"]/g, '}')}b</p>", "p(`{a.replace(/[}'\"]/g, '}')}` b)"),
        (
            "a.svelte",
            "<p>{`${{ a: '`' }.a}`} {/* } */ b}</p>",
            "p(`{`${{ a: '`' }.a}`}` `{/* } */ b}`)",
        ),
        ("a.svelte", "{#if a}b{/if}<i>c</i>", "`{#if a}` b `{/if}` i(c)"),
        ("a.svelte", "<A.B c='d' /><p>e</p>", "A.B() p(e)"),
        ("a.svelte", "<script>let a = '<p>{'</script><b>c</b>", "script(let a = '<p>{') b(c)"),
        ("a.astro", "---\nconst a = '<p>';\n---\n<b>c</b>", "b(c)"),
        (
            "a.astro",
            "{a && <p><style>b{}</style><i>c</i></p>} d",
            "`{a &&` p(style(b{}) i(c)) `}` d",
        ),
        ("a.astro", "<Footer /><p>{a && <b>c</b>} d</p>", "Footer() p(`{a &&` b(c) `}` d)"),
        ("a.astro", "<>a<b>c</b></>", "a b(c)"),
        (
            "a.astro",
            "{a.map((b) => (<li>it's {b}<br></li>))}",
            "`{a.map((b) => (` li(it's `{b}` br()) `))}`",
        ),
        ("a.astro", "{a ? <b>c</b> : <>d<i>e</i></>}", "`{a ?` b(c) `:` d i(e) `}`"),
        ("a.astro", "{a < b ? '<i>' : \"}\"}<b>c</b>", "`{a < b ? '<i>' : \"}\"}` b(c)"),
        ("a.astro", "{/* it's <b> */}<b>c</b>", "`{/* it's <b> */}` b(c)"),
        (
            "a.astro",
            "{a.map(b => { return <li>{b}</li>; })}",
            "`{a.map(b => { return` li(`{b}`) `; })}`",
        ),
        ("a.tsx", "let a = <p>a {b} it's</p>;", "p(a `{b}` it's)"),
        ("a.tsx", "let a = <>x<b>c</b></>;", "b(c)"),
        (
            "a.tsx",
            "let a = <ul>{b.map((c) => (<li>{c}</li>))}</ul>",
            "ul(`{b.map((c) => (` li(`{c}`) `))}`)",
        ),
        ("a.tsx", "let a = <p>{b ? <i>c</i> : <>d {e}</>}</p>", "p(`{b ?` i(c) `:` d `{e}` `}`)"),
        ("a.tsx", "let a = <p>{/* b */}c &amp; d</p>", "p(`{/* b */}` c &amp; d)"),
        ("a.js", "let a = b < c; let d = <p icon={<I/>}>e</p>", "p(e)"),
        ("a.ts", "let a = <p>b; let c = '<p>d</p>';", ""),
    ],
)
def test_code_elements_and_texts_follow_one_another(file: str, source: str, pieces: str) -> None:
    assert tree(file, source) == pieces


@pytest.mark.parametrize(
    ("file", "source", "found"),
    [
        ("a.html", '<a href="/{{ b }}" title="c">', {"href": "/{{ b }}"}),
        ("a.html", "<a href={{ b }} title=c>", {"href": "{{ b }}"}),
        ("a.html", "<a href={{ b }}/c title=d>", {"href": "{{ b }}/c"}),
        ("a.html", '<a {{ b }} title="c">', {"...": "{{ b }}"}),
        ("a.html", '<a data-{{ b }}="c">', {"...": 'data-{{ b }}="c"'}),
        (
            "a.html",
            '<a title="c" {% if d %}class="e"{% endif %}>',
            {"...": "{% if d %}", "class": "e"},
        ),
        ("a.html", "<option{{ if b }} selected{{ end }}>", {"...": "{{ if b }}", "selected": ""}),
        (
            "a.vue",
            '<a :href="b" v-bind:title="c" v-bind="d" @click="e" #f v-if="g">',
            {"href": "b", "title": "c", "...": "d"},
        ),
        (
            "a.svelte",
            '<a href={b} title="c {d}" {e} {...f} on:click={g} class:h={i}>',
            {"href": "{b}", "title": "c {d}", "e": "{e}", "...": "{...f}"},
        ),
        ("a.svelte", "<a b={c}/>", {"b": "{c}"}),
        (
            "a.astro",
            '<a href={`/${b}`} class:list={["c"]} title="{d}" {...e}/>',
            {"href": "{`/${b}`}", "class:list": '{["c"]}', "...": "{...e}"},
        ),
        ("a.astro", "<a b={<i>it's</i>} c=`d ${e}`>", {"b": "{<i>it's</i>}", "c": "`d ${e}`"}),
        ("a.tsx", "<a href={b} {...c} title='d' {...e}/>", {"href": "{b}", "...": "{...e}"}),
        ("a.tsx", "<a b='c' b={d}/>", {"b": "{d}"}),
    ],
)
def test_attributes_that_code_makes_are_told_apart(
    file: str, source: str, found: dict[str, str]
) -> None:
    assert made(file, source) == found


@pytest.mark.parametrize(
    ("file", "source", "found"),
    [
        ("a.html", "<A HREF=b Title='c &amp; d' e>", {"href": "b", "title": "c & d", "e": ""}),
        ("a.html", "<a b=c b=d>", {"b": "c"}),
        (
            "a.vue",
            '<A aB="c" v-if="d" @click.stop="e > f" #g="{ h }">',
            {"aB": "c", "v-if": "d", "@click.stop": "e > f", "#g": "{ h }"},
        ),
        (
            "a.svelte",
            "<A aB=c on:click={() => d} bind:e {f} use:g>",
            {"aB": "c", "on:click": "{() => d}", "bind:e": "", "use:g": ""},
        ),
        ("a.svelte", "<A b={'c'} d={`e`} f={\"it's\"}>", {"b": "c", "d": "e", "f": "it's"}),
        (
            "a.astro",
            '<A aB="{c}" client:load d=`e` f={"g"}>',
            {"aB": "{c}", "client:load": "", "d": "e", "f": "g"},
        ),
        (
            "a.tsx",
            "<A aB='c &lt; \\n' d={'\\u0041'} e={`f`} g />",
            {"aB": "c < \\n", "d": "A", "e": "f", "g": ""},
        ),
        ("a.tsx", "<A b='&copy; &copy &check; &apos;' />", {"b": "© &copy &check; '"}),
    ],
)
def test_literal_attributes_are_decoded(file: str, source: str, found: dict[str, str]) -> None:
    assert element(file, source).attributes == found


@pytest.mark.parametrize(
    ("file", "source", "classes"),
    [
        ("a.html", '<p class="a {% if b %} c {% endif %}d {{ e }}f g{{ h }} i">', ["a", "c", "i"]),
        ("a.svelte", "<p class=\"a {b ? 'c' : ''} d\">", ["a", "d"]),
        ("a.astro", '<p class:list={["a b", { c: d }, e && "f"]}>', ["a", "b", "f"]),
        ("a.tsx", "<p className={`a ${b} c`}/>", ["a", "c"]),
        ("a.tsx", "<p className='a b'/>", ["a", "b"]),
    ],
)
def test_classes_that_are_written_out_are_found_beside_code(
    file: str, source: str, classes: list[str]
) -> None:
    assert element(file, source).classes == classes


def test_elements_of_fragments_and_code_are_siblings() -> None:
    source = "let a = <p>{b && <><i/><u/></>}<s c={<em/>}/></p>;"
    whole, *inside, icon = elements_of(document("a.tsx", source))
    assert [one.tag for one in whole.children] == ["i", "u", "s"]
    assert inside[1].previous is inside[0]
    assert (icon.tag, icon.parent) == ("em", inside[2])
    assert icon.siblings == [icon]


@pytest.mark.parametrize("file", ["a.html", "a.vue", "a.svelte", "a.astro", "a.tsx"])
def test_bytes_are_those_of_the_source(file: str) -> None:
    source = 'ä<b title="ü">ö é</b>' if file != "a.tsx" else 'let ä = <b title="ü">ö é</b>'
    one = element(file, source)
    text = one.document.text
    assert text(one.start, one.end) == '<b title="ü">ö é</b>'
    assert text(*one.inside) == "ö é"
    assert text(*one.written["title"].value) == "ü"
    assert text(one.start, one.tag_end) == "<b"


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.svelte", "<p>{a</p>"),
        ("a.svelte", "<p title={a>"),
        ("a.astro", "{a.map((b) => <li>{b})}"),
        ("a.astro", "<p>{'a}</p>"),
        ("a.html", "<p title='{{ a }}"),
        ("a.astro", "{<a>" * 3000),
    ],
)
def test_a_source_whose_code_does_not_end_is_left_out(file: str, source: str) -> None:
    with pytest.raises(Missing, match="cannot be told from its text"):
        elements_of(document(file, source))


def test_the_same_document_has_the_same_elements() -> None:
    one = document("a.html", "<p>a</p>")
    assert elements_of(one)[0] is elements_of(one)[0]


def test_a_component_is_told_from_an_element() -> None:
    assert element("a.vue", "<my-card/>").is_component
    assert element("a.svelte", "<Card/>").is_component
    assert element("a.tsx", "<motion.p/>").is_component
    assert not element("a.html", "<CARD></CARD>").is_component
    assert not element("a.astro", "<my-card/>").is_component


def test_code_in_an_attribute_of_astro_is_one_with_the_elements_in_it() -> None:
    of = document("a.astro", "<a b={<i c={d}>{e} it's</i>}>f</a>")
    assert [of.text(*span) for span in of.masked.code] == ["{<i c={d}>{e} it's</i>}"]
    assert of.masked.in_tags == []


def test_elements_may_stand_deep_in_one_another() -> None:
    source = "let a = <p>b" + "<i>" * 2000 + "</i>" * 2000 + "</p>"
    of = document("a.tsx", source)
    assert len(elements_of(of)) == 2001
    assert part_of(elements_of(of)[0], "text", of, "text").value == "b"


@pytest.mark.parametrize("sign", ["{{", "{%", "{#", "<%", "<?"])
def test_signs_of_code_that_never_ends_are_text_and_take_no_time(sign: str) -> None:
    assert elements_of(document("a.html", "<p>a</p>" + sign * 20_000))[0].tag == "p"
