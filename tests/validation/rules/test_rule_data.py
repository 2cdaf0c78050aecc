"""The data of rules: each entry has its source, can be found, and a publisher's entries are added and taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assets import RULES
from pipeline.model.language_codes import LANGUAGE_RULES
from pipeline.model.settings import StyleEntries
from pipeline.validation.rules.phrase_tables import PhraseTable, endings_agree, expand_endings
from pipeline.validation.rules.rule_data import find_rule_data, read_rule_data
from tests.workspace import Workspace

FILES = sorted(path.relative_to(RULES).as_posix().removesuffix(".yaml") for path in RULES.rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES)
def test_every_entry_has_a_source_and_is_found(file: str) -> None:
    language, rule = file.split("/")
    assert rule in {one.name for one in LANGUAGE_RULES.values()}
    data = read_rule_data(language, rule)
    assert data is not None
    assert all(len(source) > 10 for source in data.sources.values())
    for entry in data.entries:
        assert entry.source in data.sources
        assert endings_agree(entry.phrase, entry.written), entry.phrase
        for phrase, _ in expand_endings(entry.phrase, entry.written):
            assert "(" in phrase or list(PhraseTable([(phrase, "")]).find(f"So, {phrase} it is.")), phrase
    phrases = [phrase for entry in data.entries for phrase, _ in expand_endings(entry.phrase, entry.written)]
    assert [phrase for phrase in phrases if phrases.count(phrase) > 1] == []


def test_there_is_data_for_a_region_of_a_language_and_none_for_others() -> None:
    assert find_rule_data("en-IE", "jargon", {}) is read_rule_data("en", "jargon")
    assert find_rule_data("de", "jargon", {}) is None


def test_a_publisher_adds_and_takes_out() -> None:
    style = {"en": {"jargon": StyleEntries(add={"obs": "checks"}, remove=["nausea", "clinician(|s)", "occurs"])}}
    data = find_rule_data("en", "jargon", style)
    assert data is not None
    words = "Obs, nausea, clinicians, it occurred, renal."
    assert [(hit.words, hit.expected) for hit in data.find(words)] == [("Obs", "Checks"), ("renal", "kidney")]
    assert find_rule_data("en", "jargon", style) is data


@pytest.mark.parametrize(
    ("phrase", "written", "text", "expected"),
    [
        ("occur(|s|ring)", "happen(|s|ing)", "It occurs.", "happens"),
        ("utilis(e|ed)", "use", "UTILISED", "USE"),
        ("occur(|s)", "happen(|s|ing)", "It occurs.", ""),
        ("(a|the) lesion", "sore", "The lesion", "Sore"),
        ("prior to", "before", "prior\nto it", "before"),
        ("*ectomy", "removal", "an appendectomy", "removal"),
    ],
)
def test_endings_and_capitals_are_kept(phrase: str, written: str, text: str, expected: str) -> None:
    (hit,) = PhraseTable([(phrase, written)]).find(text)
    assert hit.expected == expected


def test_the_longest_phrase_counts_and_a_harmless_one_hides_it() -> None:
    table = PhraseTable([("acute", "sudden"), ("acute on chronic", "worse")], fine=["acute angle"])
    assert [hit.words for hit in table.find("An acute angle, acute on chronic, acute.")] == [
        "acute on chronic",
        "acute",
    ]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("en: {jargon: {add: {nausea: sick}}}", "`jargon` looks for “nausea” already"),
        ("en: {jargon: {add: {tri(a|b): so(a|b|c)}}}", "“tri(a|b)” and “so(a|b|c)” have not as many endings"),
        ("de: {jargon: {add: {Nausea: x}}}", "the rule `jargon` looks for no words in `de`"),
        ("en: {jargon: {more: x}}", "there is no key `more` here"),
        ("en: {jargon: {remove: [x, ~]}}", ""),
    ],
)
def test_a_slip_in_style_yaml_is_an_error_at_its_place(workspace: Workspace, file: str, message: str) -> None:
    workspace.write("style.yaml", file + "\n")
    errors = [one for one in workspace.check().diagnostics if one.severity == "error"]
    assert errors and all(one.span.path == "source/style.yaml" and one.span.column > 1 for one in errors)
    assert not message or message in {one.message for one in errors}


WHOLE = """\
sources: {nhs: The manual of somebody}
words: {nhs: {nausea: feeling sick}}
fine: {nhs: [no nausea]}
lists: {verbs: {nhs: [take, use]}}
thresholds: {most_words: {value: 20, source: nhs}}
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the data of a language that nobody has."""
    monkeypatch.setattr("pipeline.validation.rules.rule_data.RULES", tmp_path)
    (tmp_path / "xx").mkdir()
    return tmp_path / "xx"


def test_the_whole_file_is_read(shelf: Path) -> None:
    (shelf / "whole.yaml").write_text(WHOLE, encoding="utf-8")
    data = read_rule_data("xx", "whole")
    assert data is not None
    assert (data.lists, data.thresholds) == ({"verbs": ("take", "use")}, {"most_words": 20})
    assert [hit.expected for hit in data.find("No nausea, but nausea.")] == ["feeling sick"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("key", "fine:", "harmless:"),
        ("unused", "sources: {", "sources: {other: Another manual, "),
        ("unknown", "fine: {nhs", "fine: {other"),
        ("broken", "words: {", "words: {{"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(shelf: Path, name: str, old: str, new: str) -> None:
    (shelf / f"{name}.yaml").write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=name):
        read_rule_data("xx", name)
