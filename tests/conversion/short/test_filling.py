"""Short editions fill themselves: with further sections of the leaflet, then with larger letters, and only then with
lines to write on."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from pipeline.conversion.short.card import write as write_card
from pipeline.conversion.short.folded import write as write_folded
from pipeline.model.document import Document, Section, plain
from tests.conversion.tagged_text import outline, shown
from tests.nodes import box, bullets, card, says, words
from tests.specimen import specimen

pytestmark = pytest.mark.slow

ABOUT = specimen().sections[-1]
HELP = Section("help", words("Get help"), (card("emergency", "now", "999", "Call 999 now if:", "", "you faint"),))
WASH = Section("wash", words("How to wash"), (says("Wet your hands and use soap."),))
DRY = Section("dry", words("How to dry"), (bullets("Use a clean towel.", "Or dry them in the air."),))
LONG = Section(
    "long", words("Much to read"), tuple(says("A sentence that goes on for a while. " * 8) for _ in range(40))
)


def leaflet(*sections: Section) -> Document:
    """A very short leaflet whose editions list its key points and when to get help."""
    listed = ("key-points", "help")
    return replace(
        specimen(),
        title="Washing your hands",
        medical_name="",
        key_points=box("key-points", bullets("Use soap.", "Take your time.")),
        sections=(HELP, *sections, ABOUT),
        editions={"folded": listed, "card": listed},
    )


def sizes(data: bytes) -> dict[str, float]:
    """The size of letters of what is painted, in points."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {run.words: run.size for run in shown(pdf)}


def test_a_folded_leaflet_takes_in_what_it_would_leave_out() -> None:
    tags = outline(write_folded(leaflet(WASH, DRY))[0].data)
    order = [
        tags.index(f"H2 {title}\n") for title in ("Get help", "How to wash", "How to dry", "There is more to read")
    ]
    assert order == sorted(order), "in the order of the leaflet, behind what is listed"
    assert "LBody How to wash" not in tags, "what it has is not named as missed"
    assert "This is a short form of our leaflet." in tags


def test_a_section_that_does_not_fit_whole_is_left_out_and_the_next_is_tried() -> None:
    tags = outline(write_folded(leaflet(LONG, DRY))[0].data)
    assert "H2 Much to read" not in tags and "LBody Much to read\n" in tags
    assert "H2 How to dry\n" in tags


def test_what_is_taken_in_brings_its_evidence(real_document: Document) -> None:
    few = replace(real_document, editions={"folded": ("key-points",)})
    tags = outline(write_folded(few)[0].data)
    assert "H2 What muscle wasting is\n" in tags
    assert tags.count("H2 My") <= 2


def test_a_folded_leaflet_names_what_it_has_no_room_for(real_document: Document) -> None:
    tags = outline(write_folded(real_document)[0].data)
    for section in real_document.sections:
        title = plain(section.title)
        named = f"LBody {title}\n" in tags or f"LBody More on: {title}\n" in tags
        assert named or f"H2 {title}\n" in tags or section.id in ("glossary", "references", "other-formats"), title


def test_few_words_stand_in_larger_letters() -> None:
    painted = sizes(write_folded(leaflet(WASH))[0].data)
    assert painted["Use soap."] >= 16
    assert min(painted.values()) >= 12


def test_letters_grow_only_as_far_as_the_longest_word_has_room() -> None:
    long = Section("long", words("A word"), (says("Pneumonoultramicroscopicsilico it is."),))
    painted = sizes(write_folded(leaflet(long))[0].data)
    (size,) = {size for text, size in painted.items() if "Pneumonoultramicroscopicsilico" in text}
    assert 12.5 <= size < 16


def test_paper_to_write_on_is_headed_on_every_panel() -> None:
    tags = outline(write_folded(leaflet())[0].data)
    heads = [line.strip() for line in tags.splitlines() if line.strip() in ("H2 My notes", "H2 My own questions")]
    assert heads[-2:] == ["H2 My own questions", "H2 My notes"], "what is seen first when it is opened comes last"


def test_a_card_takes_in_what_it_would_leave_out() -> None:
    tags = outline(write_card(leaflet(WASH, LONG, DRY))[0].data)
    order = [
        tags.index(f"H2 {title}\n") for title in ("Get help", "How to wash", "How to dry", "There is more to read")
    ]
    assert order == sorted(order) and "H2 Much to read" not in tags
    assert "This is a short form of our leaflet." in tags


def test_a_card_of_few_words_is_in_large_letters_down_to_its_foot() -> None:
    data = write_card(leaflet())[0].data
    assert sizes(data)["Use soap."] >= 18
    assert "H2 My notes\n" in outline(data)
