"""Steps on paper: where their words stand, read from the finished pages by a reader that is not ours."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.document import Fact, Item, Section, Steps, Strong
from tests.conversion.paper_words import PAPER, Word, boxes, list_collisions
from tests.conversion.tagged_text import outline
from tests.nodes import bullets, item, phone, says, words
from tests.specimen import GET_HELP, specimen

pytestmark = pytest.mark.slow

DOSE = Fact("ors-dose", "dose", words("150\N{NO-BREAK SPACE}ml"))
STEPS = Steps((
    item("Take ", DOSE, " now."),
    item(Strong(words("Call ", phone("999", "emergency-line"), ".")), " Do not wait."),
    Item((says("Wash your hands."), says("Use soap for twenty seconds."), bullets("palms first", "then thumbs"))),
))  # fmt: skip


@pytest.mark.parametrize("form", PAPER)
def test_words_in_steps_stand_beside_each_other(form: str, tmp_path: Path) -> None:
    steps = Section("steps", words("What to do now"), (STEPS,))
    editions = {"card": ("steps", "get-help"), "folded": ("steps", "get-help")}
    document = replace(specimen(), sections=(GET_HELP, steps, *specimen().sections[-3:]), editions=editions)
    (artifact,) = PAPER[form](document)
    path = tmp_path / "steps.pdf"
    path.write_bytes(artifact.data)
    found = boxes(path)
    assert list_collisions(found) == []
    read = " ".join(word.text for word in found).replace("\N{NO-BREAK SPACE}", " ")
    lines = ("Take 150 ml now.", "Call 999. Do not wait.", "Wash your hands.", "Use soap for twenty seconds.")
    assert [line for line in lines if line not in read] == [], "each in a piece, whatever stands in the next column"


def print_steps(form: str, steps: Steps, path: Path) -> list[Word]:
    """The words of a section with these steps, as they stand in a form."""
    section = Section("steps", words("What to do now"), (steps,))
    editions = {"card": ("steps", "get-help"), "folded": ("steps", "get-help")}
    sections = (GET_HELP, section, *specimen().sections[-3:])
    (artifact,) = PAPER[form](replace(specimen(), sections=sections, editions=editions))
    path.write_bytes(artifact.data)
    return boxes(path)


@pytest.mark.parametrize("form", PAPER)
def test_what_follows_in_a_step_begins_where_its_words_begin(form: str, tmp_path: Path) -> None:
    """A second paragraph exactly there; a list with its mark there, so that its words stand further in."""
    more = (says("Zebra paragraph."), bullets("yonder bullet"))
    lines = tuple(Item((says(f"Xylo{number} begins."), *more)) for number in (9, 10))
    found = print_steps(form, Steps(lines, start=9), tmp_path / "steps.pdf")
    first = [word.left for word in found if word.text.startswith("Xylo")]
    assert len(first) == 2 and abs(first[0] - first[1]) < 0.5, "one digit or two"
    for word, further in (("Zebra", 0), ("yonder", 12)):
        (left, again) = (one.left for one in found if one.text == word)
        assert abs(left - again) < 0.5 and further - 0.5 <= left - first[0] <= 2.4 * further + 0.5


@pytest.mark.parametrize("form", PAPER)
def test_steps_go_on_from_their_first_number(form: str, tmp_path: Path) -> None:
    found = print_steps(form, Steps((item("Alpha."), item("Beta."), item("Gamma.")), start=3), tmp_path / "steps.pdf")
    read = " ".join(word.text for word in found)
    assert "3. Alpha. 4. Beta. 5. Gamma." in read
    tags = outline((tmp_path / "steps.pdf").read_bytes())
    assert "L [ListNumbering=Decimal]" in tags and "L [ListNumbering=None]" in tags
    assert re.search(r"LI\n +Lbl 3\.\n +LBody Alpha", tags), "the number is read first, and outside the words"
