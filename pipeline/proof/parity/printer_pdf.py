"""Comparison of the files for printers, which have no tags: each page has to hold the words of the same page of the
print leaflet, and the booklet's pages have to lie where they follow each other once it is folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from pipeline.model.document import Blank, CareCard, Document, Tick, walk
from pipeline.proof.parity.expected_front import expect_emergency_line
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.mismatch_diagnostics import shorten_words
from pipeline.proof.parity.page_footers import format_version_line, leave_out_notes, write_notes_pattern
from pipeline.proof.parity.painted_text import join_lines, read_painted_text
from pipeline.proof.parity.print_pdf import expect_print_words

Words: TypeAlias = tuple[str, ...]
_BAR = "|"
"""What parts the pieces of a footer where they stand on one line."""


def verify_crop(file: FileCheck) -> None:
    """Compare the pages with crop marks, one after the other."""
    pages = _read_pages(file, file.path)
    if pages is not None:
        leaflet = _read_leaflet(file)
        if leaflet:
            _compare_pages(
                file, [(f"page {number}", (number,)) for number in range(1, len(leaflet) + 1)], pages, leaflet
            )
        else:
            _find_words(file, pages)


def verify_booklet(file: FileCheck) -> None:
    """Compare the sides of the sheets: each has two pages, the left one first."""
    sides = _read_pages(file, file.path)
    if sides is None:
        return
    leaflet = _read_leaflet(file)
    if not leaflet:
        _find_words(file, sides)
        return
    pages = _add_notes(file, leaflet, sides)
    wanted = list(_list_sides(len(pages), file.document.direction == "rtl"))
    names = [(f"side {number}", pair) for number, pair in enumerate(wanted, 1)]
    _compare_pages(file, names, sides, pages)
    for number, page in enumerate(PdfReader(file.path).pages, 1):
        if not _runs_from_left(page):
            file.report(f"side {number}: its pages do not stand from left to right in the order in which they are read")


def _add_notes(file: FileCheck, leaflet: list[Words], sides: list[Words]) -> list[Words]:
    """The pages of a booklet: those of the leaflet, and as many to write on as fill its sheets. They come one after the
    other, where the file has them; behind the first page, or later."""
    labels = file.document.labels
    footer = f"{file.document.title} | {format_version_line(file.document)}"
    heads = [labels["notes"]] * (-len(leaflet) % 4)
    heads[-2:-1] = [labels["own_questions"] for _ in heads[-2:-1]]
    split = file.wording.split_words
    notes = [tuple(word for word in (*split(head), *split(footer)) if word != _BAR) for head in heads]
    choices = [[*leaflet[:place], *notes, *leaflet[place:]] for place in range(1, len(leaflet) + 1)]

    def count_same(pages: list[Words]) -> int:
        wanted = _list_sides(len(pages), file.document.direction == "rtl")
        return sum(
            words == (*pages[left - 1], *pages[right - 1]) for (left, right), words in zip(wanted, sides, strict=False)
        )

    return max(choices, key=count_same)


def _list_sides(pages: int, mirrored: bool) -> Iterator[tuple[int, int]]:
    """The two pages of each side: sheets lie in each other, so the first side has the last page and the first."""
    for side in range(pages // 2):
        low, high = side + 1, pages - side
        pair = (high, low) if side % 2 == 0 else (low, high)
        yield (pair[1], pair[0]) if mirrored else pair


def _read_pages(file: FileCheck, path: Path) -> list[Words] | None:
    """The words of each page as they are painted; nothing, and a diagnostic, where they cannot be read."""
    data = file.read_bytes() if path == file.path else path.read_bytes()
    if data is None:
        return None
    if not data.rstrip().endswith(b"%%EOF"):
        file.report("the file is not a whole PDF")
        return None
    try:
        return [_read_words(file, page) for page in PdfReader(BytesIO(data)).pages]
    except Exception as error:  # a damaged file trips its reader in any way there is
        file.report(f"the PDF cannot be read: {error or type(error).__name__}")
    return None


def _read_words(file: FileCheck, page: PageObject) -> Words:
    lines = join_lines(read_painted_text(page, file.document.direction == "rtl"))
    return tuple(word for line in lines for word in file.wording.split_words(line) if word != _BAR)


def _read_leaflet(file: FileCheck) -> list[Words] | None:
    """The pages of the print leaflet, which stands beside and is compared with the source for itself."""
    form = next((form for form in file.formats if form.name == "pdf"), None)
    if form is None:
        return None
    name = form.path(file.document)
    path = next((folder / name for folder in file.path.parents[:2] if (folder / name).is_file()), None)
    return None if path is None else _read_pages(file, path)


def _compare_pages(
    file: FileCheck,
    wanted: Sequence[tuple[str, tuple[int, ...]]],
    actual: list[Words],
    leaflet: list[Words],
) -> None:
    if len(actual) != len(wanted):
        file.report(f"the file has {len(actual)} pages, and not the {len(wanted)} that the print leaflet asks for")
    for (name, numbers), words in zip(wanted, actual, strict=False):
        expected = tuple(word for number in numbers if number <= len(leaflet) for word in leaflet[number - 1])
        file.needed += 1
        if words == expected:
            file.matched += 1
        else:
            pairs = enumerate(zip(expected, words, strict=False))
            place = next((at for at, (one, other) in pairs if one != other), len(words))
            there = shorten_words(words[max(0, place - 3) : place + 6]) or "nothing"
            right = shorten_words(expected[max(0, place - 3) : place + 6]) or "nothing"
            of = " and ".join(str(number) for number in numbers if number <= len(leaflet))
            file.report(f"{name}: the print leaflet (page {of}) says “{right}”, the file “{there}”")


def _find_words(file: FileCheck, pages: list[Words]) -> None:
    """Without a print leaflet to compare with: everything that the source says stands somewhere on the pages."""
    notes = write_notes_pattern(file.document)
    painted = "".join(leave_out_notes(["".join(chain.from_iterable(pages))], notes)).replace("\n", "")
    lines = expect_print_words(file.document, "print", lambda alt, words: False)
    names = sorted(_list_names(file.document), key=len, reverse=True)
    opening = () if _has_signs(file, pages[0]) else expect_emergency_line(file.document)
    for wanted in (*opening, *lines):
        if not wanted.needed or wanted.what.startswith("alt text"):
            continue
        file.needed += 1
        text = wanted.text
        for name in names:
            text = text.replace(name, " ")
        if "".join(file.wording.split_words(text)) in painted:
            file.matched += 1
        else:
            where = file.reporter.name_section(wanted.section)
            file.report(f"{where}: the {wanted.what} is missing: “{shorten_words(wanted.text.split())}”")


def _has_signs(file: FileCheck, first: Words) -> bool:
    """Whether the emergency signs are on the first page, which then needs no line that has the number."""
    cards = (node for node in walk(file.document.sections) if isinstance(node, CareCard) and node.level == "emergency")
    painted = "".join(first)
    return any("".join(file.wording.split_words(card.action)) in painted for card in cards)


def _list_names(document: Document) -> set[str]:
    """The names of lines to write on and boxes to tick, which are told and not painted."""
    return {node.spoken for node in walk(document) if isinstance(node, Blank | Tick)}


def _runs_from_left(page: PageObject) -> bool:
    """Whether what is drawn later stands further to the right."""
    contents = page.get_contents()
    places: list[float] = []
    matrix: Any = None
    for operands, operator in ContentStream(contents, page.pdf).operations if contents is not None else ():
        if operator == b"cm":
            matrix = operands
        elif operator == b"Do" and matrix is not None:
            places.append(float(matrix[4]))
    return places == sorted(places)
