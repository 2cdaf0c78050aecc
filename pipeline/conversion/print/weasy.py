"""Layout and PDF by WeasyPrint: markup and stylesheets in, pages and the bytes of a tagged PDF out.

WeasyPrint sees our own fonts and the assets it is given, nothing else of the machine or the network. What it would
only write to a log is an error here: a missing glyph or a property it does not know changes what a reader gets.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from pipeline.assets import FONTCONFIG
from pipeline.conversion.print.galley import Block, read_blocks
from pipeline.conversion.print.grid_mirroring import mirroring_grids
from pipeline.conversion.print.origins import Lines, Origins, note_origins
from pipeline.conversion.print.remembered_lines import remembering_lines
from pipeline.conversion.print.remembered_measures import remembering_measures
from pipeline.conversion.print.units import MM_PER_PX
from pipeline.conversion.print.unset_values import handing_on_unset_values
from pipeline.conversion.print.vowel_signs import telling_signs_from_letters
from pipeline.conversion.print.weasyprint_import import import_weasyprint

VARIANT = "pdf/a-2a"
NO_MARKS: Mapping[int, str] = {}


class PrintError(Exception):
    """The engine could not print the document as written. `messages` are its complaints, in order, each once."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


@dataclass(frozen=True)
class Asset:
    """Bytes that markup and stylesheets may name by a URL of ours."""

    media_type: str
    data: bytes


@dataclass(frozen=True)
class Spot:
    """Where an element with an id begins: its page from 1, and millimetres from the page's top edge."""

    page: int
    top: float


@dataclass(frozen=True)
class Painted:
    """A PDF as the engine writes it, the HTML elements that its structure elements came from, and the words of its
    lines."""

    data: bytes
    origins: Origins
    lines: Lines = field(default_factory=dict)


class Layout:
    """A document laid out in pages, not painted yet."""

    def __init__(self, rendering: Any, root: Any) -> None:
        self._rendering = rendering
        self._root = root
        self.pages = len(rendering.pages)

    def read_galley(self) -> Block:
        """The body and all in it, of a layout that has one endless page."""
        numbers = {element: number for number, element in enumerate(self._root.iter(), start=1)}
        return read_blocks(self._rendering.pages[0]._page_box, numbers)

    def find_spots(self) -> dict[str, Spot]:
        """The first place of every id."""
        spots: dict[str, Spot] = {}
        for number, page in enumerate(self._rendering.pages, start=1):
            for name, box in page.anchors.items():
                spots.setdefault(name, Spot(number, box[1] * MM_PER_PX))
        return spots

    def measure_depth(self, page: int) -> float:
        """How far down a page (from 1) its words go, in millimetres from its top edge."""
        boxes = self._rendering.pages[page - 1]._page_box.descendants()
        ends = (box.position_y + box.height for box in boxes if type(box).__name__ == "LineBox")
        return max(ends, default=0.0) * MM_PER_PX

    def measure_blank(self, page: int, bottom: float) -> float:
        """How much of a page (from 1) is blank at its foot: millimetres from its last words, picture or lines to write
        on down to `bottom`."""
        boxes = self._rendering.pages[page - 1]._page_box.descendants()
        ends = [(box.position_y + box.height) * MM_PER_PX for box in boxes if _is_seen(box)]
        return bottom - max((end for end in ends if end < bottom + 1), default=0.0)

    def measure_rest(self, page: int, bottom: float) -> float:
        """How much of a page (from 1) is blank at its foot as `measure_blank` has it, below the edges and grounds of
        boxes too."""
        boxes = self._rendering.pages[page - 1]._page_box.descendants()
        ends = [(box.border_box_y() + box.border_height()) * MM_PER_PX for box in boxes if _has_edge(box)]
        return min(self.measure_blank(page, bottom), bottom - max((end for end in ends if end < bottom + 1), default=0))

    def paint(self, variant: str = VARIANT) -> Painted:
        """The PDF of a variant, with tags, that the engine writes; raises `PrintError`."""
        signs_told, noted = telling_signs_from_letters(), note_origins()
        with _using_own_fonts(), _raising_complaints(), signs_told, noted as (origins, lines):
            # Not compressed: the pass that follows reads all of it, and compresses it once.
            data: bytes = self._rendering.write_pdf(pdf_variant=variant, pdf_tags=True, uncompressed_pdf=True)
        return Painted(data, origins, lines)


def lay_out(
    markup: str, stylesheets: tuple[str, ...], assets: Mapping[str, Asset], marks: Mapping[int, str] = NO_MARKS
) -> Layout:
    """Lay a whole HTML document out. `assets` are all that it may fetch, by URL; `marks` are classes that elements get
    besides their own, by their numbers in the order of the markup, from 1. Raises `PrintError`."""
    with _using_own_fonts(), _raising_complaints():
        weasyprint = import_weasyprint()
        sheets = [_parse_stylesheet(text) for text in stylesheets]
        html = weasyprint.HTML(string=markup, url_fetcher=_make_fetcher(assets))
        root = html.etree_element
        for number, element in enumerate(root.iter() if marks else (), start=1):
            if number in marks:
                element.set("class", f"{element.get('class', '')} {marks[number]}".strip())
        with mirroring_grids(), remembering_lines(), remembering_measures(), handing_on_unset_values():
            return Layout(html.render(stylesheets=sheets, font_config=_load_fonts(), pdf_variant=VARIANT), root)


def _is_seen(box: Any) -> bool:
    name = type(box).__name__
    lines = box.element is not None and "writing-lines" in box.element.get("class", "").split()
    return name == "LineBox" or name.endswith("ReplacedBox") or lines


def _has_edge(box: Any) -> bool:
    """Whether a box has an edge at its foot, or a ground; the page itself has none that counts."""
    edged = getattr(box, "border_bottom_width", 0) or getattr(box, "background", None)
    return bool(edged) and type(box).__name__ != "PageBox"


@cache
def _load_fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(64)
def _parse_stylesheet(text: str) -> Any:
    """Parsed once a process: parsing is a third of the work of a small document."""
    return import_weasyprint().CSS(string=text, font_config=_load_fonts())


def _make_fetcher(assets: Mapping[str, Asset]) -> Callable[[str], Any]:
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    known = {quote(url, safe=":/"): asset for url, asset in assets.items()}

    def fetch(url: str) -> Any:
        asset = known.get(url)
        if asset is None:
            raise FatalURLFetchingError(f"the document asks for {url}, which is not one of its own assets")
        return URLFetcherResponse(url, asset.data, {"Content-Type": asset.media_type})

    return fetch


@contextmanager
def _using_own_fonts() -> Iterator[None]:
    """Fontconfig reads its file's name from the environment, when the engine is imported and when it lists fonts."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONTCONFIG)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)


@contextmanager
def _raising_complaints() -> Iterator[None]:
    """What the engine logs as a warning or worse while this lasts is raised as one `PrintError` at its end."""
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    passes_on, logger.propagate = logger.propagate, False
    try:
        yield
    except (PrintError, ImportError, OSError, MemoryError):
        raise
    except Exception as error:  # its layout asserts and indexes; what it cannot set is no fault of the whole build
        stop = "the print engine gives up on these words: a part of them may be too large for a page"
        raise PrintError((*complaints.messages, stop)) from error
    except BaseException as error:
        # The engine's error for a refused address is no Exception, so that nothing of its own swallows it.
        if type(error).__name__ != "FatalURLFetchingError":
            raise
        raise PrintError((*complaints.messages, str(error))) from error
    finally:
        logger.propagate = passes_on
        logger.removeHandler(complaints)
    if complaints.messages:
        raise PrintError(tuple(complaints.messages))
