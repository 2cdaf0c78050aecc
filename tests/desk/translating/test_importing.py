"""Import from translators' programs: what is done goes to its place, nothing else changes, and what is wrong keeps all
of it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.translating.exporting import ExchangeFormat
from pipeline.desk.translating.importing import Imported, import_translation
from tests.desk.translating.test_exporting import desk_of, export
from tests.translated import SPANISH, add_spanish
from tests.workspace import WORDS, Workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    add_spanish(workspace)
    return workspace


def bring_back(workspace: Workspace, form: ExchangeFormat, before: str = "", after: str = "") -> Imported:
    """Export, change something as a translator's program would, and import."""
    path = export(workspace, form).rename(workspace.place / f"back.{'po' if form == 'po' else 'xlf'}")
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1) if before else text, "utf-8")
    return import_translation(desk_of(workspace), path, workspace.place)


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_the_way_there_and_back_changes_nothing(spanish: Workspace, form: ExchangeFormat) -> None:
    before = spanish.read(SPANISH)
    back = bring_back(spanish, form)
    assert (back.refusals, back.changed, back.file) == ((), (), "") and back.done == back.of_all > 10
    assert spanish.read(SPANISH) == before


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_one_change_changes_that_part_at_its_place(spanish: Workspace, form: ExchangeFormat) -> None:
    spanish.edit(SPANISH, "## Qué es", "<!-- a remark -->\n\n## Qué es")
    before = spanish.read(SPANISH)
    back = bring_back(spanish, form, "La pérdida tiene muchas causas.", "Hay muchas causas.")
    assert back.changed == ("key-points-1:item-2",)
    assert spanish.read(SPANISH) == before.replace("La pérdida tiene muchas causas.", "Hay muchas causas.")


def test_line_ends_of_other_systems_stay(spanish: Workspace) -> None:
    path = spanish.path(SPANISH)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert bring_back(spanish, "po", "tiene muchas causas", "tiene varias causas").changed
    assert path.read_bytes() == before.replace(b"tiene muchas causas", b"tiene varias causas")


def test_what_is_not_done_stays_as_it_was(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has some causes.")
    before = spanish.read(SPANISH)
    back = bring_back(spanish, "po", "La pérdida tiene muchas causas.", "Otra cosa.")
    assert not back.changed and back.done == back.of_all - 1 and spanish.read(SPANISH) == before
    back = bring_back(spanish, "po", "#, fuzzy\n", "")
    assert not back.refusals and back.done == back.of_all


FAULTS = {
    "another language": ('"Language: es\\n"', '"Language: fr\\n"', "the file is of `fr`"),
    "no language": ('"Language: es\\n"\n', "", "does not say its language"),
    "no context": ('msgctxt "head:title"\n', "", "words have no context"),
    "an unknown part": ('"head:title"', '"head:name"', "`head:name` is no part of"),
    "a part twice": ('"key-points-1:item-2"', '"key-points-1:item-1"', "stands twice"),
    "other source words": ('msgid "Muscle wasting"', 'msgid "Muscle"', "are not those of the source now"),
    "a lost placeholder": ("Hola, ((name)).", "Hola.", "`((name))` is lost in `message:welcome:paragraph-1`"),
    "another placeholder": ("Hola, ((name)).", "Hola, ((name)) ((nombre)).", "`((nombre))` stands in"),
    "a lost fact": ("llame al {{emergency-line}}", "llame al 112", "`{{emergency-line}}` is lost"),
    "a lost term": ("[atrofia]{.term key=atrophy}", "atrofia", "`{.term` is lost"),
    "words that are markup": ('"La pérdida tiene muchas causas."', '"- La pérdida"', "would be read as something else"),
    "no file of gettext": ("msgstr", "mgstr", "no PO file"),
}


@pytest.mark.parametrize(("before", "after", "says"), FAULTS.values(), ids=FAULTS.keys())
def test_what_is_wrong_is_refused_at_its_line_and_nothing_is_written(
    spanish: Workspace, before: str, after: str, says: str
) -> None:
    words = spanish.read(SPANISH)
    export(spanish, "po")
    back = bring_back(spanish, "po", before, after)
    assert says in " ".join(one.reason for one in back.refusals), back.refusals
    assert all(one.line and one.hint for one in back.refusals)
    assert spanish.read(SPANISH) == words


def test_all_that_is_wrong_is_told_at_once(spanish: Workspace) -> None:
    path = export(spanish, "po")
    text = path.read_text("utf-8").replace("((name)). Le", "Le").replace('{{emergency-line}}."', '112."')
    path.write_text(text, "utf-8")
    back = import_translation(desk_of(spanish), path, spanish.place)
    lines = text.split("\n")
    assert len(back.refusals) == 2
    assert all("message:" in " ".join(lines[one.line - 3 : one.line + 2]) for one in back.refusals)


def test_a_new_part_has_no_place_yet(spanish: Workspace) -> None:
    spanish.edit(WORDS, "- Wasting has many causes.", "- Wasting has many causes.\n- You can do something.")
    path = export(spanish, "po")
    text = path.read_text("utf-8")
    path.write_text(text.replace('something."\nmsgstr ""', 'something."\nmsgstr "Puede hacer algo."'), "utf-8")
    (refusal,) = import_translation(desk_of(spanish), path, spanish.place).refusals
    assert "has no place in es.md yet" in refusal.reason and "pin" in refusal.hint


def test_another_kind_of_file_is_a_wrong_usage(spanish: Workspace, tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("a,b\n", "utf-8")
    with pytest.raises(WrongUsageError, match=r"neither a PO file \(\.po\)"):
        import_translation(desk_of(spanish), tmp_path / "words.csv", spanish.place)


@pytest.mark.parametrize("name", ["words.po", "words.xlf"])
def test_a_file_in_another_encoding_is_refused_at_its_line(spanish: Workspace, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b'msgid ""\nmsgstr "\xe9"\n')
    (refusal,) = import_translation(desk_of(spanish), tmp_path / name, spanish.place).refusals
    assert (refusal.line, refusal.reason) == (2, "this is no text in UTF-8")
