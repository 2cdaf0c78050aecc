"""Export for translators' programs: each part with its context, its state and a note, in files that others can read."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.translating.exporting import Desk, ExchangeFormat, export_translation, find_desk
from pipeline.parsers.gettext_po import order_entries, read_po
from pipeline.parsers.xliff import read_xliff
from tests.desk.gettext_judge import assert_gettext_takes
from tests.translated import SPANISH, add_spanish
from tests.workspace import LEAFLET, WORDS, Workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    add_spanish(workspace)
    return workspace


def desk_of(workspace: Workspace) -> Desk:
    return find_desk(check_leaflets(workspace.source, workspace.place, (LEAFLET,)), LEAFLET, "es")


def export(workspace: Workspace, form: ExchangeFormat) -> Path:
    path = workspace.place / f"words.{form}"
    export_translation(desk_of(workspace), form, path)
    return path


def test_po_has_each_part_with_its_state(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has some causes.")
    spanish.edit(SPANISH, "title: Pérdida de músculo", "title: Muscle wasting")
    file = read_po(export(spanish, "po").read_text("utf-8"))
    entries = order_entries(file.entries)
    assert file.language == "es"
    title, changed = entries["head:title"], entries["key-points-1:item-2"]
    assert (title.source, title.words) == ("Muscle wasting", "")
    assert (changed.fuzzy, changed.previous) == (True, "Wasting has many causes.")
    assert changed.words == "La pérdida tiene muchas causas."
    assert "Text message" in entries["message:welcome:paragraph-1"].comment


def test_gettext_takes_it(spanish: Workspace) -> None:
    assert_gettext_takes(export(spanish, "po"))


def test_work_of_a_translator_is_not_written_over(spanish: Workspace) -> None:
    path = export(spanish, "po")
    assert export(spanish, "po") == path, "the same words may be written again"
    path.write_text(path.read_text("utf-8").replace("Pérdida", "Merma"), "utf-8")
    with pytest.raises(WrongUsageError, match="is there already"):
        export(spanish, "po")
    assert "Merma" in path.read_text("utf-8")


def test_xliff_has_the_same(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has some causes.")
    text = export(spanish, "xliff").read_text("utf-8")
    file = read_xliff(text)
    units = {one.id: one for one in file.units}
    assert (file.source_language, file.language, file.name) == ("en", "es", f"{LEAFLET}/en.md")
    assert ElementTree.fromstring(text).get("version") == "2.1"
    changed = units["key-points-1:item-2"]
    assert not changed.done and changed.note.endswith("It said before: Wasting has many causes.")
    assert units["head:title"].done and units["head:title"].words == "Pérdida de músculo"
    assert [one.id for one in file.units] == [one.context for one in desk_of(spanish).list_units()]


@pytest.mark.parametrize(("language", "says"), [("en", "source language"), ("fr", "translations start")])
def test_a_language_that_is_no_translation_is_a_wrong_usage(spanish: Workspace, language: str, says: str) -> None:
    checkup = check_leaflets(spanish.source, spanish.place, (LEAFLET,))
    with pytest.raises(WrongUsageError, match=says):
        find_desk(checkup, LEAFLET, language)
