"""Sites that ask for more than a look at a site may take, each by another thing that grows.

Every one has a heading, "Hi", that is there whatever becomes of the rest.
"""

from collections.abc import Mapping

PAGE = (
    "<!doctype html><html><head><title>T</title><link rel=stylesheet href=/a.css></head>"
    "<body><main><h1>Hi</h1><p>{}</p></main></body></html>"
)


def eleventy(body: str, more: Mapping[str, str] = {}) -> dict[str, str]:
    page = PAGE.replace("{}", body)
    return {"package.json": '{"devDependencies":{"@11ty/eleventy":"3"}}', "index.njk": page, **more}


def jekyll(body: str, more: Mapping[str, str] = {}) -> dict[str, str]:
    page = "---\nlayout: null\n---\n" + PAGE.replace("{}", body)
    return {"_config.yml": "title: x\n", "index.html": page, **more}


def hugo(body: str, more: Mapping[str, str] = {}) -> dict[str, str]:
    layout = {"layouts/index.html": PAGE.replace("{}", body)}
    start = {"hugo.toml": 'title="x"\n', "content/_index.md": "---\ntitle: a\n---\nhi"}
    return {**start, **layout, **more}


def react(code: str, shown: str = "") -> dict[str, str]:
    shell = '<html><head><title>x</title></head><body><div id="root"></div>'
    made = "createRoot(document.getElementById('root')).render(<App/>)"
    app = f"export default function App(){{return <main><h1>Hi</h1>{shown}<p>{{x}}</p></main>}}"
    return {
        "package.json": '{"dependencies":{"react":"18","react-dom":"18"}}',
        "index.html": f'{shell}<script type="module" src="/src/main.jsx"></script></body></html>',
        "src/main.jsx": "import {createRoot} from 'react-dom/client';import App from './App';"
        + made,
        "src/App.jsx": f"{code}\n{app}",
    }


def plain(body: str, css: str = "p{color:red}") -> dict[str, str]:
    return {"index.html": PAGE.replace("{}", body), "a.css": css}


def scripted(code: str) -> dict[str, str]:
    shown = "document.getElementById('a').textContent = T.a;\nconst T = {a: 'u'};\n"
    return plain("<b id=a>u</b><script src=/a.js></script>") | {"a.js": shown + code}


def vue(template: str, script: str = "") -> dict[str, str]:
    return {
        "package.json": '{"dependencies":{"vue":"3"}}',
        "index.html": '<html><head><title>x</title></head><body><div id="app"></div>'
        '<script type="module" src="/src/main.js"></script></body></html>',
        "src/main.js": "import {createApp} from 'vue';import App from './App.vue';"
        "createApp(App).mount('#app')",
        "src/App.vue": f"<script setup>import App from './App.vue';\n{script}\n</script>"
        f"<template><main><h1>Hi</h1>{template}</main></template>",
    }


def svelte(body: str) -> dict[str, str]:
    return {
        "package.json": '{"devDependencies":{"svelte":"5","vite":"5"}}',
        "index.html": '<html><body><div id="app"></div>'
        '<script type="module" src="/src/main.js"></script></body></html>',
        "src/main.js": "import {mount} from 'svelte';import App from './App.svelte';"
        "export default mount(App,{target:document.getElementById('app')})",
        "src/App.svelte": "<script>import App from './App.svelte';</script>"
        f"<main><h1>Hi</h1>{body}</main>",
    }


def _laughs(most: int = 8) -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for number in range(1, most + 1):
        again = ", ".join([f"*a{number - 1}"] * 9)
        lines.append(f"a{number}: &a{number} [{again}]")
    return "\n".join(lines) + "\n"


def _loops(name: str, body: str) -> str:
    return f"{{% for i in {name} %}}{body}{{% endfor %}}"


_DOUBLED = "{% set s = 'aaaaaaaaaa' %}" + _loops("range(60)", "{% set s = s ~ s %}") + "{{ s }}"
_GROWN = _loops("range(60)", "{% set s = s | replace('a', 'aaaaaaaaaa') %}")
_ASSIGNED = "{% assign s = s | append: s %}"
_LISTED = "{% assign s = s | concat: s %}"
_TIMES = "{% assign s = s | times: s %}"

SITES: dict[str, dict[str, str]] = {
    "data whose aliases repeat one another": jekyll("x", {"_data/b.yml": _laughs()}),
    "front matter whose aliases do": {
        **jekyll("x"),
        "index.html": f"---\n{_laughs()}---\n" + PAGE.replace("{}", "x"),
    },
    "data that holds itself": jekyll("x", {"_data/b.yml": "a: &a [*a]\n"}),
    "data that no tag fits": jekyll("x", {"_data/b.yml": 'a: !!int ""\n'}),
    "data nested deep": eleventy("x", {"_data/b.json": "[" * 50_000 + "]" * 50_000}),
    "a key of many parts": hugo("x", {"data/b.toml": ".".join("a" * 3000) + "=1\n"}),
    "a manifest of packages nested deep": {**plain("x"), "package.json": "[" * 50_000},
    "a text that doubles": eleventy(_DOUBLED),
    "a text that grows tenfold": eleventy("{% set s = 'aa' %}" + _GROWN + "{{ s }}"),
    "a range without end": eleventy(_loops("range(2000000000)", "a")),
    "a range of no step": eleventy(_loops("range(1, 2, 0)", "a")),
    "a power of powers": eleventy("{{ 9 ** 9 ** 9 ** 9 }}{{ 9.5 ** 9999 }}{{ (-8) ** 0.5 }}"),
    "a text by a number": eleventy("{{ 'a' * 3000000000 }}{{ '%0300000000d' % 5 }}"),
    "a number of many digits": eleventy("{{ " + "9" * 10_000 + " }}"),
    "an entry that nothing divides": eleventy("{{ 1 is divisibleby(0) }}{{ 1 % 0 }}"),
    "loops in loops that print nothing": eleventy(
        "{% for a in range(60) %}" * 12 + "{% endfor %}" * 12
    ),
    "a template that extends itself": eleventy("x", {"index.njk": "{% extends 'index.njk' %}"}),
    "a layout in itself": eleventy(
        "x",
        {
            "index.njk": "---\nlayout: b.njk\n---\nhi",
            "_includes/b.njk": "---\nlayout: b.njk\n---\n{{ content | safe }}{{ content | safe }}",
        },
    ),
    "a macro in itself": eleventy("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}"),
    "code that never ends, of strings": eleventy("{{ " + '"a" ' * 2000),
    "a tag that never ends, of strings": eleventy("{% " + "'a' " * 2000),
    "raw parts that never end": eleventy("{% raw %}" * 20_000),
    "brackets in brackets": eleventy("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"),
    "conditions in conditions": eleventy("{% if 1 %}" * 3000 + "x" + "{% endif %}" * 3000),
    "a filter of its own that doubles": eleventy(
        "{{ 'a' | f }}",
        {
            ".eleventy.js": "module.exports=function(c){c.addFilter('f',function(x){"
            "while(true){x=x+x} return x})}"
        },
    ),
    "an assigned text that doubles": jekyll(
        "{% assign s = 'aaaaaaaaaa' %}" + _loops("(1..60)", _ASSIGNED) + "{{ s }}"
    ),
    "a captured text that doubles": jekyll(
        "{% capture s %}aaaaaaaaaa{% endcapture %}"
        + _loops("(1..60)", "{% capture s %}{{ s }}{{ s }}{% endcapture %}")
        + "{{ s }}"
    ),
    "a number that squares": jekyll(
        "{% assign s = 10 %}" + _loops("(1..60)", _TIMES) + "{{ s }}{{ 1 | modulo: 0 }}"
    ),
    "a list that doubles": jekyll(
        "{% assign s = site.data.b %}" + _loops("(1..60)", _LISTED) + "{{ s }}",
        {"_data/b.yml": "[1, 2, 3]"},
    ),
    "a number of many digits in Liquid": jekyll("{{ " + "9" * 10_000 + " }}"),
    "a branch of many values": jekyll(
        "{% case 1 %}{% when " + '"a" or ' * 5000 + " %}{% endcase %}"
    ),
    "includes in includes": jekyll(
        "{% include a.html %}",
        {"_includes/a.html": "{% include a.html %}{% include a.html %}"},
    ),
    "numbers without end in Hugo": hugo("{{ range seq 3000000000 }}a{{ end }}"),
    "a text by a number in Hugo": hugo('{{ mul "aaaaaaaaaa" 300000000 }}'),
    "a text that grows in Hugo": hugo(
        '{{ $s := "aa" }}{{ range seq 60 }}{{ $s = replace $s "a" "aaaaaaaaaa" }}{{ end }}{{ $s }}'
    ),
    "a printed text that grows in Hugo": hugo(
        '{{ $s := "aaaa" }}{{ range seq 60 }}{{ $s = printf "%s%s%s" $s $s $s }}{{ end }}{{ $s }}'
    ),
    "a number that squares in Hugo": hugo(
        "{{ $s := 99999 }}{{ range seq 60 }}{{ $s = mul $s $s }}{{ end }}{{ $s }}"
    ),
    "no number in Hugo": hugo("{{ int 1e999 }}{{ mul 1e308 1e308 }}{{ int (mul 1e308 10.0) }}"),
    "brackets in brackets in Hugo": hugo("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"),
    "a text that doubles in a script": react('let x="aaaaaaaaaa";for(let i=0;i<500;i++){x=x+x}'),
    "a template string that doubles": react(
        'let x="aaaaaaaaaa";for(let i=0;i<500;i++){x=`${x}${x}`}'
    ),
    "a list that doubles in a script": react(
        "let x=[1,2];for(let i=0;i<500;i++){x=[...x,...x]; x=x.concat(x)}"
    ),
    "a number that squares in a script": react("let x=99999;for(let i=0;i<500;i++){x=x*x}"),
    "places beyond any number": react(
        "let x=(1.5).toFixed(1000000000)+(1.5).toFixed(-1)+(1e999).toFixed(2)"
    ),
    "no whole number": react("let x=Math.floor(1.0e999)+Math.round(-1.0e999)"),
    "lists of lists": react("let x=[1];for(let i=0;i<100;i++){x=[x,x]}; x=String(x)"),
    "a pattern of many choices": react(
        'let x="' + "a" * 30 + '!".replace(/' + "a?" * 30 + "a" * 30 + 'c/,"x")'
    ),
    "a pattern of two repetitions": react('let x="' + "a" * 1999 + '".replace(/a*a*c/,"x")'),
    "a choice of choices": react("let x=window.q?1:2;for(let i=0;i<500;i++){x=window.q?x:[x]}"),
    "a component in itself": react("let x=1;function C(){return <div><C/><C/></div>}", "<C/>"),
    "a component in itself, counted": react(
        "let x=1;function C({n}){return n>0?<div><C n={n-1}/><C n={n-1}/></div>:<b>hi</b>}",
        "<C n={30}/>",
    ),
    "a component of Vue in itself": vue("<App/><App/>"),
    "loops in loops of Vue": vue('<i v-for="a in 60">' * 8 + "x" + "</i>" * 8),
    "rounds without end in Vue": vue('<i v-for="a in 1e999">x</i>'),
    "variables of variables": plain(
        "x",
        ":root{" + "".join(f"--a{n}:var(--a{n + 1}) var(--a{n + 1});" for n in range(60)) + "}"
        "p{color:var(--a0)}",
    ),
    "a sheet that takes in itself": plain("x", '@import "a.css";' * 50),
    "a component of Svelte in itself": svelte("<App/><App/>"),
    "loops in loops of Svelte": svelte("{#each [1,2,3,4,5,6,7,8] as a}" * 10 + "{/each}" * 10),
    "brackets in brackets of Svelte": svelte("{" + "(" * 5000 + "1" + ")" * 5000 + "}"),
    "modules that hand on one another": {
        **react('import * as m from "./m0";let x=m.z'),
        **{
            f"src/m{n}.js": f'export * from "./m{n + 1}";export * from "./m{n + 2}"'
            for n in range(40)
        },
        "src/m40.js": "export const z=1",
        "src/m41.js": "export const z=1",
    },
    "sheets that take in one another": {
        **plain("x", '@import "c0.css";'),
        **{f"c{n}.css": f'@import "c{n + 1}.css";@import "c{n + 2}.css";p{{}}' for n in range(60)},
    },
    "a selector of many signs": plain("x", "p" + ":not(.a)" * 20_000 + "{color:red}"),
    "a rule for many classes": plain("x", ",".join(f"p.a{n}" for n in range(20_000)) + "{top:0}"),
    "a reference to no sign": plain("&#" + "9" * 100_000 + ";"),
    "a reference to no sign in a template": eleventy("{{ 'a' }}&#" + "9" * 100_000 + ";"),
    "patterns of many stars": {
        **plain("x"),
        ".gitignore": "\n".join("*a" * 40 + str(n) for n in range(500)),
    },
    "a text of many shortcodes": hugo(
        "{{ .Content }}", {"content/_index.md": "---\ntitle: a\n---\n" + "{{< a >}}" * 20_000}
    ),
    "a text of nothing but lines": hugo(
        "{{ .Content }}", {"content/_index.md": "---\ntitle: a\n---\n" + "\n" * 500_000}
    ),
    "a table of many hours": plain(
        f"<table>{'<tr><td>Monday</td><td>9:00-17:00</td></tr>' * 400}</table>"
    ),
    "a script of one word that never ends": scripted(f"const x = '{'a' * 140_000}';"),
    "a script of imports that never end": scripted("import " * 20_000),
    "a script of nothing but loops": scripted('a = $("[b]");\n' * 10_000),
}
