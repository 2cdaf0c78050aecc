"""places.yaml and what leaflets let places set: every slip is an error for whom it concerns, and for nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.two_places import PLACES, add_places
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return add_places(Workspace(tmp_path))


def find(workspace: Workspace) -> list[str]:
    return [
        f"{one.span.path.removeprefix('source/')}:{one.span.line}:{one.span.column} "
        f"{one.severity} {one.code} {one.message}"
        for one in workspace.diagnostics()
        if one.severity != "info"
    ]


def test_the_example_has_no_findings(workspace: Workspace) -> None:
    assert find(workspace) == []
    assert workspace.check().failed == ()


@pytest.mark.parametrize(
    ("old", "new", "expected", "failed"),
    [
        (
            "within: northern-hills",
            "within: northen-hills",
            ["places.yaml:7:11 error SRC601 there is no place `northen-hills`"],
            ["riverside"],
        ),
        (
            "northern-hills:\n",
            "northern-hills:\n  within: northern-hills\n",
            ["places.yaml:2:11 error SRC602 `northern-hills` is within `northern-hills`"],
            ["northern-hills", "riverside"],
        ),
        (
            "northern-hills:\n",
            "northern-hills:\n  within: riverside\n",
            [
                "places.yaml:2:11 error SRC602 `northern-hills` is within `riverside`, "
                "which is within `northern-hills`",
                "places.yaml:8:11 error SRC602 `riverside` is within `northern-hills`, which is within `riverside`",
            ],
            ["northern-hills", "riverside"],
        ),
        (
            "{kind: text, value: {en: from 2pm to 8pm}}",
            '{kind: number, value: "3"}',
            [
                "places.yaml:9:28 error SRC605 for `riverside`: `visiting-hours` is a number here, and a text for "
                "everybody, in `muscle`"
            ],
            ["riverside"],
        ),
        (
            "  facts: {visiting-hours: {kind: text, value: from 1pm to 3pm}}",
            '  facts: {visiting-hours: {kind: number, value: "3"}}',
            [
                "places.yaml:4:34 error SRC605 for `northern-hills`, `riverside`: `visiting-hours` is a number here, "
                "and a text for everybody, in `muscle`"
            ],
            ["northern-hills", "riverside"],
        ),
        (
            "service: ward}",
            "service: wrad}",
            ["places.yaml:10:39 error FCT104 for `riverside`: there is no phone service `wrad` for GB"],
            ["riverside"],
        ),
        (
            "    ward-line:",
            "    wardline:",
            ["places.yaml:10:5 warning SRC605 no leaflet lets a place set `wardline`"],
            [],
        ),
        (
            "  name: {en: South Hospital}\n",
            "",
            ["places.yaml:11:1 error SRC105 `south` has no `name`"],
            ["south"],
        ),
        (
            "  sender: SouthHosp",
            "  sender: South Hospital Trust",
            ["places.yaml:13:11 error SRC104 `sender`: it has more than 11 characters"],
            ["south"],
        ),
        (
            "  sender: SouthHosp",
            "  logo: images/no.svg",
            ["places.yaml:13:9 error SRC501 there is no picture `images/no.svg`"],
            ["south"],
        ),
        (
            "  sender: SouthHosp",
            "  contact: [{label: {en: The ward}, phone: ward}]",
            ["places.yaml:13:44 error FCT104 there is no phone service `ward` for GB"],
            ["south"],
        ),
        (
            "{en: South Hospital}",
            "{de: Haus Süd}",
            ["places.yaml:12:9 error FCT107 `south` has no `name` in `en`"],
            ["south"],
        ),
        (
            "value: {en: from 2pm to 8pm}",
            "value: {de: von 2 bis 8}",
            ["places.yaml:9:41 error FCT107 for `riverside`: `value` has no words in `en`"],
            ["riverside"],
        ),
    ],
)
def test_an_error_of_a_place_keeps_back_what_that_place_hands_out(
    workspace: Workspace, old: str, new: str, expected: list[str], failed: list[str]
) -> None:
    workspace.edit(PLACES, old, new, 1)
    assert find(workspace) == expected
    assert workspace.check().failed == tuple(f"{LEAFLET}/en/{place}" for place in failed)


@pytest.mark.parametrize("name", ["messages", "print", "audio", "large-print", "folded", "card", "archive"])
def test_no_place_has_the_name_of_a_form(workspace: Workspace, name: str) -> None:
    workspace.append(PLACES, f"{name}:\n  name: {{en: A name}}\n")
    assert find(workspace) == [f"places.yaml:14:1 error SRC104 `{name}` cannot be a key here"]
    assert workspace.check().failed == (f"{LEAFLET}/en/{name}",)


def test_a_place_that_cannot_be_read_is_not_unknown(workspace: Workspace) -> None:
    """`only` names it, so that the words are no mistake; what is wrong has been said where it stands."""
    workspace.edit(PLACES, "  name: {en: Riverside Clinic}\n", "")
    assert [one.code for one in workspace.errors()] == ["SRC105"]


def test_a_leaflet_that_is_the_same_everywhere_fails_for_no_place(workspace: Workspace) -> None:
    for name in (WORDS, SETTINGS):
        workspace.write(name, workspace.read(name).split("## Visiting")[0].split("  visiting-hours:")[0])
    workspace.write(PLACES, "riverside: [\n")
    assert workspace.check().failed == ()


def test_a_leaflet_that_differs_needs_a_file_that_can_be_read(workspace: Workspace) -> None:
    workspace.write(PLACES, "riverside: [\n")
    assert [one.code for one in workspace.errors()] == ["SRC101"]
    assert workspace.check().failed == (LEAFLET,)


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (
            "visitng-hours",
            "muscle/leaflet.yaml:21:9 error FCT101 there is no fact `visitng-hours` that a place could set",
        ),
        ("given", "muscle/leaflet.yaml:21:9 error SRC605 `given` is a dose, which is the same in every place"),
    ],
)
def test_what_a_place_may_set_is_a_fact_of_the_leaflet(workspace: Workspace, local: str, expected: str) -> None:
    settings = workspace.read(SETTINGS).split("  visiting-hours")[0]
    given = "  given: {kind: dose, value: 200 mg}\n  visiting-hours: {kind: text, value: {en: now}}\n"
    given += "  ward-line: {kind: phone, service: emergency}\n"
    workspace.write(SETTINGS, f"{settings}{given}local: [{local}]\n")
    workspace.add_words("## Dose {#dose}\n\nTake {{given}}.\n")
    assert expected in find(workspace)


def test_a_link_to_what_a_place_lacks_names_the_place(workspace: Workspace) -> None:
    workspace.edit(WORDS, "Bring a coat.", "Bring a coat. See [parking](#parking).")
    (line,) = (number for number, one in enumerate(workspace.read().splitlines(), 1) if "Bring a coat" in one)
    assert find(workspace) == [
        f"muscle/en.md:{line}:21 error SRC404 for `northern-hills`: there is no `#parking` in this leaflet"
    ]
    assert workspace.check().failed == ("muscle/en/northern-hills",)


def test_a_link_to_what_everybody_lacks_names_all_who_lack_it(workspace: Workspace) -> None:
    workspace.edit(WORDS, "You can visit us", "See [parking](#parking). You can visit us")
    assert [one.message for one in workspace.errors()] == [
        "for everybody, `northern-hills`: there is no `#parking` in this leaflet"
    ]
    assert workspace.check().failed == (LEAFLET,)


def test_nothing_is_left_of_a_section(workspace: Workspace) -> None:
    workspace.edit(WORDS, "Park behind the house.", "{only=south}\nPark behind the house.")
    assert [one.message for one in workspace.errors()] == ["for `riverside`: nothing is left below “Parking”"]
    assert workspace.check().failed == ("muscle/en/riverside",)


def test_a_message_that_is_too_long_for_one_place_is_an_error_for_that_place(workspace: Workspace) -> None:
    workspace.add_words(
        '::: {.sms #visit about=visiting send="day 2 at 10:00"}\nMuscle wasting: visit us {{visiting-hours}}.\n:::\n'
    )
    assert find(workspace) == []
    workspace.edit(PLACES, "from 2pm to 8pm", "on every day of the week but not on days off " * 12)
    assert "MSG102" in workspace.codes()
    assert all(one.message.startswith("for `riverside`: ") for one in workspace.errors())
    assert workspace.check().failed == ("muscle/en/riverside",)


def test_the_number_of_a_place_is_a_fact_too(workspace: Workspace) -> None:
    workspace.edit(WORDS, "Bring a coat.", "Bring a coat. Call 01632 960121.")
    (diagnostic,) = (one for one in workspace.diagnostics() if one.code == "LNG105")
    assert diagnostic.message == "the phone number “01632 960121” is typed"


def test_only_the_places_that_are_asked_for_are_looked_at(workspace: Workspace) -> None:
    workspace.edit(PLACES, "service: ward}", "service: wrad}")
    assert workspace.plainleaf("check", "--place", "south", "--report", "concise").returncode == 0
    assert workspace.plainleaf("check", "--place", "riverside,south").returncode == 1
    wrong = workspace.plainleaf("check", "--place", "rivreside")
    assert wrong.returncode == 2
    assert "there is no place rivreside; there are: northern-hills, riverside, south" in wrong.stderr


def test_a_place_in_two_languages_fails_in_the_one_that_lacks_its_name(workspace: Workspace) -> None:
    """Plainleaf brings English alone, so that a second language has errors of its own."""
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, de]")
    assert "places.yaml:12:9 error FCT107 `south` has no `name` in `de`" in find(workspace)
    assert "muscle/en/south" not in workspace.check().failed
