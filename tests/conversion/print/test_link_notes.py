"""Notes behind links on paper: the page of one that leads inside, the address of one that leads out, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion.large_print.writer import write as write_large_print
from pipeline.conversion.print.link_notes import note_addresses
from pipeline.conversion.print.writer import write
from pipeline.model.document import Link, Section
from tests.conversion.paper_words import boxes, list_collisions, read
from tests.conversion.tagged_text import outline
from tests.nodes import says, words
from tests.specimen import GET_HELP, specimen

pytestmark = pytest.mark.slow

PAGE = "https://www.example.org/fever/in-children/"
LONG = "https://www.example.org/" + "a" * 90


def link(target: str, text: str) -> Link:
    return Link(target, words(text))


LINKS = Section(
    "links",
    words("Where to read on"),
    (
        says("See ", link("#get-help", "the signs"), ", ", link(PAGE, "our page"), " and ", link(PAGE, "again"), "."),
        says("Or ", link("https://example.org", "example.org"), ", or ", link(LONG, "a long one"), "."),
        says("Write to ", link("mailto:help@example.org", "us"), "."),
    ),
)


@pytest.mark.parametrize("write_form", [write, write_large_print], ids=["a4", "large print"])
def test_paper_says_where_links_lead(write_form: object, tmp_path: Path) -> None:
    document = replace(specimen(), sections=(GET_HELP, LINKS, *specimen().sections[-3:]))
    (artifact,) = write_form(document)  # type: ignore[operator]
    path = tmp_path / "links.pdf"
    path.write_bytes(artifact.data)
    found = boxes(path)
    assert list_collisions(found) == []
    page = artifact.measured.page_of["get-help"]
    close = read(found).replace(" ", "")
    assert f"thesigns(page{page}),ourpage(www.example.org/fever/in-children)andagain." in close
    assert "Or example.org, or a long one" in read(found)
    assert "Write to us (help@example.org)." in read(found)
    assert "(www.example.org/" + "a" * 90 + ")" in close, "no letter is lost"
    assert "(page" not in outline(artifact.data) and "help@" not in outline(artifact.data).split("Link")[0]


def test_an_address_is_noted_once_and_not_behind_itself() -> None:
    one = f'<a class="link" href="{PAGE}">our page</a>'
    noted = note_addresses(one + one)
    assert noted.count("data-address") == 1 and 'data-address="www.example.org/fever/in-children"' in noted
    itself = f'<a class="link" href="{PAGE}">{PAGE}</a>'
    assert note_addresses(itself) == itself


def test_a_note_is_as_wide_with_one_digit_as_with_two(tmp_path: Path) -> None:
    """What follows it begins at the same place, so no line and no page changes when a number does."""
    pages = tuple(
        Section(f"page-{at}", words(f"Page {at}"), (says("Many words follow it. " * 90),)) for at in range(12)
    )
    lines = tuple(
        says("See ", link(f"#page-{at}", "there"), f", then {name}.") for at, name in ((0, "near"), (11, "far"))
    )
    links = Section("links", words("Links"), lines)
    (artifact,) = write(replace(specimen(), sections=(GET_HELP, links, *pages, *specimen().sections[-3:])))
    path = tmp_path / "links.pdf"
    path.write_bytes(artifact.data)
    assert artifact.measured and artifact.measured.page_of["page-0"] < 10 <= artifact.measured.page_of["page-11"]
    found = boxes(path)
    near, far = (next(word.left for word in found if word.text == name) for name in ("near.", "far."))
    assert near == pytest.approx(far, abs=0.01)
