"""The code on paper: another reader than ours finds the address in it, on the page as it is printed."""

from __future__ import annotations

import html
import importlib.util
import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pikepdf
import pytest
from PIL import Image, ImageDraw

from pipeline.conversion.look.qr import QUIET, draw_qr_code
from pipeline.conversion.page.writer import write_page
from pipeline.conversion.short import card
from pipeline.model.addresses import encode_address
from pipeline.model.document import Document, Link, QrCode, Section
from pipeline.templating.body import mark_address_breaks
from tests.conversion.paper_words import PAPER
from tests.conversion.tagged_text import outline
from tests.needs import need
from tests.nodes import says, words
from tests.specimen import specimen
from tests.written import write_once

pytestmark = pytest.mark.slow

ADDRESS = "https://example.org/leaflets/muscle-atrophy/en/"
INK = "#17262B"
SCALE = 4
DPI = 150
MM = 72 / 25.4


def read(picture: Image.Image) -> list[str]:
    """The texts of the codes in a picture."""
    need(importlib.util.find_spec("zxingcpp"), "zxing-cpp")
    import zxingcpp

    return [found.text for found in zxingcpp.read_barcodes(picture)]


def drawn(svg: str) -> Image.Image:
    """The code as pixels: white, and the bars of its path."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    picture = Image.new("RGB", (size * SCALE, size * SCALE), "white")
    pen = ImageDraw.Draw(picture)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        left, top = int(x) * SCALE, int(y) * SCALE
        pen.rectangle((left, top, left + int(width) * SCALE - 1, top + SCALE - 1), fill=INK)
    return picture


@pytest.mark.parametrize("address", [ADDRESS, "https://a.example/", "https://example.org/" + "long-" * 20])
def test_a_code_says_its_address(address: str) -> None:
    assert read(drawn(draw_qr_code(address, INK))) == [address]


def test_a_code_has_its_quiet_zone_and_the_same_drawing_each_time() -> None:
    svg = draw_qr_code(ADDRESS, INK)
    assert svg == draw_qr_code(ADDRESS, INK)
    places = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h", svg)[1:]]
    assert min(x for x, _ in places) == min(y for _, y in places) == QUIET == 4


def paint(data: bytes) -> list[Image.Image]:
    """The pages of a PDF as pixels."""
    need(importlib.util.find_spec("pymupdf"), "pymupdf")
    import pymupdf

    pages: Any = pymupdf.open(stream=data, filetype="pdf")  # type: ignore[no-untyped-call]
    painted = (page.get_pixmap(dpi=DPI) for page in pages)
    return [Image.frombytes("RGB", (seen.width, seen.height), seen.samples) for seen in painted]


@pytest.mark.parametrize("form", PAPER)
def test_each_form_on_paper_has_a_code_that_can_be_read(form: str, real_document: Document) -> None:
    artifact = write_once(PAPER[form], replace(real_document, address=ADDRESS))
    tags = outline(artifact.data)
    assert "Figure [alt=A square code for phone cameras. It opens the web page of this leaflet.]" in tags
    assert [text for page in paint(artifact.data) for text in read(page)] == [ADDRESS]


LONG = "https://www.example.org/physiotherapy/appointments-and-cancellations/for-adults/2026/november?a=1#où"
ADDRESSES = ("https://a.example", "mailto:leaflets@example.org", LONG)


@pytest.mark.parametrize("form", PAPER)
def test_codes_of_the_author_are_read_on_paper_and_are_large_enough(form: str) -> None:
    codes = (QrCode(f"code-{len(one)}", Link(one, words("Book a class"))) for one in ADDRESSES)
    section = Section("codes", words("Codes"), (says("Look here."), *codes))
    listed = {"folded": ("codes",), "card": ("codes",)}
    document = replace(specimen(), sections=(section, *specimen().sections[-2:]), editions=listed)
    need(importlib.util.find_spec("zxingcpp"), "zxing-cpp")
    import zxingcpp

    found = [one for page in paint(PAPER[form](document)[0].data) for one in zxingcpp.read_barcodes(page)]
    assert sorted(one.text for one in found) == sorted(map(encode_address, ADDRESSES))
    for one in found:
        width = (one.position.top_right.x - one.position.top_left.x) / DPI * 25.4
        assert width >= {"large-print": 30, "pdf": 22}.get(form, 19.5), "in millimetres, without the white round it"
        assert one.ec_level in "MQH"


def test_a_code_on_the_page_is_dark_on_white_in_every_theme() -> None:
    page = write_page(specimen())[0].data.decode()
    (source,) = re.findall(r'<img class="qr" src="data:image/svg\+xml,([^"]*)"', page)
    svg = unquote(html.unescape(source)).replace("'", '"').replace(",", " ")
    ground, ink = re.findall(r'fill="(#\w+)"', svg)
    assert (ground, ink) == ("#FFFFFF", INK) and read(drawn(svg)) == ["https://example.org/classes/book?from=leaflet"]
    assert not re.search(r"\.qr[^{}]*\{[^}]*(?:filter|opacity|mix-blend)", page)


def test_it_is_large_enough_for_a_phone() -> None:
    artifact = write_once(card.write, replace(specimen(), address=ADDRESS))
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        *_, (left, bottom, right, top) = _figures(pdf.Root.StructTreeRoot.K[0])
    assert (right - left) / MM >= 20 and (top - bottom) / MM >= 20


def _figures(element: pikepdf.Object) -> list[tuple[float, ...]]:
    found = [tuple(float(edge) for edge in element.A.BBox)] if element.S == "/Figure" else []
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += _figures(kid)
    return found


def test_without_an_address_there_is_no_code() -> None:
    for write in PAPER.values():
        artifact = write_once(write, specimen())
        assert specimen().labels["qr_code"] not in outline(artifact.data)


def test_the_printed_address_breaks_at_slashes_only() -> None:
    assert mark_address_breaks(ADDRESS) == (
        '<span class="kept">example.org/</span><span class="kept">leaflets/</span>'
        '<span class="kept">muscle-atrophy/</span><span class="kept">en</span>'
    )
    assert (
        mark_address_breaks("https://a.example/<b>/")
        == '<span class="kept">a.example/</span><span class="kept">&lt;b&gt;</span>'
    )
