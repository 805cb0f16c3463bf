"""A large site as people have them: pages of very different length in folders, sheets, pictures."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

SAMPLE = Path(__file__).parent.parent.parent / "bot" / "playground" / "sample_site"
_TALK = """bread rye crust oven flour morning street market loaf starter water salt seed walnut
village river bridge season harvest baker table window Saturday open early fresh slow quiet barley
the a of and with from for by on at we our you it is are was has been every after before"""
WORDS = _TALK.split()
SHEETS, PICTURES = 25, 20
"""One file of so many is a style sheet, or a picture."""

_ADDRESSES = ('"css/', '"js/', '"img/', '"data/')


def large_site(folder: Path, files: int) -> None:
    """The sample site with so many files in all; every page leads to the next one and to others.

    Their sizes are spread as those of sites are: most pages have a few paragraphs, some hundreds.
    """
    shutil.copytree(SAMPLE, folder)
    (folder / ".ux-agent.yml").unlink()
    there = sum(1 for path in folder.rglob("*") if path.is_file())
    numbers = range(max(0, files - there))
    sheets = [number for number in numbers if number % SHEETS == 0]
    pictures = [number for number in numbers if number % PICTURES == 1]
    pages = sorted({*numbers} - {*sheets} - {*pictures})
    chance = random.Random(files)
    for number in sheets:
        _write(folder / _sheet(number), "".join(_rules(chance, number)))
    for number in pictures:
        shutil.copyfile(SAMPLE / "img" / "loaf.svg", folder / f"img/picture-{number}.svg")
    whole = (folder / "index.html").read_text(encoding="utf-8")
    before, _, rest = whole.partition("<main>")
    after = rest.partition("</main>")[2]
    for at, number in enumerate(pages):
        links = [pages[(at + 1) % len(pages)], *chance.sample(pages, min(4, len(pages)))]
        main = "".join(_sections(chance, number, links, pictures))
        sheet = f'<link rel="stylesheet" href="/{_sheet(chance.choice(sheets))}">\n</head>'
        page = f"{before.replace('</head>', sheet)}<main>\n{main}</main>{after}"
        for address in _ADDRESSES:
            page = page.replace(address, f'"/{address[1:]}')
        _write(
            folder / _page(number), page.replace("Corner Bakery</title>", f"Page {number}</title>")
        )
    if pages:
        first = f'<a href="/{_page(pages[0])}">News</a></main>'
        _write(folder / "index.html", whole.replace("</main>", first))


def _page(number: int) -> str:
    folders = ("", "news/", f"news/20{number % 17:02}/", "recipes/", f"places/{number % 40}/")
    return f"{folders[number % len(folders)]}page-{number}.html"


def _sheet(number: int) -> str:
    return f"css/part-{number}.css"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _text(chance: random.Random, fewest: int, most: int) -> str:
    """So many words, the first one as a sentence begins."""
    return " ".join(chance.choices(WORDS, k=chance.randint(fewest, most))).capitalize()


def _rules(chance: random.Random, number: int) -> Iterator[str]:
    """Ten to two hundred rules, for classes that pages have."""
    yield f":root {{ --part-{number}: #{chance.randrange(0x1000000):06x}; }}\n"
    for rule in range(round(10 * chance.paretovariate(1.2)) % 200 + 1):
        size = chance.choice(["1rem", "12px", "1.25em", "0 auto"])
        colour = f"#{chance.randrange(0x1000000):06x}"
        yield f".part-{number}-{rule} > p {{\n  color: {colour};\n  margin: {size};\n}}\n\n"


def _sections(
    chance: random.Random, number: int, links: list[int], pictures: list[int]
) -> Iterator[str]:
    """The content of a page: one section or, of one page in a hundred, some eighty."""
    yield f"  <h1>{_text(chance, 2, 6)} {number}</h1>\n"
    for section in range(min(80, round(chance.paretovariate(1.1)))):
        yield f'  <section class="part-{number}-{section}">\n    <h2>{_text(chance, 2, 5)}</h2>\n'
        for _ in range(chance.randint(1, 4)):
            yield f"    <p>{_text(chance, 8, 80)} &amp; <b>{_text(chance, 1, 3)}</b>.</p>\n"
        if pictures and chance.random() < 0.4:
            picture = f"img/picture-{chance.choice(pictures)}.svg"
            yield f'    <img src="/{picture}" alt="{_text(chance, 1, 5)}" width="320">\n'
        if chance.random() < 0.3:
            rows = "".join(f"<li>{_text(chance, 1, 6)}</li>" for _ in range(chance.randint(2, 12)))
            yield f"    <ul>{rows}</ul>\n"
        yield "  </section>\n"
    for link in links:
        yield f'  <p><a href="/{_page(link)}">{_text(chance, 1, 4)} {link}</a></p>\n'
