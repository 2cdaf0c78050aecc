"""Pictures of people: everybody is there, in the look that they have to have, in rows of ten."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from pipeline.conversion.look.colours import PAPER
from pipeline.conversion.look.people import COLUMNS, People, draw_people, name_people, write_people

SVG = "{http://www.w3.org/2000/svg}"


def list_persons(svg: str) -> list[tuple[str, int, int]]:
    """Each person with its look, by what is painted, and where its head begins."""
    persons = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        if group.get("stroke"):
            for path in group.iter(f"{SVG}path"):
                x, y = map(int, re.findall(r"\d+", path.get("d", ""))[:2])
                persons.append(("outlined" if group.get("fill") == "none" else "filled", x, y))
    return persons


@pytest.mark.parametrize("filled", [1, 5, 7, 10, 12, 50, 99])
def test_so_many_are_filled_in_from_the_top_at_the_start(filled: int) -> None:
    persons = list_persons(draw_people((("full", filled), ("open", 100 - filled)), PAPER))
    assert [look for look, _, _ in persons] == ["filled"] * filled + ["outlined"] * (100 - filled)
    places = [(y, x) for _, x, y in persons]
    assert places == sorted(set(places)) and len(places) == 100


def test_ten_stand_in_a_row_with_a_gap_in_the_middle() -> None:
    persons = list_persons(draw_people((("open", 100),), PAPER))
    across, down = sorted({x for _, x, _ in persons}), sorted({y for _, _, y in persons})
    assert len(across) == len(down) == COLUMNS
    for line in (across, down):
        apart = [after - before for before, after in pairwise(line)]
        assert apart[4] > apart[0] and apart[:4] + apart[5:] == [apart[0]] * 8


def test_a_person_that_may_be_is_outlined_and_half_filled() -> None:
    root = ElementTree.fromstring(draw_people((("half", 3), ("open", 7)), PAPER))
    groups = [(group.get("class"), len(group)) for group in root.iter(f"{SVG}g")]
    assert groups == [("half", 3), ("shade", 3), ("open", 7)]


@pytest.mark.parametrize("people", [(("full", 12), ("open", 88)), (("half", 100),)])
def test_in_a_page_it_has_the_colour_of_the_words(people: People) -> None:
    inside = str(write_people(people, 'All "people"'))
    assert 'role="img" aria-label="All &#34;people&#34;"' in inside and "#" not in inside.replace("&#34;", "")
    assert 'aria-hidden="true"' in write_people(people, "") and "role" not in write_people(people, "")


def test_on_paper_it_has_colours_and_a_name_of_its_own() -> None:
    one: People = (("full", 12), ("open", 88))
    other: People = (("half", 12), ("open", 88))
    assert "currentColor" not in draw_people(one, PAPER)
    assert name_people(one) != name_people(other)
