"""Links between leaflets: what is wrong with one is said at its line, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.second_leaflet import FOOT_CARE, add_foot_care, add_language, rename
from tests.workspace import FIRST_ADDED, SETTINGS, WORDS, Workspace, sms

FOLDERS = ("muscle", FOOT_CARE)


def find(workspace: Workspace, *names: str) -> list[tuple[str, str, str]]:
    """Code, message and hint of all errors and warnings of links and ids."""
    found = [one for one in workspace.diagnostics(*names) if one.severity != "info"]
    return [(one.code, one.message, one.hint) for one in found]


@pytest.mark.parametrize(
    ("written", "code", "message", "hint"),
    [
        ("<leaflet:foot-care>", "SRC406", "is shown to readers as it stands", "`[](leaflet:its-id)` for its title"),
        ("[x](leaflet:foot-care 'Feet')", "SRC306", "a link takes no title", "say it in the words of the link"),
        ("[x](leaflet:foot-cara)", "SRC404", "there is no leaflet `foot-cara`", "did you mean `leaflet:foot-care`?"),
        ("[x](leaflet:zebra)", "SRC404", "there is no leaflet `zebra`", "name a folder beside this one"),
        ("[x](leaflet:foot-care#dayly-check)", "SRC404", "there is no `#dayly-check`", "did you mean `#daily-check`?"),
        ("[x](leaflet:foot-care#glossary)", "SRC404", "there is no `#glossary`", "name a part of it"),
        ("[x](leaflet:foot-care#)", "SRC406", "cannot be the address of another leaflet", "leaflet:its-id#its-section"),
        ("[x](leaflet:Foot-care)", "SRC406", "cannot be the address of another leaflet", "leaflet:its-id"),
        ("[x](LEAFLET:foot-care)", "SRC406", "cannot be the address of another leaflet", "leaflet:its-id"),
        ("[x](leaflet:)", "SRC406", "cannot be the address of another leaflet", "leaflet:its-id"),
        ("[x](leaflet:foot-care/en)", "SRC406", "cannot be the address of another leaflet", "leaflet:its-id"),
        ("[x](leaflet:muscle)", "SRC406", "leads to the leaflet that it stands in", "`[words](#its-id)`"),
        ("[x](leaflet:muscle#get-help)", "SRC406", "leads to the leaflet that it stands in", "`[words](#get-help)`"),
        ("See leaflet:foot-care.", "SRC406", "would be printed as it stands", "`[words](leaflet:its-id)`"),
        ("[x](../foot-care/en.md)", "SRC405", "cannot be the address of a link", "another leaflet `leaflet:its-id`"),
        ("[x](foot-care)", "SRC405", "cannot be the address of a link", "another leaflet `leaflet:its-id`"),
        ("### [x](leaflet:foot-care)", "SRC310", "cannot stand in a heading", "put it into the text of a section"),
        ("![a [leg](leaflet:foot-care)](images/leg.svg)", "SRC310", "cannot stand in a picture's words", "beside"),
        ("[[](leaflet:foot-care)]{.term key=atrophy}", "SRC310", "a link cannot stand in a term", "beside the words"),
    ],
)
def test_a_link_that_cannot_be_is_an_error_at_its_line(
    workspace: Workspace, written: str, code: str, message: str, hint: str
) -> None:
    add_foot_care(workspace)
    workspace.add_words(f"{written}\n")
    (one,) = workspace.errors(*FOLDERS)
    assert (one.code, one.span.line) == (code, FIRST_ADDED)
    assert message in one.message and hint in one.hint


@pytest.mark.parametrize(
    ("old", "where"),
    [("- Wasting has many", "key points"), ("- you suddenly cannot", "a care card"), ("## Questions to", "a heading")],
)
def test_what_short_forms_and_lists_repeat_links_to_no_leaflet(workspace: Workspace, old: str, where: str) -> None:
    add_foot_care(workspace)
    mark, _, word = old.partition(" ")
    workspace.edit(WORDS, old, f"{mark} [x](leaflet:foot-care) {word}")
    (one,) = workspace.errors(*FOLDERS)
    assert (one.code, one.message) == ("SRC310", f"a link to another leaflet cannot stand in {where}")


@pytest.mark.parametrize("words", ["See leaflet:foot-care today.", "See [feet](leaflet:foot-care) today."])
def test_a_message_links_to_no_leaflet(workspace: Workspace, words: str) -> None:
    add_foot_care(workspace)
    workspace.add_words(sms('#x send="day 3 at 10:00" about=questions', f"Muscle wasting: {words}"))
    (one,) = workspace.errors(*FOLDERS)
    assert one.code in ("SRC406", "MSG104") and one.span.line == FIRST_ADDED + 1


@pytest.mark.parametrize(
    "written",
    [
        "[](leaflet:foot-care)",
        "- [](leaflet:foot-care#toes)",
        "**[](leaflet:foot-care)**",
        "[**Feet** and toes](leaflet:foot-care#about)",
        "[x](leaflet:foot-care#key-points)",
        "::: {.table #t caption=Feet headers=row}\n| A | B |\n|---|---|\n| [](leaflet:foot-care) | b |\n:::",
        "The word leaflet: foot care.",
    ],
)
def test_a_good_link_gives_nothing(workspace: Workspace, written: str) -> None:
    add_foot_care(workspace)
    workspace.add_words(f"{written}\n")
    assert find(workspace, *FOLDERS) == []


def test_a_withdrawn_leaflet_is_an_error_unless_both_are(workspace: Workspace) -> None:
    add_foot_care(workspace)
    workspace.add_words("[](leaflet:foot-care)\n")
    workspace.edit("foot-care/leaflet.yaml", "status: draft", "status: withdrawn")
    (one,) = workspace.errors(*FOLDERS)
    assert (one.code, one.message) == ("SRC404", "the leaflet `foot-care` has been withdrawn")
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    assert workspace.errors(*FOLDERS) == []


def test_a_leaflet_without_a_page_is_an_error(workspace: Workspace) -> None:
    add_foot_care(workspace, more="formats: {html: Nobody reads it on a screen.}\n")
    workspace.add_words("[](leaflet:foot-care)\n")
    (one,) = workspace.errors(*FOLDERS)
    assert (one.code, one.message) == ("SRC404", "the leaflet `foot-care` has no page")


@pytest.mark.parametrize("names", [FOLDERS, ("muscle",)], ids=["together", "alone"])
@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("leaflet.yaml", "funding: none", "funding: 3", ""),
        ("leaflet.yaml", "status: draft", "status: [", "what `#daily-check` of `foot-care` is called cannot be told"),
        ("en.md", "summary:", "sumary:", ""),
        ("en.md", "Look there too.", "<b>Look</b>", ""),
        ("en.md", "{{often}}", "{{never}}", "what `#daily-check` of `foot-care` is called cannot be told"),
        ("en.md", "title: Foot care", "titel: Foot care", "what the leaflet `foot-care` is called cannot be told"),
        ("en.md", "---\ntitle", "title", "what the leaflet `foot-care` is called cannot be told"),
    ],
)
def test_errors_of_the_other_leaflet_count_only_where_it_cannot_be_told_what_it_is_called(
    workspace: Workspace, names: tuple[str, ...], file: str, old: str, new: str, expected: str
) -> None:
    add_foot_care(workspace)
    workspace.add_words("[](leaflet:foot-care) and [the check](leaflet:foot-care#daily-check)\n")
    workspace.edit(f"foot-care/{file}", old, new, count=1)
    own = [one for one in workspace.errors(*names) if one.span.path == "source/muscle/en.md"]
    assert {one.message for one in own} == ({expected} if expected else set())


def test_two_leaflets_link_to_each_other_in_any_order(workspace: Workspace) -> None:
    add_foot_care(workspace, "See [](leaflet:muscle#get-help).")
    workspace.add_words("See [](leaflet:foot-care#daily-check).\n")
    assert find(workspace, *FOLDERS) == find(workspace, *reversed(FOLDERS)) == find(workspace, "muscle") == []


def test_a_link_by_an_earlier_id_is_a_warning_that_names_the_new_one(workspace: Workspace) -> None:
    add_foot_care(workspace, more="was: [feet, toes]\n")
    workspace.add_words("[](leaflet:feet) [x](leaflet:toes#daily-check) [x](leaflet:toes#dayly-check)\n")
    for names in (FOLDERS, ("muscle",)):
        assert sorted(find(workspace, *names)) == [
            ("SRC404", "there is no `#dayly-check` in the leaflet `foot-care`", "did you mean `#daily-check`?"),
            ("SRC407", "the leaflet `feet` is now called `foot-care`", "write `leaflet:foot-care`"),
            ("SRC407", "the leaflet `toes` is now called `foot-care`", "write `leaflet:foot-care#daily-check`"),
            ("SRC407", "the leaflet `toes` is now called `foot-care`", "write `leaflet:foot-care#dayly-check`"),
        ]


@pytest.mark.parametrize(
    ("was", "code", "message"),
    [
        ("[muscle]", "SRC408", "there is a leaflet `muscle`, so its place cannot say where another one went"),
        ("[foot-care]", "SRC408", "`foot-care` is the id that the leaflet has now"),
        ("[shared]", "SRC408", "`shared` cannot be a leaflet's id"),
        ("[feet, feet]", "SRC408", "`feet` stands twice"),
        ("[Feet]", "SRC104", "`was`, item 1: `Feet` is not what it takes"),
        ("feet", "SRC104", "`was`: it takes a list"),
    ],
)
def test_an_earlier_id_that_cannot_be(workspace: Workspace, was: str, code: str, message: str) -> None:
    add_foot_care(workspace, more=f"was: {was}\n")
    for names in (FOLDERS, (FOOT_CARE,)):
        (one,) = workspace.errors(*names)
        assert (one.code, one.message, one.span.path) == (code, message, "source/foot-care/leaflet.yaml")


def test_two_leaflets_cannot_have_come_from_one(workspace: Workspace) -> None:
    add_foot_care(workspace, more="was: [feet]\n")
    workspace.append(SETTINGS, "was: [feet]\n")
    assert [one[:2] for one in find(workspace, *FOLDERS)] == [
        ("SRC408", "`feet` is claimed by `muscle` too"),
        ("SRC408", "`feet` is claimed by `foot-care` too"),
    ]
    workspace.add_words("[](leaflet:feet)\n")
    assert ("SRC404", "there is no leaflet `feet`") in [one[:2] for one in find(workspace, "muscle")]


def test_a_link_by_an_earlier_id_of_its_own_is_an_error(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "was: [legs]\n")
    workspace.add_words("[x](leaflet:legs#get-help)\n")
    (one,) = workspace.errors()
    assert (one.code, one.hint) == ("SRC406", "link to a part of it, as in `[words](#get-help)`")


@pytest.mark.parametrize("names", [FOLDERS, ("muscle",)], ids=["together", "alone"])
def test_what_only_some_places_have_is_not_there_for_everybody(workspace: Workspace, names: tuple[str, ...]) -> None:
    workspace.write("places.yaml", "riverside: {name: {en: Riverside Clinic}}\n")
    add_foot_care(workspace)
    workspace.append("foot-care/en.md", "\n## Parking {#parking only=riverside}\n\nPark behind the house.\n")
    workspace.add_words("[x](leaflet:foot-care#toes) [x](leaflet:foot-care#parking)\n")
    own = [one for one in workspace.errors(*names) if one.span.path == "source/muscle/en.md"]
    assert [one.message for one in own] == ["there is no `#parking` in the leaflet `foot-care`"]


def test_a_removed_leaflet_leaves_its_links_dead(workspace: Workspace) -> None:
    add_foot_care(workspace)
    workspace.add_words("[](leaflet:foot-care)\n")
    rename(workspace, FOOT_CARE, "feet")
    assert [one.message for one in workspace.errors("muscle", "feet")] == ["there is no leaflet `foot-care`"]


def test_a_standing_section_links_for_all_that_take_it_in(workspace: Workspace) -> None:
    add_foot_care(workspace)
    workspace.append("shared/en.md", "\nSee [](leaflet:foot-cara).\n")
    (one,) = workspace.errors(*FOLDERS)
    assert (one.code, one.span.path) == ("SRC404", "source/shared/en.md")


def test_a_leaflet_in_another_language_is_asked_in_the_language_that_it_has(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_language(workspace, "es", "Español", tmp_path, monkeypatch)
    add_foot_care(workspace, title="Cuidado de los pies", language="es")
    workspace.add_words("[](leaflet:foot-care#daily-check) [x](leaflet:foot-care#nada)\n")
    assert [one.message for one in workspace.errors("muscle") if one.code.startswith("SRC")] == [
        "there is no `#nada` in the leaflet `foot-care`"
    ]
