"""What to do in an emergency is taken out of its section, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from pipeline.conversion.short.signs import split_signs
from pipeline.model.document import Section
from tests.nodes import card, says, words
from tests.specimen import specimen

LEAD, NOTE, LAST = says("Lead."), says("Or text."), says("For all cards.")
NOW = card("emergency", "now", "999", "Call 999 now if:", "", "you faint")
SOON = card("urgent", "soon", "111", "Call 111 if:", "", "you are weak")
WHAT = Section("what", words("What"), (says("It is."),))


def split(*blocks: object) -> tuple[Section | None, tuple[Section, ...]]:
    help_ = Section("help", words("Help"), blocks)  # type: ignore[arg-type]
    return split_signs(replace(specimen(), sections=(WHAT, help_)))


def test_the_emergency_card_comes_with_what_leads_up_to_it_and_what_follows_it() -> None:
    signs, (what, rest) = split(LEAD, NOW, NOTE, SOON, LAST)
    assert signs is not None and signs.blocks == (LEAD, NOW, NOTE)
    assert what is WHAT and (rest.id, rest.blocks) == ("help", (SOON, LAST))


def test_it_comes_first_wherever_it_stands() -> None:
    signs, (_, rest) = split(LEAD, SOON, NOW)
    assert signs is not None and signs.blocks == (LEAD, NOW) and rest.blocks == (SOON,)


def test_a_section_of_which_nothing_is_left_is_there_once() -> None:
    signs, others = split(NOW)
    assert signs is not None and others == (WHAT,)


def test_without_an_emergency_card_all_stays_where_it_is() -> None:
    signs, others = split(LEAD, SOON)
    assert signs is None and len(others) == 2
