"""Texts and attributes of markup in every language: any value stays that value."""

import re
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.editing.planning import AlreadySo
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, texts, value_of

JSX = """\
import x from 'y';
export default function Home({ items, a }: Props) {
  const b = a < 2 && items.length > 1;
  return (
    <>
      <header className={`top ${a}`} {...b}>
        <h1 className="lead">It's &copy; 100&nbsp;% old</h1>
        <p id="mixed">
          © {new Date().getFullYear()} Old &amp; sons, {a ? 'yes' : "no"} {`n ${b} m`} R & D
        </p>
        <Card title="Old" note={'It\\'s'} to="/old" icon={<Icon name="i" />} />
      </header>
      {items.map((item) => (
        <li key={item.id} title='t'>Old {item.name}</li>
      ))}
      <b></b>
    </>
  );
}
"""
ASTRO = """\
---
const { a } = Astro.props; // it's a < b }
---
<Base title="Old" note={"It's"}>
  <h1 class:list={["lead", { on: a < 2 }]}>It's &copy; old</h1>
  <p id="mixed">© {new Date().getFullYear()} Old &amp; sons, {a ? 'yes' : "no"}</p>
  {/* it's <b> */}
  {items.map((item) => (
    <li title={`x ${item}`} class="item">Old {item.name} <br> {item.on && <em>in</em>}</li>
  ))}
  <Footer /><b></b>
  <>Old <i>italic</i></>
</Base>
<style>b { color: red }</style>
<script>if (a < b) { "</b>" }</script>
"""
SVELTE = """\
<script lang="ts">
  let a = 1 < 2 ? "<b>" : '}';
</script>
<Base title="Old" note="x {a} y" on:click={() => { a = "}" }} {a} {...$$props}>
  <h1 class="lead" class:on={a > 1}>It's &copy; old</h1>
  <p id="mixed">© {a} Old &amp; sons, {a ? 'yes' : "no"}</p>
  {#each items as item (item.id)}
    <li class="item">Old {item.name}</li>
  {:else}
    <li title='t'>None</li>
  {/each}
  <Footer /><b></b>
  {@html `<b>${a}</b>`}
</Base>
<style lang="scss">b { color: red }</style>
"""
VUE = """\
<script setup lang="ts">
const a = 1 < 2 ? "<b>" : '}}';
</script>
<template>
  <Base title="Old" :note="a < 2 ? 'x' : `y`" @click="a = '>'" v-if="a > 1" #slot>
    <h1 class="lead" :class="{ on: a }">It's &copy; old</h1>
    <p id="mixed">© {{ a }} Old &amp; sons, {{ a ? 'yes' : "no" }}</p>
    <li v-for="item in items" :key="item.id" class="item">Old {{ item.name }} {b}</li>
    <Footer /><b></b>
    <my-card texto="Old" />
  </Base>
</template>
<style scoped>b { color: red }</style>
"""
LIQUID = """\
---
title: "x"
---
{% comment %} <h1 class="lead">dead</h1> {% endcomment %}
<header class="top {% if a == "<b>" %}on{% endif %}" {{ attributes }}>
  <h1 class="lead" title="Old" {% if b %}hidden{% endif %}>It's &copy; old</h1>
  <p id="mixed">© {{ "now" | date: "%Y" }} Old &amp; sons, {%- if a < 2 -%}yes{% endif %}</p>
  {% for item in items %}
  <li class="item" data-x={{ item.x }}>Old {{ item.name | escape }}</li>
  {% endfor %}
  {% raw %}<i>{{ raw }} old</i>{% endraw %}
  <b></b>
</header>
"""
NUNJUCKS = """\
---
title: x
---
{% extends "base.njk" %}{# <h1 class="lead">dead</h1> #}
{% block content %}
<header class="{{ "top" if a else 'on}}' }}">
  <h1 class="lead" title="Old">It's &copy; old</h1>
  <p id="mixed">© {{ year }} Old &amp; sons, {{ macro("a > b", '%}') }} end</p>
  {%- for item in items -%}<li class="item">Old {{ item.name }}</li>{%- endfor -%}
  <b></b>
</header>
{% endblock %}
"""
GO = """\
{{ define "main" }}{{/* <h1 class="lead">dead</h1> }} */}}
<header class="top{{ with .Params.x }} {{ . }}{{ end }}" {{ if .y }}hidden{{ end }}>
  <h1 class="lead" title="Old">It's &copy; old</h1>
  <p id="mixed">© {{ now.Format `2006 }}` }} Old &amp; sons, {{ i18n "a }} b" }} end</p>
  {{ range .Items }}<li class="item"><a href="{{ .URL | relURL }}">Old {{ .Name }}</a></li>{{ end }}
  <b></b>
</header>
{{ end }}
"""
HTML = """\
<!doctype html>
<header class=top>
  <h1 class="lead" title=Old>It's &copy; old</h1>
  <p id="mixed">© <span>2026</span> Old &amp; sons, 1 < 2 & x<br>end</p>
  <ul><li class="item">Old <li title='t'>y</ul>
  <b></b>
</header>
"""
PAGES = {
    "a.tsx": JSX,
    "a.astro": ASTRO,
    "a.svelte": SVELTE,
    "a.vue": VUE,
    "a.liquid": LIQUID,
    "a.njk": NUNJUCKS,
    "go.html": GO,
    "a.html": HTML,
}


class Spot(NamedTuple):
    """A place of a source, and the value that stands there."""

    file: str
    at: str
    value: str


SPOTS = [
    *(Spot(file, "element: .lead", "It's © old") for file in PAGES if file != "a.tsx"),
    Spot("a.tsx", "element: h1", "It's © 100\xa0% old"),
    *(Spot(file, "element: '#mixed', part: text.0", "©") for file in PAGES),
    *(
        Spot(file, "element: '#mixed', part: text.1", "Old & sons,")
        for file in PAGES
        if file != "a.html"
    ),
    Spot("a.html", "element: '#mixed', part: text.1", "Old & sons, 1 < 2 & x"),
    *(Spot(f"a.{one}", "element: .item", "Old") for one in ("svelte", "liquid", "njk", "html")),
    Spot("a.astro", "element: .item, part: text.0", "Old"),
    Spot("a.vue", "element: .item, part: text.1", "{b}"),
    Spot("a.tsx", "element: 'header.top h1'", "It's © 100\xa0% old"),
    Spot("a.tsx", "element: li", "Old"),
    Spot("a.tsx", "element: li, part: 'attr:title'", "t"),
    Spot("a.tsx", "element: '#mixed', part: text.2", "yes"),
    Spot("a.tsx", "element: '#mixed', part: text.3", "no"),
    Spot("a.tsx", "element: '#mixed', part: text.4", "n"),
    Spot("a.tsx", "element: '#mixed', part: text.5", "m"),
    Spot("a.tsx", "element: '#mixed', part: text.6", "R & D"),
    Spot("a.tsx", "element: Card, part: 'attr:title'", "Old"),
    Spot("a.tsx", "element: Card, part: 'attr:note'", "It's"),
    Spot("a.astro", "element: Base, part: 'attr:title'", "Old"),
    Spot("a.astro", "element: Base, part: 'attr:note'", "It's"),
    Spot("a.astro", "element: '#mixed', part: text.2", "yes"),
    Spot("a.astro", "element: em", "in"),
    Spot("a.astro", "element: i", "italic"),
    Spot("a.svelte", "element: Base, part: 'attr:title'", "Old"),
    Spot("a.svelte", "element: '#mixed', part: text.3", "no"),
    Spot("a.svelte", "element: 'li.item + li', part: 'attr:title'", "t"),
    Spot("a.vue", "element: Base, part: 'attr:title'", "Old"),
    Spot("a.vue", "element: my-card, part: 'attr:texto'", "Old"),
    Spot("a.vue", "element: '#mixed', part: text.2", "yes"),
    Spot("a.liquid", "element: .lead, part: 'attr:title'", "Old"),
    Spot("a.njk", "element: .lead, part: 'attr:title'", "Old"),
    Spot("a.njk", "element: '#mixed', part: text.2", "a > b"),
    Spot("a.njk", "element: '#mixed', part: text.4", "end"),
    Spot("go.html", "element: .lead, part: 'attr:title'", "Old"),
    Spot("go.html", "element: 'li a'", "Old"),
    Spot("a.html", "element: .lead, part: 'attr:title'", "Old"),
    *(Spot(file, "element: b", "") for file in PAGES),
]


def source(file: str, style: str) -> bytes:
    """A sample page with one of the kinds of line ends, or a byte order mark."""
    text = PAGES[file]
    if style == "crlf":
        text = text.replace("\n", "\r\n")
    return (("\ufeff" if style == "bom" else "") + text).encode()


@pytest.mark.parametrize("style", ["lf", "crlf", "bom"])
@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.file} {spot.at}")
def test_a_place_is_found_in_every_language(spot: Spot, style: str) -> None:
    assert value_of(site(spot.file, source(spot.file, style), spot.at)) == spot.value


@given(spot=st.sampled_from(SPOTS), value=texts, style=st.sampled_from(["lf", "crlf", "bom"]))
def test_F69_any_text_stays_that_text_and_nothing_else_changes(
    spot: Spot, value: str, style: str
) -> None:
    before = source(spot.file, style)
    try:
        made = set_text(site(spot.file, before, spot.at), value)
    except AlreadySo:
        assume(False)
        raise
    except UserError:
        assert spot.at.endswith("text.2"), "only what code holds may be more than it can hold"
        return
    assert re.sub("  +", " ", made.value or "") == re.sub("  +", " ", value)


@given(spot=st.sampled_from(SPOTS), value=texts)
def test_what_is_undone_leaves_every_byte_as_it_was(spot: Spot, value: str) -> None:
    try:
        assert is_taken_back(site(spot.file, source(spot.file, "lf"), spot.at), value)
    except UserError:
        assume(False)
