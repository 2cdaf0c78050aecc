"""Reader of stories: what they hold, and the consent to tell them."""

from __future__ import annotations

import pytest

from pipeline.build.shown import digest_words
from pipeline.model.document import Document, Story, plain, walk
from pipeline.templating.compose import words_digest
from tests.workspace import Workspace

STORY = """
::: {{.story consent="{consent}"}}
I was afraid. *Now* I climb the stairs.

- It takes time.

Amina, 52
:::
"""


def errors(workspace: Workspace) -> list[tuple[str, int, str]]:
    return [(one.code, one.span.line, one.message) for one in workspace.errors()]


def find_line(workspace: Workspace, written: str) -> int:
    """The number of the first line with some words."""
    return next(number for number, line in enumerate(workspace.read().splitlines(), 1) if written in line)


def find_story(document: Document) -> Story:
    (story,) = (node for node in walk(document.sections) if isinstance(node, Story))
    return story


def test_the_last_paragraph_says_whose_story_it_is(workspace: Workspace) -> None:
    workspace.add_words(STORY.format(consent="written, Anytown Hospital, May 2026"))
    story = find_story(workspace.document())
    assert (plain(story.who.children), story.consent) == ("Amina, 52", "written, Anytown Hospital, May 2026")
    assert [block.kind for block in story.blocks] == ["paragraph", "bullets"] and story.note == ""


@pytest.mark.parametrize("consent", ["invented", "Invented", "invented, after what several people said"])
def test_an_invented_story_says_so(workspace: Workspace, consent: str) -> None:
    workspace.add_words(STORY.format(consent=consent))
    assert find_story(workspace.document()).note == "This is an example. It is not the story of a real person."


def test_consent_is_a_record_that_nobody_signs_for(workspace: Workspace) -> None:
    before, made = workspace.read(), []
    for consent in ("written, May 2026", "on tape, June 2026", "invented"):
        workspace.write("muscle/en.md", before)
        workspace.add_words(STORY.format(consent=consent))
        made.append((words_digest(workspace.leaflet(), "en"), digest_words(workspace.document())))
    (one, first), (other, second), (invented, _) = made
    assert one == other != invented and first != second, "what is printed of it is signed for; files follow all of it"


@pytest.mark.parametrize("consent", ["", "no", "None.", "yes", "n/a", "pending", "not yet asked", "TBC", "?", " – "])
def test_no_consent_no_story(workspace: Workspace, consent: str) -> None:
    workspace.add_words(STORY.format(consent=consent))
    line = find_line(workspace, ".story")
    (error,) = workspace.errors()
    assert (error.code, error.span.line) == ("GOV111", line) and error.message.startswith("no consent, no story")
    assert "consent=invented" in (error.hint or "")


SHAPES = {
    "nobody": ("Words alone.", 0, "`story` holds a quotation, and last who says it"),
    "empty": ("", 0, "`story` holds a quotation, and last who says it"),
    "a list last": ("Words.\n\n- Amina", 0, "`story` holds a quotation, and last who says it"),
    "a heading": ("### A heading\n\nWords.\n\nAmina", 1, "a story holds paragraphs and lists"),
    "a picture": ("![A leg.](images/leg.svg)\n\nWords.\n\nAmina", 1, "a story holds paragraphs and lists"),
    "a box": ("Words.\n\n::: important\nCall.\n:::\n\nAmina", 3, "a story holds paragraphs and lists"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_story_is_a_quotation_and_who_says_it(workspace: Workspace, name: str) -> None:
    body, below, message = SHAPES[name]
    workspace.add_words(f"\n::: {{.story consent=invented}}\n{body}\n:::\n")
    line = find_line(workspace, ".story")
    assert ("SRC309", line + below, message) in errors(workspace)


PLACES = {
    "::: key-points\n": ("SRC309", "`key-points` holds paragraphs and lists"),
    "- you suddenly cannot move an arm or a leg\n": ("SRC309", "a care card holds one list and at most one paragraph"),
    "Hello ((name)).": ("MSG104", "a message cannot hold a heading or another block"),
    "- What is the cause of my muscle wasting?\n": ("SRC309", "`questions` holds paragraphs and lists"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_story_stands_in_a_section_alone(workspace: Workspace, place: str) -> None:
    workspace.edit("muscle/en.md", place, f"{place}\n\n::: {{.story consent=invented}}\nWords.\n\nAmina\n:::\n\n", 1)
    assert PLACES[place] in [(code, message) for code, _, message in errors(workspace)]


def test_the_page_for_reviewers_has_the_consent_and_no_reader_sees_it(workspace: Workspace) -> None:
    workspace.add_words(STORY.format(consent="written, Anytown Hospital, May 2026"))
    workspace.build(formats=("html", "review"))
    page, review = (workspace.files()[f"muscle/en/{name}"].decode() for name in ("index.html", "messages/index.html"))
    assert "Anytown Hospital" not in page and "<dt>1. Amina, 52</dt>" in review
    assert "<dd>written, Anytown Hospital, May 2026</dd>" in review
    assert '<p class="story-who">Amina, 52</p>' in page
