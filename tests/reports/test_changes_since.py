"""What changed since words were signed, as it is shown."""

from __future__ import annotations

import json

import pytest

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.reports.changes_since import render_changes
from tests.signing import KEPT, sign
from tests.workspace import PUBLISHER, SHARED, WORDS, Workspace


def shown(workspace: Workspace, since: str = "signed", report: str = "text") -> str:
    result = render_changes(workspace.check(), since, report)
    assert not result.failed and result.text is not None
    return result.text


def test_words_that_nobody_has_signed_are_said_to_be_so(workspace: Workspace) -> None:
    assert shown(workspace) == "muscle (en)\n  nobody has signed words that are kept here"
    (one,) = json.loads(shown(workspace, report="json"))
    assert one == {"leaflet": "muscle", "language": "en", "since": None, "signed": [], "worst": None, "changes": []}


def test_each_change_has_its_class_in_words_in_reading_order(workspace: Workspace) -> None:
    file = sign(workspace)
    words = f"{file.rsplit('/', 1)[1][:15]}.md"
    workspace.edit(WORDS, "Your care team can help you.", "Your care team can help you!")
    workspace.edit(WORDS, "- you suddenly cannot move an arm or a leg\n", "- you cannot move an arm or a leg\n")
    workspace.edit(SHARED, "You can ask for this leaflet in large print.", "Thank you for your visit.")
    assert shown(workspace).splitlines() == [
        "muscle (en)",
        f"  since Ada Example signed on 2026-11-25 (clinician), {words}: "
        "2 clinical changes, 1 content change and 1 editorial change",
        "    Key points",
        "      editorial: only punctuation differs",
        "        - Your care team can help you.",
        "        + Your care team can help you!",
        "    When to get help",
        "      clinical: here every word counts",
        "        - you suddenly cannot move an arm or a leg",
        "        + you cannot move an arm or a leg",
        "    Ask for another format",
        "      clinical: it was taken out",
        "        - You can ask for this leaflet in large print.",
        "      content: it was put in",
        "        + Thank you for your visit.",
    ]
    (one,) = json.loads(shown(workspace, report="json"))
    assert (one["since"], one["worst"], len(one["changes"])) == (words, "clinical", 4)
    assert one["signed"] == [{"name": "Ada Example", "role": "clinician", "date": "2026-11-25"}]
    assert one["changes"][0] == {
        "class": "editorial",
        "part": "Key points",
        "before": "Your care team can help you.",
        "after": "Your care team can help you!",
        "reason": "only punctuation differs",
    }


def test_each_role_has_its_newest_words(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    sign(workspace, "Cy Example", "clinician", "2026-11-20")
    sign(workspace, "Ben Example", "patient", "2026-11-24")
    workspace.edit(WORDS, "Your care team", "Your nurse")
    sign(workspace)
    lines = [line for line in shown(workspace).splitlines() if line.startswith("  since")]
    assert [line.split(" signed")[0] for line in lines] == ["  since Ada Example", "  since Ben Example"]
    assert lines[0].endswith(": no changes") and lines[1].endswith(": 1 content change")


def test_other_words_can_be_named_by_their_file_or_their_first_digits(workspace: Workspace) -> None:
    file = sign(workspace, date="2026-11-20")
    workspace.edit(WORDS, "Your care team", "Your nurse")
    sign(workspace)
    words = file.rsplit("/", 1)[1][:15]
    named = [shown(workspace, since) for since in (f"{words}.md", f"source/{KEPT}/{words}.md", words[3:11])]
    assert len({*named}) == 1 and "1 content change" in named[0]
    for since in ("en-000000000000.md", "", "zz"):
        with pytest.raises(WrongUsageError, match="no words that are kept are called"):
            render_changes(workspace.check(), since, "text")


def test_what_is_damaged_is_said(workspace: Workspace) -> None:
    file = sign(workspace)
    workspace.append(f"{file[: file.index('-clinician')]}.md", "\nMore.\n")
    result = render_changes(workspace.check(), "signed", "text")
    assert result.problems and "GOV120" in result.problems
    assert result.text == "muscle (en)\n  nobody can say: the words have errors"
