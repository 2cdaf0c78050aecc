"""What is for some places only inside something else that is: some place prints it, and each one is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.two_places import PLACES, add_places
from tests.workspace import SHARED, WORDS, Workspace

HEADING = "{#other-formats}"
TAKEN_IN = "section=other-formats}"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return add_places(Workspace(tmp_path))


@pytest.mark.parametrize(
    ("own", "taken_in", "printed"),
    [
        ("south", "riverside", False),
        ("south", "northern-hills riverside", False),
        ("riverside", "northern-hills", True),
        ("northern-hills", "riverside", True),
        ("south riverside", "riverside", True),
        ("south", "", True),
        ("", "riverside", True),
    ],
)
def test_a_standing_section_is_taken_in_where_some_place_prints_it(
    workspace: Workspace, own: str, taken_in: str, printed: bool
) -> None:
    workspace.edit(SHARED, HEADING, f'{{#other-formats only="{own}"}}' if own else HEADING)
    workspace.edit(WORDS, TAKEN_IN, f'section=other-formats only="{taken_in}"}}' if taken_in else TAKEN_IN)
    (line,) = (number for number, one in enumerate(workspace.read().splitlines(), 1) if TAKEN_IN[:-1] in one)
    names = "`, `".join(taken_in.split())
    message = f"this is for `{names}`, and `other-formats` is for `{own}` where it is written"
    found = [(one.code, one.span.path, one.span.line, one.message) for one in workspace.errors()]
    assert found == ([] if printed else [("SRC604", "source/muscle/en.md", line, message)])


def test_what_a_standing_section_has_for_other_places_is_for_other_leaflets(workspace: Workspace) -> None:
    workspace.append(SHARED, "\n{only=riverside}\nAsk at the gate.\n\n{only=south}\nAsk at the desk.\n")
    workspace.edit(WORDS, TAKEN_IN, "section=other-formats only=south}")
    assert workspace.errors() == []


def test_nothing_is_said_while_a_place_cannot_be_read(workspace: Workspace) -> None:
    """What it is within is not known then."""
    workspace.edit(SHARED, HEADING, "{#other-formats only=northern-hills}")
    workspace.edit(WORDS, TAKEN_IN, "section=other-formats only=riverside}")
    workspace.add_words("## More {#more only=south}\n\nMore.\n\n{only=south}\nAnd more.\n")
    workspace.edit(PLACES, "  name: {en: Riverside Clinic}\n", "")
    workspace.edit(PLACES, "  name: {en: South Hospital}\n", "")
    assert workspace.codes() == {"SRC105"}


def test_places_for_which_a_standing_section_is_not_written_are_looked_at(workspace: Workspace) -> None:
    """They are alike but for that."""
    workspace.append(PLACES, "west:\n  name: {en: West Clinic}\neast:\n  name: {en: East Clinic}\n")
    workspace.edit(SHARED, HEADING, "{#other-formats only=west}")
    workspace.edit(WORDS, TAKEN_IN, 'section=other-formats only="west east"}')
    workspace.add_words('## More {#more}\n\nMore.\n\n{only="west east"}\nSee [formats](#other-formats).\n')
    assert [one.message for one in workspace.errors()] == ["for `east`: there is no `#other-formats` in this leaflet"]
    assert workspace.check().failed == ("muscle/en/east",)
