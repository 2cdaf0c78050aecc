"""The corpus is what it says (a closed schema, enough sentences, no frame twice), and rules do on it what they must."""

from __future__ import annotations

import pytest

from corpus.frames import find_alike, make_frame, measure_likeness
from corpus.judging import find_lower_end, judge, score
from corpus.loading import CORPUS, CorpusError, CorpusFile, list_files, read_corpus
from corpus.reading import read_clean_leaflet
from guide.pages import WRITING
from guide.rules import write_rules
from pipeline.validation.rules.language import LANGUAGE_RULES, diagnose_language

CODES = sorted(list_files("seen"))
RULES = {one.rule.code: one.rule for one in LANGUAGE_RULES}
CLEAN = sorted(path.stem for path in (CORPUS / "clean").glob("*.md"))
FEWEST = {"error": 20, "warning": 8}
"""Hits, and near misses, of a rule in each half."""
LEAST_PRECISION = {"error": 0.95, "warning": 0.85}
"""What a rule has to reach on the sentences that its writer has not seen."""


def halves(code: str) -> tuple[CorpusFile, CorpusFile]:
    return read_corpus("seen", code), read_corpus("held", code)


def test_both_halves_have_the_same_rules() -> None:
    names = {half: sorted(path.name for path in list_files(half).values()) for half in ("seen", "held")}
    assert names["seen"] == names["held"]


@pytest.mark.parametrize("code", CODES)
def test_the_files_can_be_read(code: str) -> None:
    seen, held = halves(code)
    assert (seen.code, seen.name, seen.language) == (held.code, held.name, held.language)
    assert seen.code not in RULES or seen.name == RULES[seen.code].name


@pytest.mark.parametrize("code", CODES)
def test_there_are_enough_sentences(code: str) -> None:
    fewest = FEWEST[RULES[code].severity if code in RULES else "warning"]
    for half in halves(code):
        assert half.count(True) >= fewest and half.count(False) >= fewest


@pytest.mark.parametrize("code", CODES)
def test_no_two_sentences_share_their_frame(code: str) -> None:
    sentences = [one for half in halves(code) for one in half.sentences]
    assert len({(one.text, one.where) for one in sentences}) == len(sentences)
    for is_hit in (True, False):
        assert list(find_alike([one.text for one in sentences if one.is_hit == is_hit])) == []


@pytest.mark.parametrize("code", RULES)
def test_a_rule_does_what_its_writer_has_seen(code: str) -> None:
    wrong = [(one.text, count) for one, count in judge("seen", code) if count != one.is_hit]
    assert wrong == []


@pytest.mark.parametrize("code", RULES)
def test_no_rule_is_louder_than_it_is_right(code: str) -> None:
    assert score("held", code).precision >= LEAST_PRECISION[RULES[code].severity], "let it warn, or mend it"


def test_the_page_of_the_rules_says_how_often_they_are_right() -> None:
    assert (WRITING / "rules.md").read_text(encoding="utf-8") == write_rules(), "renew it with `make guide`"


@pytest.mark.parametrize("name", CLEAN)
def test_no_error_is_found_in_a_clean_leaflet(name: str) -> None:
    diagnostics = diagnose_language(read_clean_leaflet(name), "en")
    assert [(one.code, one.message) for one in diagnostics if one.severity == "error"] == []


def test_there_are_ten_clean_leaflets() -> None:
    lengths = [len((CORPUS / "clean" / f"{name}.md").read_text(encoding="utf-8").split()) for name in CLEAN]
    assert len(CLEAN) == 10 and min(lengths) >= 400


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Take 50mg twice a day.", "Take 20mg twice a day."),
        ("Keep **{{drug}}** out of the sun.", "Keep {{other}} out of the sun."),
        ("You may feel sick after the first dose.", "You may feel dizzy after the first dose."),
    ],
)
def test_sentences_that_differ_in_a_word_share_their_frame(one: str, other: str) -> None:
    assert list(find_alike([one, other])) == [(one, other)]


def test_sentences_of_the_same_words_in_another_order_do_not() -> None:
    assert measure_likeness(make_frame("rest until it heals at home"), make_frame("at home it heals until rest")) < 0.75


def test_the_interval_is_that_of_wilson() -> None:
    assert find_lower_end(20, 20) == pytest.approx(0.8389, abs=1e-4)
    assert find_lower_end(8, 10) == pytest.approx(0.4902, abs=1e-4)
    assert find_lower_end(0, 0) == 0


def test_there_is_no_corpus_of_what_there_is_not() -> None:
    with pytest.raises(CorpusError):
        read_corpus("seen", "LNG999")
