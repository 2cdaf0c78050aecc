"""Our own words in every language come out of page, paper and messages as they went in, whatever their order is."""

from __future__ import annotations

import pytest

from pipeline.templating.languages import language_pack, languages
from tests.workspace import Workspace

LEFT_TO_RIGHT = [tag for tag in languages() if (pack := language_pack(tag)) and pack.direction == "ltr" and tag != "en"]
"""The words of the example are English, and stand as such in no line that runs from right to left."""
FORMS = ("html", "pdf", "messages", "review")


def speak(workspace: Workspace, tag: str) -> None:
    """Let the example say that its words are in another language."""
    for path in sorted(workspace.source.rglob("*.yaml")):
        text = path.read_text("utf-8").replace("languages: [en]", f"languages: [{tag}]")
        text = text.replace("source_language: en", f"source_language: {tag}").replace("{en:", f"{{{tag}:")
        path.write_text(text, "utf-8")
    for path in sorted(workspace.source.rglob("en.md")):
        path.rename(path.with_name(f"{tag}.md"))


@pytest.mark.parametrize("tag", LEFT_TO_RIGHT)
def test_nothing_of_ours_is_lost_in_a_language(workspace: Workspace, tag: str) -> None:
    speak(workspace, tag)
    outcome = workspace.build(formats=FORMS)
    assert not [one for one in outcome.diagnostics if one.severity == "error"]
    wrong = [one.message for one in workspace.verify().diagnostics if one.severity == "error"]
    assert [message for message in wrong if message != "the file is missing"] == []
