"""What a message is about: its words, and the digest that makes a message stale when they change."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document, walk
from pipeline.model.subjects import find_subject
from tests.specimen import specimen
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace, sms

MORE = """## More {#more}

Before the heading.

### A heading {#heading}

Below it.

#### A smaller one

Below that.

### Another heading {#another}

After it.

::: groups
### One {#one icon=bed}

Said of one.

### Two {#two icon=bowl}

Said of two.
:::
"""


def lines(document: Document, name: str) -> tuple[str, ...]:
    subject = find_subject((document.key_points, *document.sections), name)
    assert subject is not None
    return subject.lines


def test_a_heading_stands_for_what_follows_it(workspace: Workspace) -> None:
    workspace.add_words(MORE)
    document = workspace.document()
    assert lines(document, "heading") == ("A heading", "Below it.", "A smaller one", "Below that.")
    assert lines(document, "another")[:2] == ("Another heading", "After it.")
    assert lines(document, "one") == ("One", "Said of one.")


def test_a_card_has_its_number_and_its_heading(workspace: Workspace) -> None:
    document = workspace.document()
    subject = find_subject((document.key_points, *document.sections), "call-now")
    assert subject
    assert subject.heading == "Call 999 or go to A&E now if:"
    assert subject.lines == ("Emergency", "Call 999 or go to A&E now if:", "- you suddenly cannot move an arm or a leg")


def test_every_node_with_words_has_lines() -> None:
    """The specimen holds every kind of node; no word of it may be left out of the digest."""
    document = specimen()
    for section in document.sections:
        said = " ".join(lines(document, section.id))
        for node in walk(section):
            words = node.value.strip(" .,;:!?") if node.kind == "text" else ""
            assert words in said, (section.id, words)


def test_a_fact_with_the_id_of_a_section_is_not_the_section(workspace: Workspace) -> None:
    workspace.add_words("Call {{questions}} if you have some.\n")
    workspace.append(SETTINGS, "  questions: {kind: phone, service: emergency}\n")
    assert lines(workspace.document(), "questions")[0] == "Questions to ask"


def digests(workspace: Workspace) -> dict[str, str]:
    return {message.id: message.digest for message in workspace.messages()}


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("- you suddenly cannot", "- you cannot", {"call-now", "other"}),
        ("level=emergency", "level=urgent", {"call-now", "other"}),
        ("This leaflet says it", "We say it", {"welcome"}),
        ("One leg has less muscle.", "One leg is thin.", {"welcome"}),
        ("[atrophy]{.term}", "atrophy", set()),
        ("Wasting has many causes.", "Wasting has some causes.", set()),
    ],
)
def test_a_message_is_stale_when_what_it_is_about_says_something_else(
    old: str, new: str, stale: set[str], workspace: Workspace
) -> None:
    workspace.add_words(sms('#other about=get-help send="day 9 at 10:00"', "Muscle wasting: get help."))
    before = digests(workspace)
    workspace.edit(WORDS, old, new)
    after = digests(workspace)
    assert {name for name in before if before[name] != after[name]} == stale


def test_a_message_is_stale_when_a_fact_in_it_changes(workspace: Workspace) -> None:
    words = "Muscle wasting: call {{emergency-line}} in an emergency."
    workspace.add_words(sms('#other about=questions send="day 9 at 10:00"', words))
    before = digests(workspace)
    workspace.edit(PUBLISHER, '"999"', '"112"')
    after = digests(workspace)
    assert {name for name in before if before[name] != after[name]} == {"call-now", "other"}
