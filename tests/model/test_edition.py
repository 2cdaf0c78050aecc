"""Editions and slots are written and read the same way, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from pipeline.model.edition import Edition, Slot


@pytest.mark.parametrize(
    ("edition", "folder", "ending"),
    [(Edition("pt-BR"), "pt-BR", "pt-BR"), (Edition("en", "riverside"), "en/riverside", "en-riverside")],
)
def test_an_edition_has_a_folder_and_an_ending(edition: Edition, folder: str, ending: str) -> None:
    assert (edition.folder, edition.ending) == (folder, ending)


@pytest.mark.parametrize("text", ["foot-care/en/html", "foot-care/en/riverside/html"])
def test_a_slot_is_read_as_it_is_written(text: str) -> None:
    assert str(Slot.read(text)) == text


@pytest.mark.parametrize("text", ["", "foot-care", "foot-care/en", "a/en//html", "/en/html", "a/en/b/c/html"])
def test_what_is_no_slot_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        Slot.read(text)


def test_a_place_is_told_from_a_format() -> None:
    assert Slot.read("a/en/html") == Slot("a", Edition("en"), "html")
    assert Slot.read("a/en/html/html") == Slot("a", Edition("en", "html"), "html")
