"""What components of Vue show where nobody gives them a prop."""

import pytest

from tests.ux_agent.scanning.proposed import named, proposed

_SITE = {
    "package.json": '{"dependencies": {"vue": "3"}, "devDependencies": {"vite": "5"}}',
    "index.html": '<body><div id="app"></div><script src="/src/main.js"></script></body>',
    "src/main.js": "import { createApp } from 'vue'; import App from './App.vue'\n"
    "createApp(App).mount('#app')",
    "src/App.vue": "<script setup>\nimport Hero from './Hero.vue'\n</script>\n"
    "<template><main><Hero /><p>Hi</p></main></template>",
}


@pytest.mark.parametrize(
    "script",
    [
        "<script setup>\ndefineProps({ title: { type: String, default: 'Bread' } })\n",
        "<script setup>\nconst props = defineProps({ title: { default: 'Bread' } })\n",
        (
            "<script setup lang='ts'>\nwithDefaults(defineProps<{ title?: string }>(), "
            "{ title: 'Bread' })\n"
        ),
        (
            "<script setup lang='ts'>\nconst props = withDefaults("
            "defineProps<{ title?: string }>(), { title: 'Bread' })\n"
        ),
        "<script setup>\nconst { title = 'Bread' } = defineProps(['title'])\n",
        "<script>\nexport default { props: { title: { type: String, default: 'Bread' } } }\n",
    ],
)
def test_a_default_of_a_prop_is_a_target(script: str) -> None:
    hero = f"{script}</script>\n<template><h1>{{{{ title }}}}</h1></template>"
    index = proposed({**_SITE, "src/Hero.vue": hero}).site
    headline = named(index, "home", "hero-text")
    assert (headline.value, headline.places[0].file) == ("Bread", "src/Hero.vue")
