"""The pages of sites of Vue and Nuxt as visitors see them, with the place of each text."""

import pytest

from bot.errors import Failed
from bot.ux_agent.scanning.scan import scan
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.scanning.shown_sites import given, pages, said, stack

SHELL = (
    '<html><head><title>Shell</title></head><body><div id="app"></div>'
    '<script type="module" src="/src/main.js"></script></body></html>'
)
MAIN = "import { createApp } from 'vue'; import App from './App.vue'; createApp(App).mount('#app');"


def vue(app: str, **more: str) -> dict[str, str]:
    """A site of Vue; `__` in the name of a file below src is a slash, the last `_` a dot."""
    files = {
        "package.json": '{"dependencies": {"vue": "^3"}}',
        "index.html": SHELL,
        "src/main.js": MAIN,
        "src/App.vue": app,
    }
    for key, text in more.items():
        stem, _, ending = key.replace("__", "/").rpartition("_")
        files[f"src/{stem}.{ending}"] = text
    return files


def routed(routes: str, **more: str) -> dict[str, str]:
    """A site with a router."""
    files = vue("<template><header>Top</header><RouterView /></template>", **more)
    files["src/main.js"] = (
        "import { createApp } from 'vue'; import App from './App.vue';"
        "import { router } from './router.js'; createApp(App).use(router).mount('#app');"
    )
    files["src/router.js"] = (
        "import { createRouter } from 'vue-router'; import Home from './Home.vue';"
        f"const routes = {routes}; export const router = createRouter({{ routes }});"
        "router.afterEach((to) => { document.title = `${to.meta.title} | Club`; });"
    )
    return files


def test_what_is_mounted_is_shown_with_the_components_that_it_uses() -> None:
    files = vue(
        "<script setup>import Card from './Card.vue'</script>"
        "<template><Card title='Bread'><template #foot>Warm</template>Fresh</Card></template>",
        Card_vue=(
            "<script setup>defineProps({ title: String })</script><template>"
            "<h2>{{ title }}</h2><p><slot /></p><i><slot name='foot' /></i></template>"
        ),
        Old_vue="<template><p>Old words</p></template>",
    )
    found = said(pages(files)["/"])
    assert found["Bread"] == "src/App.vue Card attr:title"
    assert found["Fresh"] == "src/App.vue Card text"
    assert found["Warm"] == "src/App.vue template text"
    assert "Old words" not in found


def test_directives_choose_repeat_and_say() -> None:
    files = vue(
        "<script setup>import data from './data.json'; const never = false</script><template>"
        "<p v-if='never'>Never</p><p v-else-if='data.on'>On</p><p v-else>Off</p>"
        "<li v-for='({ name }, i) in data.list' :key='i'>{{ name }}</li>"
        "<h1 v-text='data.title'>Replaced</h1><div v-html='data.title'>Gone</div></template>",
        data_json='{"on": true, "title": "Said", "list": [{"name": "One"}, {"name": "Two"}]}',
    )
    assert said(pages(files)["/"]) == {
        "Shell": "index.html title text",
        "On": "src/App.vue p text",
        "One": "src/data.json list[0].name",
        "Two": "src/data.json list[1].name",
        "Said": "src/data.json title",
    }


def test_a_state_shows_every_branch_and_its_words_know_their_place() -> None:
    files = vue(
        "<script setup>import { ref } from 'vue'; const open = ref(false)</script><template>"
        "<button @click='open = !open'>{{ open ? 'Close' : 'Open' }}</button>"
        "<p v-if='open'>Hours</p></template>"
    )
    found = said(pages(files)["/"])
    assert found["Open"] == "src/App.vue button text.1"
    assert found["Close"] == "src/App.vue button text.0"
    assert "Hours" in found


def test_options_give_data_and_computed_values() -> None:
    files = vue(
        "<template><h1>{{ title }}</h1><p>{{ both }}</p><small-note text='Hi' /></template><script>"
        "import SmallNote from './SmallNote.vue'; export default { components: { SmallNote },"
        "data() { return { title: 'Petal' } },"
        "computed: { both() { return this.title } } }</script>",
        SmallNote_vue="<script>export default { props: ['text'] }</script><template>"
        "<i>{{ text }}</i></template>",
    )
    found = said(pages(files)["/"])
    assert found["Petal"] == "src/App.vue default.data.title"
    assert found["Hi"] == "src/App.vue small-note attr:text"


def test_the_router_s_pages_are_pages_with_their_titles() -> None:
    files = routed(
        "[{ path: '/about', component: () => import('./About.vue'), meta: { title: 'About' } },"
        " { path: '/', name: 'home', component: Home, meta: { title: 'Start' } }]",
        Home_vue="<template><h1>Home</h1><RouterLink to='/about'>More</RouterLink></template>",
        About_vue="<template><RouterLink :to=\"{ name: 'home' }\">Back</RouterLink></template>",
    )
    found = pages(files)
    assert list(found) == ["/", "/about"]
    assert list(said(found["/"])) == ["Start", "| Club", "Top", "Home", "More"]
    assert said(found["/about"])["About"] == "src/router.js routes[0].meta.title"
    assert given(found["/"], "a", "href").value == "/about"
    assert given(found["/about"], "a", "href").value == "/"
    assert found["/about"].path == "src/About.vue"


def test_views_stand_in_the_views_above_them() -> None:
    files = routed(
        "[{ path: '/', component: Home, children: [{ path: 'in', component:"
        " () => import('./In.vue') }] }]",
        Home_vue="<template><main>Around<router-view /></main></template>",
        In_vue="<template><p>Inner</p></template>",
    )
    found = pages(files)
    assert list(found) == ["/in"]
    assert list(said(found["/in"]))[-3:] == ["Top", "Around", "Inner"]


def test_attributes_that_a_component_does_not_declare_go_to_its_root() -> None:
    files = vue(
        "<script setup>import B from './B.vue'</script>"
        "<template><B class='big' to='x' /></template>",
        B_vue="<script setup>defineProps(['to'])</script><template><a class='own'>B</a></template>",
    )
    link = next(one for one in pages(files)["/"].elements if one.tag == "a")
    assert link.attributes == {"class": "own big"}
    assert link.owners == {"src/B.vue", "src/App.vue"}


def test_sheets_come_in_the_order_of_imports_and_scoped_ones_have_an_owner() -> None:
    files = vue(
        "<script setup>import A from './A.vue'</script><template><A /></template>"
        "<style>p { color: red }</style>",
        A_vue="<template><p>A</p></template><style scoped>p { color: blue }</style>",
        base_css="p { color: green }",
        old_css="p { color: black }",
    )
    files["src/main.js"] = f"{MAIN} import './base.css';"
    sheets = [(one.document.path, one.owner) for one in pages(files)["/"].sheets]
    assert sheets == [("src/A.vue", "src/A.vue"), ("src/App.vue", ""), ("src/base.css", "")]


def test_translations_are_those_of_the_site_s_language() -> None:
    files = vue(
        "<template><h1>{{ $t('hero.title') }}</h1>"
        "<p>{{ $t('hi', { name: 'Ida' }) }}</p></template>",
        en_json='{"hero": {"title": "Flowers"}, "hi": "Hi {name}"}',
        de_json='{"hero": {"title": "Blumen"}}',
    )
    files["src/main.js"] = (
        "import { createApp } from 'vue'; import App from './App.vue';"
        "import { createI18n } from 'vue-i18n';"
        "import en from './en.json'; import de from './de.json';"
        "createApp(App).use(createI18n({ locale: 'en', messages: { en, de } })).mount('#app');"
    )
    found = said(pages(files)["/"])
    assert found["Flowers"] == "src/en.json hero.title"
    assert found["Hi Ida"] == "src/en.json hi"


def test_a_site_that_mounts_nothing_fails() -> None:
    files = vue("<template><p>A</p></template>")
    files["src/main.js"] = "console.log('nothing')"
    with pytest.raises(Failed):
        list(stack(files).pages())


NUXT = {
    "package.json": '{"dependencies": {"nuxt": "^3"}}',
    "nuxt.config.ts": "export default defineNuxtConfig({ app: { head: { title: 'Pier' } } })",
    "layouts/default.vue": "<template><TheHeader /><main><slot /></main></template>",
    "components/TheHeader.vue": (
        "<script setup>const links = [{ to: '/', text: 'Home' }]; const open = ref(false)</script>"
        "<template><header><NuxtLink v-for='l in links' :to='l.to'>{{ l.text }}</NuxtLink></header>"
        "</template><style scoped>header { color: red }</style>"
    ),
    "components/base/Note.vue": "<template><p><slot /></p></template>",
    "components/Old.vue": "<template><p>Old words</p></template>",
    "pages/index.vue": (
        "<script setup>const hero = { title: 'Breathe' }; useHead({ title: hero.title })</script>"
        "<template><h1>{{ hero.title }}</h1><BaseNote>Bring socks</BaseNote></template>"
    ),
    "pages/blog/[slug].vue": "<template><p>Thanks</p></template>",
}


def test_nuxt_s_pages_stand_in_their_layout_with_the_components_of_its_folders() -> None:
    found = pages(NUXT)
    assert list(found) == ["/", "/blog/:slug"]
    texts = said(found["/"])
    assert texts["Home"] == "components/TheHeader.vue links[0].text"
    assert texts["Bring socks"] == "pages/index.vue BaseNote text"
    assert "Old words" not in texts
    assert said(found["/blog/:slug"])["Pier"] == "nuxt.config.ts default.app.head.title"
    owners = [one.owner for one in found["/"].sheets]
    assert owners == ["components/TheHeader.vue"]


def test_a_site_of_the_older_vue_is_shown_as_well() -> None:
    files = routed(
        "[{ path: '/', name: 'Home', component: Home }, { path: '*', redirect: '/' }]",
        Home_vue=(
            "<template><h1>{{ said }}</h1></template>"
            "<script>export default { data: () => ({ said: 'Yoga' }) }</script>"
        ),
    )
    files["src/main.js"] = (
        "import Vue from 'vue'; import App from './App.vue'; import router from './router.js';"
        "Vue.config.productionTip = false;"
        "new Vue({ router, render: h => h(App) }).$mount('#app');"
    )
    files["src/router.js"] = files["src/router.js"].replace("createRouter({ routes })", "0") + (
        "import VueRouter from 'vue-router'; export default new VueRouter({ routes });"
    )
    found = said(pages(files)["/"])
    assert found["Yoga"] == "src/Home.vue default.data.said"


def test_components_of_libraries_are_what_their_names_and_props_say() -> None:
    files = vue(
        "<script setup>import { UButton } from 'ui'</script><template>"
        "<UButton label='Buy' to='/buy' /><v-btn>Send</v-btn><UIcon name='x'>Gone</UIcon>"
        "<v-card><p>In a card</p></v-card></template>"
    )
    page = pages(files)["/"]
    shown = {one.text: one.tag for one in page.elements if one.text}
    assert shown == {"Shell": "title", "Buy": "a", "Send": "button", "In a card": "p"}
    assert given(page, "a", "href").value == "/buy"
    assert said(page)["Buy"] == "src/App.vue UButton attr:label"


def test_a_list_of_the_router_s_links_has_its_addresses_in_to() -> None:
    files = vue(
        "<template><nav><RouterLink to='/'>Home</RouterLink>"
        "<RouterLink to='/a'>About</RouterLink></nav></template>"
    )
    [menu] = [one for one in scan("a", FakeSite(files)).site.targets if one.entries]
    assert [(one.label, one.href) for one in menu.entries] == [("Home", "/"), ("About", "/a")]


def test_a_number_of_data_within_a_text_is_a_place_of_its_own() -> None:
    files = vue(
        "<script setup>const list = [{ name: 'Peony', price: 12 }]; const most = 3;"
        "const said = `${list[0].name}: ${list[0].price} of ${most}`</script>"
        "<template><p>{{ said }}</p></template>"
    )
    found = said(pages(files)["/"])
    assert found["12"] == "src/App.vue list[0].price"
    assert found["3"] == ""


def test_data_of_the_site_that_a_script_fetches_is_shown_where_nothing_was() -> None:
    files = vue(
        "<script setup>import { ref, onMounted } from 'vue'; const dishes = ref([]);"
        "const top = ref('First'); onMounted(async () => {"
        "fetch('/menu.json').then((r) => r.json()).then((d) => { dishes.value = d.dishes });"
        "top.value = 'Then' })</script><template><li v-for='d in dishes'>{{ d.name }}</li>"
        "<b>{{ top }}</b></template>"
    )
    files["public/menu.json"] = '{"dishes": [{"name": "Soup"}]}'
    found = said(pages(files)["/"])
    assert found["Soup"] == "public/menu.json dishes[0].name"
    assert "First" in found
    assert "Then" not in found
