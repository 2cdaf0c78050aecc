"""What is kept of a sign-off: words and signatures are read, and what was edited, renamed or lost is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import codes
from pipeline.model.leaflet import LeafletText
from pipeline.model.source import Span
from pipeline.validation.judging import read_language
from tests.signing import KEPT, keep, sign
from tests.workspace import Workspace


def text(workspace: Workspace) -> LeafletText:
    return workspace.leaflet().texts["en"]


def errors(workspace: Workspace) -> list[tuple[str, str, int]]:
    return [(one.code, one.span.path.rpartition("/")[2], one.span.line) for one in workspace.errors()]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("en.md", "en"),
        ("kept/es-0123456789ab.md", "es"),
        ("kept/ar-0123456789ab-clinician-2026-11-25.yaml", "ar"),
        ("kept/other.md", ""),
        ("leaflet.yaml", ""),
    ],
)
def test_a_mistake_belongs_to_the_language_of_its_file(workspace: Workspace, name: str, language: str) -> None:
    leaflet = workspace.leaflet()
    folder = leaflet.places.whole.path.rpartition("/")[0]
    assert read_language(leaflet, codes.EMPTY_MESSAGE.at(Span(f"{folder}/{name}"), "it is wrong")) == language


def test_words_and_signatures_are_read(workspace: Workspace) -> None:
    words = keep(workspace)
    sign(workspace)
    sign(workspace, "Ben Example", "patient", "2026-11-26")
    assert [(one.name, one.digest) for one in text(workspace).kept_words] == [(words.name, words.digest)]
    assert [(one.content.name, one.content.role, one.content.date) for one in text(workspace).signatures] == [
        ("Ada Example", "clinician", "2026-11-25"),
        ("Ben Example", "patient", "2026-11-26"),
    ]
    assert not workspace.errors()


def test_two_of_one_role_and_day_stand_side_by_side(workspace: Workspace) -> None:
    file = sign(workspace)
    second = workspace.read(file).replace("Ada", "Ben")
    workspace.write(file.replace(".yaml", "-ben-example.yaml"), second)
    assert [one.content.name for one in text(workspace).signatures] == ["Ben Example", "Ada Example"]


def edit_words(workspace: Workspace) -> None:
    workspace.edit(f"{KEPT}/{keep(workspace).name}", "many causes", "few causes")


def rename_words(workspace: Workspace) -> None:
    path = workspace.path(f"{KEPT}/{keep(workspace).name}")
    path.rename(path.with_name("en-0123456789ab.md"))


def lose_words(workspace: Workspace) -> None:
    workspace.remove(f"{KEPT}/{keep(workspace).name}")


def copy_words(workspace: Workspace) -> None:
    name = keep(workspace).name
    workspace.write(f"{KEPT}/{name.replace('.md', ' (1).md')}", workspace.read(f"{KEPT}/{name}"))


def edit_key(old: str, new: str) -> Callable[[Workspace], None]:
    return lambda workspace: workspace.edit(SIGNED.format(keep(workspace).digest[:12]), old, new)


def rename_signature(name: str) -> Callable[[Workspace], None]:
    def rename(workspace: Workspace) -> None:
        path = workspace.path(SIGNED.format(keep(workspace).digest[:12]))
        path.rename(path.with_name(name.format(keep(workspace).digest[:12])))

    return rename


SIGNED = f"{KEPT}/en-{{}}-clinician-2026-11-25.yaml"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (edit_words, [("GOV120", ".md", 1)]),
        (rename_words, [("GOV120", ".md", 1), ("GOV121", "25.yaml", 6)]),
        (lose_words, [("GOV121", "25.yaml", 6)]),
        (copy_words, [("SRC005", ".md", 1)]),
        (edit_key("role: clinician", "role: patient"), [("GOV120", "25.yaml", 2)]),
        (edit_key("date: 2026-11-25", "date: 2026-11-26"), [("GOV120", "25.yaml", 4)]),
        (edit_key("digest: ", "digest: 00"), [("SRC104", "25.yaml", 6)]),
        (edit_key("name: Ada Example\n", ""), [("SRC105", "25.yaml", 1)]),
        (edit_key("name: Ada Example", "name: [Ada]"), [("SRC104", "25.yaml", 1)]),
        (rename_signature("en-{}-patient-2026-11-25.yaml"), [("GOV120", "25.yaml", 2)]),
        (rename_signature("en-0123456789ab-clinician-2026-11-25.yaml"), [("GOV120", "25.yaml", 6)]),
        (rename_signature("en-{}-clinician.yaml"), [("SRC005", "clinician.yaml", 1)]),
        (rename_signature("en-{}-clinician-2026-11-25.yml"), [("SRC005", "25.yml", 1)]),
    ],
)
def test_what_was_edited_renamed_or_lost_is_found(
    change: Callable[[Workspace], None], expected: list[tuple[str, str, int]], workspace: Workspace
) -> None:
    sign(workspace)
    assert not workspace.errors()
    change(workspace)
    result = errors(workspace)
    assert [(code, line) for code, _, line in result] == [(code, line) for code, _, line in expected]
    assert all(name.endswith(end) for (_, name, _), (_, end, _) in zip(result, expected, strict=True))


def test_other_files_of_somebody_are_left_alone(workspace: Workspace) -> None:
    for name in ("README.md", "minutes of the committee.md", "de.md", "scan.pdf", "notes.txt"):
        workspace.write(f"{KEPT}/{name}", "Anything.")
    assert not workspace.errors()


def test_words_that_are_taken_away_with_their_signatures_are_simply_not_signed(workspace: Workspace) -> None:
    file = sign(workspace)
    workspace.remove(file)
    assert not workspace.errors() and not text(workspace).signatures
    workspace.remove(KEPT)
    assert not workspace.errors() and not text(workspace).kept_words
