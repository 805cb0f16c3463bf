"""Edited templates, components and scripts are parsed again: only what was declared may differ."""

import pytest

from bot.errors import Failed
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.plan import Edit

JSX = "const a = <p t='x' {...b}>old {c ? 'yes' : `n ${d} m`}</p>;"
SVELTE = (
    "<script>let a = 'x';</script><p t='x' {b}>old {c ? 'yes' : 'no'}</p>"
    "<style>p{color:red}</style>"
)
ASTRO = "---\nconst a = 'x';\n---\n<p t='x' {...b}>old {c.map((d) => <i>{d}</i>)}{'yes'}</p>"
VUE = (
    "<template><p t='x' :u='b'>old {{ c ? 'yes' : 'no' }}</p></template>"
    "<script>let a = 'x';</script>"
)
LIQUID = "<p t='x' {{ b }}>old {% if c %}{% include d.html e='yes' %}{% endif %}</p>"
LIST = "<ul><li><a href={a}>x</a></li><li><a href={b}>y</a></li>|</ul>"


def checked(file: str, source: str, old: str, new: str) -> None:
    """Check an edit of the first occurrence of a text; `|` marks the place of an insertion."""
    start = source.encode().index(old.encode())
    held = "" if old == "|" else old
    before = {file: source.replace("|", "").encode()}
    edits = [Edit(file, "", start, start + len(held.encode()), held, new)]
    check(edits, before, apply(edits, before))


@pytest.mark.parametrize(
    ("file", "source", "old", "new"),
    [
        ("a.tsx", JSX, "old", "new &amp; &lt;b&gt; &#123;c&#125;"),
        ("a.tsx", JSX, "yes", "it\\'s {d} `e`"),
        ("a.tsx", JSX, " m", " \\${x}"),
        ("a.tsx", JSX, "x", "a &quot; {b}"),
        ("a.tsx", "let a = <p|>b</p>", "|", ' title="y"'),
        ("a.jsx", f"let c = {LIST};", "|", "<li><a href={b}>new</a></li>"),
        ("a.svelte", SVELTE, "old", "new &#123;c&#125;"),
        ("a.svelte", SVELTE, "yes", "{d}"),
        ("a.svelte", SVELTE, "red", "blue"),
        ("a.svelte", SVELTE, "'x'", "'y'"),
        ("a.svelte", LIST, "|", "<li><a href={b}>new</a></li>"),
        ("a.astro", ASTRO, "old", "new &#123;c&#125;"),
        ("a.astro", ASTRO, "yes", "{d} <b>"),
        ("a.astro", ASTRO, "'x'", "'y'"),
        ("a.vue", VUE, "old", "new &#123;{c}}"),
        ("a.vue", VUE, "yes", "{d}"),
        ("a.vue", VUE, "x", "{{ a }}"),
        ("a.liquid", LIQUID, "old", "new &#123;{c}}"),
        ("a.liquid", LIQUID, "yes", "it&#39;s"),
        ("a.liquid", LIQUID, "yes", '${x} "y"'),
        ("a.njk", "{{ a }}|{{ b }}", "|", "new"),
    ],
)
def test_edits_of_literals_pass(file: str, source: str, old: str, new: str) -> None:
    checked(file, source, old, new)


@pytest.mark.parametrize(
    ("file", "source", "old", "new"),
    [
        ("a.tsx", JSX, "old", "{alert(1)}"),
        ("a.tsx", JSX, "old", "<b>new</b>"),
        ("a.tsx", JSX, "old", "new</p><p>more"),
        ("a.tsx", JSX, "old", "{/* new"),
        ("a.tsx", JSX, "yes", "'+alert(1)+'"),
        ("a.tsx", JSX, "yes", "y'"),
        ("a.tsx", JSX, " m", " ${x}"),
        ("a.tsx", JSX, "x", "' onClick='y"),
        ("a.tsx", JSX, "'x'", "{x}"),
        ("a.jsx", f"let c = {LIST};", "|", "<li><a href={c}>new</a></li>"),
        ("a.svelte", SVELTE, "old", "{@html c}"),
        ("a.svelte", SVELTE, "old", "{c}"),
        ("a.svelte", SVELTE, "old", "{#if c}"),
        ("a.svelte", SVELTE, "x' {", "{c}' {"),
        ("a.svelte", SVELTE, "yes", "' + alert(1) + '"),
        ("a.svelte", SVELTE, "yes", "'}{@html d}{'"),
        ("a.svelte", SVELTE, "'x'", "alert(1)"),
        ("a.svelte", SVELTE, "old", "<script>alert(1)</script>"),
        ("a.svelte", LIST, "|", "<li><a href={c}>new</a></li>"),
        ("a.astro", ASTRO, "old", "{c}"),
        ("a.astro", ASTRO, "old", "{c && <i>d</i>}"),
        ("a.astro", ASTRO, "yes", "'}{d}{'"),
        ("a.astro", ASTRO, "'x'", "d()"),
        ("a.vue", VUE, "old", "{{ c }}"),
        ("a.vue", VUE, "old", "<b v-html='c'></b>"),
        ("a.vue", VUE, "yes", "}} {{ d }}"),
        ("a.vue", VUE, "yes", "' + d + '"),
        ("a.vue", VUE, "x", "' @click='y"),
        ("a.liquid", LIQUID, "old", "{{ c }}"),
        ("a.liquid", LIQUID, "old", "{% endif %}"),
        ("a.liquid", LIQUID, "old", "{# c #}"),
        ("a.liquid", LIQUID, "yes", "y' f='z"),
        ("a.liquid", LIQUID, "yes", "%}{{ c }}{% include d.html e='"),
        ("a.liquid", LIQUID, "x", "{{ c }}"),
        ("a.njk", "{{ a }}|{{ b }}", "|", "{"),
        ("a.html", "<p>{{ a }}|</p>", "|", "<?php b ?>"),
        ("a.md", "a *b*\n", "b", "b*c"),
        ("a.md", "a [b](/c)\n", "/c", "/c)[d](/e"),
    ],
)
def test_F69_F70_edits_that_do_more_are_refused(file: str, source: str, old: str, new: str) -> None:
    with pytest.raises(Failed, match="cannot be made safely") as refused:
        checked(file, source, old, new)
    assert refused.value.code == "unsafe_edit"
