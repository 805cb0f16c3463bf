"""Each target is proved by a probe, or its fault is named; nothing is ever written to disk."""

from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.ux_agent import probing
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.editing import taking_back
from bot.ux_agent.intent import Change
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.probe_values import probes_of
from bot.ux_agent.probing import Proof, prove
from bot.ux_agent.site import PlaceKind
from tests.sites.cases import laid_out, sites
from tests.ux_agent.asking_model.scripted import FILES, MANIFEST, PAGE
from tests.ux_agent.fake_site import FakeSite

pytestmark = pytest.mark.no_cover

MORE = """\
  footer:
    properties:
      accent: {type: color, at: {file: site.css, var: --accent}}
      color: {type: color, at: {file: site.css, rule: footer, prop: color}}
"""


def proofs(**files: str) -> dict[str, Proof]:
    """The proofs of the site with other contents for these files (`index_html`)."""
    changed = {name.replace("_", ".", 1): text for name, text in files.items()}
    source = FakeSite({**FILES, **changed})
    return {proof.name: proof for proof in prove(source.index(), source)}


@pytest.mark.slow
@pytest.mark.parametrize("name", sites())
def test_every_target_of_every_sample_site_holds(name: str, tmp_path: Path) -> None:
    folder = Folder(laid_out(name, tmp_path, has_manifest=True))
    found = list(prove(build_index(name, folder), folder))
    assert [proof for proof in found if proof.fault] == []
    assert sum(not proof.remark for proof in found) >= 15


def test_a_value_and_all_that_can_be_done_to_a_list_are_tried() -> None:
    assert list(proofs()) == [
        "navbar.background",
        "home.hero-text",
        "home.cta-href",
        "navbar.links (label)",
        "navbar.links (address)",
        "navbar.links (add)",
        "navbar.links (remove)",
        "navbar.links (order)",
    ]
    assert set(proofs().values()) == {Proof(name) for name in proofs()}


def test_what_follows_a_custom_property_may_change_with_it() -> None:
    sheet = ":root { --accent: #111111 }\nfooter { color: var(--accent) }\n"
    sheet = f".navbar {{ background: #ffffff }}\n{sheet}"
    source = FakeSite({**FILES, ".ux-agent.yml": MANIFEST + MORE, "site.css": sheet})
    found = {proof.name: proof.fault for proof in prove(source.index(), source)}
    assert found["footer.accent"] == ""


@pytest.mark.parametrize(
    ("raw", "kind", "fault"),
    [
        ("bg-rope", "class", ""),
        ("bg-[#222222]", "class", "the probe changed home.hero-text too"),
        ("Fresh bread", "html_text", "the probe changed home.hero-text too"),
        ("var(--rope)", "css", ""),
    ],
)
def test_only_what_names_a_theme_may_change_with_it(raw: str, kind: PlaceKind, fault: str) -> None:
    source = FakeSite(FILES)
    index = source.index()
    theme, text, *others = index.targets
    place = text.places[0]._replace(raw=raw, kind=kind)
    odd = index._replace(targets=(theme, text._replace(value="Else", places=(place,)), *others))
    assert next(prove(odd, source)).fault == fault


def test_a_target_that_takes_no_probe_is_told_with_the_reason() -> None:
    narrow = MANIFEST.replace("max: 40", "max: 40, values: [Fresh bread]")
    source = FakeSite({**FILES, ".ux-agent.yml": narrow})
    found = {proof.name: proof for proof in prove(source.index(), source)}
    assert found["home.hero-text"] == Proof(
        "home.hero-text", remark="no probe value is allowed there"
    )


def test_a_text_that_keeps_its_quotation_marks_holds() -> None:
    quoted = PAGE.replace("Fresh bread", "“Fresh bread”")
    assert proofs(index_html=quoted)["home.hero-text"] == Proof("home.hero-text")


def test_a_probe_that_reads_back_otherwise_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "is_same", lambda target, value: False)
    assert "'#123456' reads back as '#123456'" in proofs()["navbar.background"].fault


def test_a_probe_that_cannot_be_undone_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> tuple[()]:
        return ()

    monkeypatch.setattr(taking_back, "reverse", none)
    fault = "undoing the probe does not bring the bytes back"
    assert proofs()["home.hero-text"].fault == fault


def test_a_probe_that_changes_another_target_is_a_fault() -> None:
    """Two targets in one heading: the probe of one must leave the other as it is."""
    twice = (
        MANIFEST
        + """\
  aside:
    properties:
      text: {type: text, at: {file: index.html, element: "h1 + p a", part: text}}
"""
    )
    page = PAGE.replace("Order", "Order now")
    source = FakeSite({**FILES, ".ux-agent.yml": twice, "index.html": page})
    index = source.index()
    (one,) = [target for target in index.targets if target.section == "aside"]
    moved = one._replace(value="Another", places=())
    odd = index._replace(targets=(*index.targets[:-1], moved))
    fault = next(prove(odd, source)).fault
    assert fault == "the probe changed aside.text too"


def test_a_file_that_a_probe_leaves_alone_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site of many pages has hundreds of targets: each probe reads the file that it edits."""
    parsed: list[str] = []

    class Counted(Document):
        def __init__(self, path: str, data: bytes) -> None:
            parsed.append(path)
            super().__init__(path, data)

    monkeypatch.setattr(probing, "Document", Counted)
    source = FakeSite(FILES)
    assert [proof.fault for proof in prove(source.index(), source)] == [""] * 8
    assert parsed.count("site.css") == 2  # as it is, and with the one probe in it
    assert parsed.count("index.html") == 8  # as it is, and with each of the other probes


def test_probes_differ_from_what_stands_there() -> None:
    for target in FakeSite(FILES).index().targets:
        for _, changes in probes_of(target):
            assert changes
            assert all(isinstance(change, Change) for change in changes)
            assert target.value is None or target.value not in [one.value for one in changes]


def test_nothing_is_written(tmp_path: Path) -> None:
    for name, text in FILES.items():
        tmp_path.joinpath(name).write_text(str(text))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    folder = Folder(tmp_path)
    assert list(prove(build_index("x", folder), folder))
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    assert after == before


def test_what_a_class_names_may_change_with_the_theme() -> None:
    files = {
        ".ux-agent.yml": """version: 1
sections:
  site:
    properties:
      brand:
        type: color
        at: {file: tailwind.config.js, object: default, key: theme.extend.colors.brand}
  footer:
    properties:
      background: {type: color, at: {file: index.html, element: footer, part: class, utility: bg}}
""",
        "tailwind.config.js": """export default
          { theme: { extend: { colors: { brand: '#123456' } } } };""",
        "index.html": '<html><body><footer class="bg-brand">x</footer></body></html>',
    }
    source = FakeSite(files)
    found = list(prove(source.index(), source))
    assert [proof.fault for proof in found] == ["", ""]
