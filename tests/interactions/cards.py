"""Cards to render: one of every day, and those that Hypothesis makes up."""

from hypothesis import strategies as st

from bot.conversation.reply import Button, Card, Choice, Link, Select
from tests.interactions.payloads import handle
from tests.interactions.texts import HANDLE, TEXT

MORE = Button(handle("diff"), "Whole difference")
CARD = Card(
    "Preview: navbar",
    ("navbar background: #ffffff → #00008b",),
    diff=(
        "--- a/site.css\n+++ b/site.css\n@@ -1 +1 @@\n-  background: #fff;\n+  background: #00008b;"
    ),
    warnings=("Contrast 1.2 is below 4.5",),
    footer="Nothing changes until you press Confirm.",
    rows=((Button(handle(), "Confirm", "success"), Button(handle("cancel"), "Cancel", "danger")),),
    more=MORE,
)

_BUTTONS = st.lists(
    st.builds(Button, HANDLE, TEXT, st.sampled_from(["primary", "danger"]))
    | st.builds(Link, TEXT, TEXT | st.just("https://x.example")),
    max_size=7,
).map(tuple)
_SELECT = st.builds(
    Select, HANDLE, TEXT, st.lists(st.builds(Choice, TEXT, TEXT, TEXT), max_size=30).map(tuple)
)
_LINES = st.lists(TEXT | TEXT.map(lambda text: f"{text}: {text} → {text}"), max_size=8).map(tuple)
CARDS = st.builds(
    Card,
    title=TEXT,
    lines=_LINES,
    diff=TEXT,
    warnings=_LINES,
    footer=TEXT,
    tone=st.sampled_from(["plain", "question", "working", "success", "failure", "closed"]),
    rows=st.lists(_BUTTONS | _SELECT, max_size=7).map(tuple),
    progress=TEXT,
    more=st.none() | st.just(MORE),
)
