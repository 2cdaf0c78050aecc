"""What changed in a leaflet: its sentences, found again where they stand elsewhere, each with its class."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.changes import Change, ChangeClass, find_worst
from pipeline.model.kept_words import KeptWords
from pipeline.templating.changes import compare_words
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack
from tests.workspace import SETTINGS, SHARED, WORDS, Workspace

BODY = """
## Your medicine {#medicine}

Take **{{dose}}** after food. Ask your team about it. You can read more in [our story](https://example.org/story).

Your family can help. A friend can come with you.

We have a garden. You can see the garden from your room.

1. Wash your hands.
2. Open the box.
3. Read the letter.

::: important
Tell your team about all your medicines.
:::

::: do
- rest in bed
- drink water
:::

::: {.table #times caption="What to do" headers=row}
| What | When |
|:-----|:-----|
| walk | in the morning |
| rest | in the evening |
:::

## When to ring us {#ring-us}

::: {.care-card #ring-the-team level=routine}
- your leg feels hot
- your leg looks red
:::

## Your visit {#visit}

You meet a nurse in a quiet room.

::: {.sms #see-you about=visit send="day 3 at 11:00"}
A nurse will meet you in a quiet room.
:::

::: {.sms #hot-leg about=ring-the-team send="day 4 at 11:00"}
Is your leg hot or red? Ring your team.
:::
"""
FACT = """  dose: {kind: dose, value: "10", unit: mg}
  room: {kind: text, value: the garden}
"""


@pytest.fixture
def before(workspace: Workspace) -> KeptWords:
    workspace.append(WORDS, BODY)
    workspace.append(SETTINGS, FACT)
    return keep(workspace)


def keep(workspace: Workspace) -> KeptWords:
    return keep_words(workspace.leaflet(), load_pack("en"))


def changes_of(workspace: Workspace, before: KeptWords, old: str, new: str, name: str = WORDS) -> tuple[Change, ...]:
    workspace.edit(name, old, new, 1)
    return compare_words(before, keep(workspace))


def test_the_same_words_have_no_changes(workspace: Workspace, before: KeptWords) -> None:
    assert compare_words(before, keep(workspace)) == ()


@pytest.mark.parametrize(
    ("old", "new", "change", "part", "sentences"),
    [
        ("Take **{{dose}}** after", "Take **{{dose}}** before", "clinical", "Your medicine",
         ("Take 10 mg after food.", "Take 10 mg before food.")),
        ("Take **{{dose}}**", "Take {{dose}}", "format", "Your medicine", ("Take 10 mg after food.",) * 2),
        ("Ask your team about it.", "Ask your nurse about it.", "content", "Your medicine",
         ("Ask your team about it.", "Ask your nurse about it.")),
        ("about it. You", "about it.\nYou", "format", "", ("", "")),
        ("example.org/story", "example.org/other", "content", "Your medicine",
         ("You can read more in our story.",) * 2),
        ("about it.", "about it", "editorial", "Your medicine", None),
        (" Ask your team about it.", "", "clinical", "Your medicine", ("Ask your team about it.", "")),
        ("Your family", "Thank you for your visit. Your family", "content", "Your medicine",
         ("", "Thank you for your visit.")),
        ("Your family", "Do not drive. Your family", "clinical", "Your medicine", ("", "Do not drive.")),
        ("help. A friend", "help: a friend", "editorial", "Your medicine",
         ("Your family can help. A friend can come with you.", "Your family can help: a friend can come with you.")),
        ("1. Wash your hands.\n2. Open the box.", "1. Open the box.\n2. Wash your hands.", "clinical",
         "Your medicine", ("Wash your hands.",) * 2),
        ("Tell your team about all", "Tell your nurse about all", "clinical", "Your medicine", None),
        ("rest in bed", "rest in a chair", "clinical", "Your medicine", ("rest in bed", "rest in a chair")),
        ("walk | in the morning", "walk | in the evening", "clinical", "Your medicine", None),
        ("level=routine", "level=urgent service=emergency", "clinical", "When to ring us", None),
        ("looks red", "looks blue", "clinical", "When to ring us", ("your leg looks red", "your leg looks blue")),
        ("- your leg looks red\n", "", "clinical", "When to ring us", ("your leg looks red", "")),
        ("day 3", "day 5", "content", "Message see-you", ("sent: day 3 at 11:00", "sent: day 5 at 11:00")),
        ("A nurse will meet", "A doctor will meet", "content", "Message see-you", None),
        ("red? Ring your team", "red? Ring your nurse", "clinical", "Message hot-leg", None),
        ("{#visit}", "{#your-visit}", "format", "", ("", "")),
        ("## Your visit", "## Your Visit", "editorial", "Your Visit", ("Your visit", "Your Visit")),
        ("What muscle wasting is", "What Muscle wasting is", "editorial", "Title and summary", None),
        ("One leg has less muscle.", "One leg has more muscle.", "clinical", "What it is", None),
        ("[@plain-language]", "", "content", "What it is", None),
        ("Your family can help. A friend can come with you.\n\nWe have a garden.",
         "We have a garden.\n\nYour family can help. A friend can come with you.", "editorial", "Your medicine", None),
    ],
)  # fmt: skip
def test_each_change_is_found_with_its_class(
    old: str,
    new: str,
    change: ChangeClass,
    part: str,
    sentences: tuple[str, str] | None,
    workspace: Workspace,
    before: KeptWords,
) -> None:
    if "your-visit" in new:
        workspace.edit(WORDS, "about=visit", "about=your-visit")
    changes = changes_of(workspace, before, old, new)
    assert find_worst(changes) == change, changes
    first = changes[0]
    assert (first.part, bool(first.reason)) == (part, True)
    assert sentences in (None, (first.before, first.after)), changes
    undone = compare_words(keep(workspace), before)
    if bool(first.before) == bool(first.after):
        assert find_worst(undone) == change, undone


def test_a_fact_shows_at_each_sentence_that_says_it(workspace: Workspace, before: KeptWords) -> None:
    workspace.edit(WORDS, "We have a garden.", "You take {{dose}}. We have a garden.")
    before = keep(workspace)
    changes = changes_of(workspace, before, '"10"', '"20"', SETTINGS)
    assert [(one.change, one.before, one.after) for one in changes] == [
        ("clinical", "Take 10 mg after food.", "Take 20 mg after food."),
        ("clinical", "You take 10 mg.", "You take 20 mg."),
    ]


def test_a_number_that_becomes_a_fact_with_the_same_words_is_no_change_of_words(
    workspace: Workspace, before: KeptWords
) -> None:
    changes = changes_of(workspace, before, "see the garden from", "see {{room}} from")
    assert find_worst(changes) == "format"


def test_what_is_taken_in_from_shared_files_is_compared(workspace: Workspace, before: KeptWords) -> None:
    (number,) = changes_of(workspace, before, '"999"', '"112"', "publisher.yaml")[:1]
    assert number.change == "clinical" and number.part == "When to get help"
    before = keep(workspace)
    (standing,) = changes_of(workspace, before, "in large print", "in braille", SHARED)
    assert (standing.part, standing.before) == (
        "Ask for another format",
        "You can ask for this leaflet in large print.",
    )
    before = keep(workspace)
    (term,) = changes_of(workspace, before, "is lost", "is not lost", "glossary.yaml")
    assert (term.change, term.part) == ("clinical", "Glossary")
    before = keep(workspace)
    (cited,) = changes_of(workspace, before, '"2023"', '"2024"', "references.yaml")
    assert (cited.change, cited.part) == ("content", "References")


def test_a_section_that_moved_is_one_change(workspace: Workspace, before: KeptWords) -> None:
    section = BODY[BODY.index("## Your visit") : BODY.index("::: {.sms #see-you")]
    workspace.edit(WORDS, section, "")
    (moved,) = changes_of(workspace, before, "## Your medicine", f"{section}## Your medicine")
    assert (moved.change, moved.part) == ("content", "Your visit")
    assert "elsewhere" in moved.reason


def test_a_sentence_that_went_to_another_section_is_found_there(workspace: Workspace, before: KeptWords) -> None:
    workspace.edit(WORDS, " A friend can come with you.", "")
    (moved,) = changes_of(workspace, before, "quiet room.", "quiet room. A friend can come with you.")
    assert (moved.change, moved.part, moved.before) == ("content", "Your visit", moved.after)


def test_an_item_that_went_to_another_card_is_clinical(workspace: Workspace, before: KeptWords) -> None:
    workspace.edit(WORDS, "- your leg looks red\n", "")
    moved = changes_of(workspace, before, "an arm or a leg\n", "an arm or a leg\n- your leg looks red\n")
    assert [one.change for one in moved] == ["clinical"]
    assert moved[0].before == moved[0].after == "your leg looks red"


def test_a_sentence_that_refers_to_its_neighbours_cannot_move(workspace: Workspace, before: KeptWords) -> None:
    workspace.edit(WORDS, "We have a garden.", "We have a garden. It is nice.")
    before = keep(workspace)
    (moved,) = changes_of(
        workspace, before, "It is nice. You can see the garden from your room.",
        "You can see the garden from your room. It is nice.",
    )  # fmt: skip
    assert moved.change == "content" and "refer" in moved.reason


def test_columns_that_change_places_are_clinical(workspace: Workspace, before: KeptWords) -> None:
    workspace.edit(WORDS, "| rest | in the evening |", "| rest | |")
    workspace.edit(WORDS, "| walk | in the morning |", "| walk | in the evening |")
    before = keep(workspace)
    workspace.edit(WORDS, "| walk | in the evening |", "| walk | |")
    changes = changes_of(workspace, before, "| rest | |", "| rest | in the evening |")
    assert find_worst(changes) == "clinical"


def test_a_language_of_which_nothing_is_known_has_clinical_changes_only(
    workspace: Workspace, before: KeptWords
) -> None:
    workspace.edit(WORDS, "Ask your team", "Ask your nurse")
    after = keep(workspace)
    (change,) = compare_words(replace(before, language="xx"), replace(after, language="xx"))
    assert change.change == "clinical"


def test_words_that_cannot_be_read_any_more_are_one_clinical_change(workspace: Workspace, before: KeptWords) -> None:
    workspace.edit(WORDS, "A friend can come", "A friend may come")
    (change,) = compare_words(replace(before, read=lambda: None), keep(workspace))
    assert change.change == "clinical" and "cannot be read" in change.reason


COMPARED = """
## Numbers {#numbers}

::: {.compare caption="In one year" have="have a fall" not="do not have one"}
- Without classes: {{falls-without}}
- With classes: {{falls-with}}
:::
"""
FALLS = (
    "  falls-without: {kind: risk, n: 12, of: 100, who: {en: people}}\n"
    "  falls-with: {kind: risk, n: 7, of: 100, who: {en: people}}\n"
)


@pytest.mark.parametrize(
    ("old", "new", "name", "sentences"),
    [
        ("n: 7", "n: 9", SETTINGS, ("With classes: 7 in 100 people", "With classes: 9 in 100 people")),
        ("n: 7", "at_most: true, n: 7", SETTINGS, None),
        ("- With classes", "- With a stick", WORDS, None),
        ("have a fall", "have a bad fall", WORDS, ("have a fall", "have a bad fall")),
        ("In one year", "In two years", WORDS, ("In one year", "In two years")),
        ('not="do not have one"', 'not="do not have one" change="a class"', WORDS, ("", "a class")),
    ],
)
def test_all_of_risks_beside_each_other_is_clinical(
    workspace: Workspace, old: str, new: str, name: str, sentences: tuple[str, str] | None
) -> None:
    workspace.append(WORDS, COMPARED)
    workspace.append(SETTINGS, FALLS)
    (change,) = changes_of(workspace, keep(workspace), old, new, name)
    assert change.change == "clinical"
    assert sentences in (None, (change.before, change.after))
