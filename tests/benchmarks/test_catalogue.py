"""The catalogue for benchmarks: the same seed gives the same bytes, leaflets differ, and no error is found in them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from catalogue.leaflet_words import MOST_ROWS, write_words
from catalogue.plans import LeafletPlan, share_out
from catalogue.tongues import LANGUAGES, read_tongue
from catalogue.writing import write_catalogue
from pipeline.build.checking import check_source
from steps.growth import DIMENSIONS
from steps.many import change_word
from tests.workspace import read_files

PLACED = LeafletPlan(photos=2, local=True)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", "a"), ("same", "a"), ("other", "b")):
        write_catalogue(tmp_path / name, 2, ("en", "cy"), seed, plan=lambda _: PLACED)
    one, same, other = (read_files(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same and len(one) > 10
    differing = {path for path in one if one[path] != other.get(path)}
    assert {"stay-00001/en.md", "stay-00002/cy.md", "stay-00001/images/photo-1.jpg"} <= differing


@pytest.mark.slow
def test_no_error_is_found_in_any_language_or_place(tmp_path: Path) -> None:
    names = write_catalogue(tmp_path / "source", 2, plan=lambda random: PLACED)
    names += write_catalogue(tmp_path / "drawn" / "source", 3)
    for base, some in ((tmp_path, names[:2]), (tmp_path / "drawn", names[2:])):
        checkup = check_source(base / "source", base, some)
        assert [one for one in checkup.diagnostics if one.severity == "error"] == []
        assert len(checkup.good) == len(some)
        assert all(set(leaflet.texts) == set(LANGUAGES) for leaflet in checkup.good.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaflets_say_different_things(language: str) -> None:
    tongue = read_tongue(language)
    said = [{tongue.say(random) for _ in range(100)} for random in (Random("a"), Random("b"))]
    assert all(len(sentences) > 95 for sentences in said) and len(said[0] & said[1]) < 5


def test_every_language_has_as_many_words_of_each_kind() -> None:
    shapes = {
        tuple(len(part) if isinstance(part, tuple | dict) else 0 for part in vars(read_tongue(tag)).values())
        for tag in LANGUAGES
    }
    assert len(shapes) == 1
    assert len({tuple(read_tongue(tag).terms) for tag in LANGUAGES}) == 1


def test_a_plan_says_how_much_there_is_of_everything() -> None:
    plan = LeafletPlan(sections=7, terms=9, facts=5, messages=23, rows=MOST_ROWS + 1, photos=3)
    text = write_words(plan, read_tongue("en"), Random("a"), 1, "en")
    assert text.count(".term") == 9 and text.count("{{chairs-") == 5 and text.count("{.sms") == 24
    assert text.count("\n## ") == 7 + 2 and text.count("![") == 3
    assert text.count("{.table") == 2, "no table has more rows than one may have"
    assert sum(line.startswith("|") for line in text.splitlines()) == plan.rows + 2 * 2


@pytest.mark.parametrize(("number", "among"), [(0, 3), (2, 5), (23, 7), (5, 5)])
def test_what_is_shared_out_comes_once(number: int, among: int) -> None:
    assert [one for place in range(among) for one in share_out(number, among, place)] == list(range(number))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_word_is_one_change(language: str) -> None:
    text = write_words(LeafletPlan(), read_tongue(language), Random("a"), 1, language)
    changed = change_word(text, language, "#part-0}\n")
    lines = [(old, new) for old, new in zip(text.splitlines(), changed.splitlines(), strict=True) if old != new]
    assert len(lines) == 1, "and the line is below the heading of the part"
    assert text.index(lines[0][0]) > text.index("#part-0}")


@pytest.mark.slow
@pytest.mark.parametrize("name", DIMENSIONS)
def test_what_grows_stays_within_the_limits(tmp_path: Path, name: str) -> None:
    more = DIMENSIONS[name].more
    names = write_catalogue(tmp_path / "source", 1, ("en",), plan=lambda _: more.plan, terms=more.terms)
    checkup = check_source(tmp_path / "source", tmp_path, names)
    assert [found for found in checkup.diagnostics if found.severity == "error"] == []
