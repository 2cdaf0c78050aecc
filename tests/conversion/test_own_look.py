"""A publisher's own colours in every form: each has them, and none has ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest

from pipeline.conversion.epub.writer import write_book
from pipeline.conversion.look.palette import make_palette
from pipeline.conversion.page.writer import write_page
from pipeline.conversion.review.writer import write_review
from pipeline.model.artifact import Artifact
from pipeline.model.colours import OURS, Colours
from pipeline.model.document import Document
from pipeline.model.memory import Remember
from pipeline.proof.validators.browser import AXE
from tests.conversion.paper_words import PAPER
from tests.proof.validators.asking import findings_on
from tests.specimen import specimen

OWN = Colours("#0B3D91", "#FFB81C")
OUR_OWN = ("#0F4C47", "#8EDCCB", "#12302D", "#17322F", "#E6F1ED")
"""What in our palette has the hue of our main colour."""


def make_leaflet() -> Document:
    return replace(specimen(), colours=OWN)


@pytest.mark.parametrize("write", [write_page, write_review], ids=["page", "review"])
def test_a_page_has_them_on_light_and_on_dark_screens(write: Callable[[Document], tuple[Artifact, ...]]) -> None:
    page = write(make_leaflet())[0].data.decode()
    style = page[page.index("<style>") : page.index("</style>")]
    palette = make_palette(OWN)
    assert f"--band:{OWN.main};" in style and f"--band:{palette.dark['band']};" in style
    assert f"--accent:{OWN.accent};" in style and f"--band-name:{palette.light['band-name']};" in style
    assert [colour for colour in OUR_OWN if colour in style] == []
    assert re.findall("fill='%23[0-9A-F]{6}'|%23" + OWN.main[1:], page), "the sign in the tab of the browser"


def test_the_book_has_them() -> None:
    book = ZipFile(BytesIO(write_book(make_leaflet())[0].data))
    sheet, cover, tick = (book.read(f"EPUB/{name}").decode() for name in ("book.css", "cover.svg", "icons/tick.svg"))
    palette = make_palette(OWN)
    assert f"background-color: {OWN.main}" in sheet and palette.blend in sheet and palette.dark["band"] in sheet
    assert f'fill="{OWN.main}"' in cover and f'fill="{palette.middle}"' in tick
    assert [colour for colour in OUR_OWN if colour in sheet] == []


@pytest.mark.slow
@pytest.mark.parametrize("form", PAPER)
def test_paper_has_them(form: str) -> None:
    (artifact, *_) = PAPER[form](make_leaflet())
    seen = count_colours(artifact.data)
    assert seen[OWN.main] > 1000, "the band"
    assert seen[OURS.main] == 0
    assert seen["#8C1A1E"] and seen["#F5BE4F"], "an emergency is red, and what is urgent is gold"


def count_colours(data: bytes) -> Counter[str]:
    """How many dots of a file have which colour."""
    document = pdfium.PdfDocument(data)
    counted: Counter[str] = Counter()
    for page in document:
        picture = page.render(scale=1).to_pil().convert("RGB")
        counted.update(
            {f"#{red:02X}{green:02X}{blue:02X}": many for many, (red, green, blue) in picture.getcolors(1 << 24)}
        )
    document.close()
    return counted


@pytest.mark.slow
def test_axe_finds_nothing_on_a_page_in_other_colours(tmp_path: Path, remember: Remember) -> None:
    """At each width, on light and dark screens, with forced colours and in print."""
    path = tmp_path / "index.html"
    path.write_bytes(write_page(make_leaflet())[0].data)
    assert findings_on([path], AXE, AXE.profiles[0], remember) == {str(path): []}
