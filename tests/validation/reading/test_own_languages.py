"""Languages that a source brings: what is not filled in, and what would not work, is said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.leaflet import OwnWords
from pipeline.templating.languages import language_pack
from pipeline.validation.reading.own_languages import read_own_languages
from pipeline.validation.reading.source_reader import SourceReader
from tests.second_leaflet import add_foot_care
from tests.workspace import LEAFLET, PUBLISHER, Workspace

HEAD = 'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRY = '\n{flag}msgctxt "{context}"\nmsgid "{english}"\nmsgstr "{words}"\n'


def write_po(folder: Path, *entries: tuple[str, str, str], tag: str = "es", head: str = "es", flag: str = "") -> None:
    """A PO file with entries of a context, English words and others."""
    text = HEAD.format(tag=head)
    text += "".join(ENTRY.format(context=one[0], english=one[1], words=one[2], flag=flag) for one in entries)
    (folder / "languages").mkdir(exist_ok=True)
    (folder / "languages" / f"{tag}.po").write_text(text, "utf-8")


def read(folder: Path, *published: str) -> tuple[OwnWords, list[str]]:
    """The words that were read, and what was found as `line: message`."""
    found = Diagnostics()
    words, _ = read_own_languages(SourceReader(folder, folder, {}, frozenset()), published, found)
    said = {codes.LANGUAGE_WORDS.code, codes.UNKNOWN_KEY.code, codes.MISSING_FILE.code}
    assert {one.code for one in found} <= said
    return words, [f"{one.span.line}: {one.message}" for one in found]


SKIP = ("labels.skip", "Skip to the leaflet")


def test_words_of_the_source_come_before_those_of_plainleaf(tmp_path: Path) -> None:
    write_po(tmp_path, (*SKIP, "Pasar al folleto"))
    words, found = read(tmp_path, "en", "es")
    pack, ours = language_pack("es-MX", words), language_pack("es")
    assert found == [] and pack and ours
    assert pack.labels["skip"] == "Pasar al folleto" != ours.labels["skip"]
    assert pack.labels["contents"] == ours.labels["contents"]


def test_a_region_says_only_what_it_says_otherwise(tmp_path: Path) -> None:
    write_po(tmp_path, (*SKIP, "Brincar al folleto"), tag="es-MX", head="es-MX")
    words, found = read(tmp_path, "es", "es-MX")
    mexican, ours = language_pack("es-MX", words), language_pack("es", words)
    assert found == [] and mexican and ours
    assert mexican.labels["skip"] == "Brincar al folleto" != ours.labels["skip"]
    assert mexican.labels["contents"] == ours.labels["contents"]


@pytest.mark.parametrize(("words", "flag"), [("", ""), ("Pasar", "#, fuzzy\n")])
def test_what_is_fuzzy_or_empty_is_not_done(words: str, flag: str, tmp_path: Path) -> None:
    write_po(tmp_path, (*SKIP, words), flag=flag)
    read_words, _ = read(tmp_path, "es")
    pack, ours = language_pack("es", read_words), language_pack("es")
    assert pack and ours and pack.labels["skip"] == ours.labels["skip"]
    write_po(tmp_path, (*SKIP, words), tag="so", head="so", flag=flag)
    own, found = read(tmp_path, "so")
    assert own == {} and any(": not filled in yet: `labels.skip`, `labels.contents`" in one for one in found)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (("labels.skipp", "Skip", "Pasar"), "msgctxt `labels.skipp` names nothing of ours"),
        (("labels.skip", "Skip", "Pasar"), "the English words of `labels.skip` are others by now"),
        (("labels.code", "Code {code}", "Código"), "`labels.code` has lost `{code}`"),
        (
            ("labels.code", "Code {code}", "Código {codigo}"),
            "`labels.code` has `{codigo}`, for which nothing is filled in",
        ),
        (("labels.code", "Code {code}", "{code} {code}"), "`labels.code` fills something in more than once"),
        (
            ("labels.version_of", "{version} of {date}", "{date} {version}"),
            "`labels.version_of` has to begin with `{version}`",
        ),
        (("labels.code", "Code {code}", "Código {code} {"), "`labels.code` has a brace that belongs to nothing"),
    ],
)
def test_an_entry_that_does_not_fit_is_an_error_at_its_line(
    entry: tuple[str, str, str], said: str, tmp_path: Path
) -> None:
    write_po(tmp_path, entry)
    own, found = read(tmp_path, "es")
    assert own == {} and found == [f"6: {said}"]


def test_a_language_needs_both_files(tmp_path: Path) -> None:
    write_po(tmp_path, (*SKIP, "U bood"), tag="so", head="so")
    assert "1: the language needs this file too" in read(tmp_path, "so")[1]


def test_a_file_of_another_language_is_refused(tmp_path: Path) -> None:
    write_po(tmp_path, (*SKIP, "Pasar"), head="pt")
    assert read(tmp_path, "es")[1] == ["1: the head says `Language: pt`, and the file is named `es`"]


def test_what_is_no_po_file_is_refused_at_its_line(tmp_path: Path) -> None:
    write_po(tmp_path, (*SKIP, "Pasar"))
    path = tmp_path / "languages" / "es.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "Pasar"', "msgstr Pasar"), "utf-8")
    own, found = read(tmp_path, "es")
    assert own == {} and found == ["8: the PO file cannot be read here"]


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("direction: up\n", "1: `direction` has no value that can be used"),
        ("typography: {script: Latin}\n", "1: `typography.script` has no value that can be used"),
        ("typography: {numbers: arab}\n", "1: `typography.numbers` has no value that can be used"),
        ("risk: {plain: 3}\n", "1: `risk.plain` has to be words"),
        ("risk: {plain: '{n} de {of}'}\n", "1: `risk.plain` has lost `{who}`"),
        ("rsk: {}\n", "1: `rsk` is no key of this file"),
        ("labels: {}\n", "1: `labels` is no key of this file"),
        ("- a\n", "1: the file has no keys"),
    ],
)
def test_a_value_that_does_not_work_is_an_error_at_its_place(yaml: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "es.yaml").write_text(yaml, "utf-8")
    own, found = read(tmp_path, "es")
    assert own == {} and found == [said]


def test_a_language_in_which_nothing_is_published_is_not_asked_for(tmp_path: Path) -> None:
    write_po(tmp_path, (*SKIP, "Pasar"), head="pt")
    assert read(tmp_path, "en") == ({}, [])


def test_an_unfinished_language_keeps_back_what_is_in_it_and_nothing_else(workspace: Workspace) -> None:
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, so]")
    add_foot_care(workspace, language="so")
    workspace.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, so: gurmad}")
    write_po(workspace.source, (*SKIP, "U bood"), tag="so", head="so")
    checkup = workspace.check()
    assert set(checkup.good) == {LEAFLET}
    wrong = {one.code for one in checkup.diagnostics if one.severity == "error"}
    assert wrong == {codes.LANGUAGE_WORDS.code, codes.MISSING_FILE.code}
