"""`plainleaf messages import`: words for apps go back into their own block, whole or not at all."""

from __future__ import annotations

import pytest

from pipeline.conversion.systems.message_bank.writer import write_sheets
from pipeline.desk.reviewing.sheet_reader import read_sheet
from pipeline.desk.reviewing.sheet_review import review_rows
from pipeline.templating.compose import compose
from tests.mothers import MOTHERS, add_mothers
from tests.reviewed_sheet import Change, reviewed, sheet
from tests.workspace import Workspace

WORDS = """
::: {.sms #stretch about=what-it-is send="day 9 at 10:00" replies="more:more"}
Muscle wasting: call {{emergency-line}} if it hurts. Stretch your legs for 5 seconds, ((name)). Answer MORE.
:::

::: {.sms-long of=stretch}
Muscle wasting: stretch your legs for 5 seconds.

Ask how, ((name)).
Call {{emergency-line}} if it hurts. Answer MORE.
:::

::: {.sms #more about=what-it-is purpose=reply}
Muscle wasting: ask your care team.
:::
"""
STRETCH, MORE = 2, 3


@pytest.fixture
def two(workspace: Workspace) -> Workspace:
    """The base example with a message in two lengths."""
    workspace.add_words(WORDS)
    return workspace


def update(number: int = STRETCH, signed: str = "", **cells: str) -> Change:
    """New words in a row; a name with `_` is that of a column with a space."""
    named = {name.replace("_", " "): words for name, words in cells.items()}
    return lambda rows: rows[number].update(named | {"sign-off": signed})


LONG = "Muscle wasting: stretch for 5 seconds.\nAsk how, ((name)).   Call 999 if it hurts a lot.\n\n\nAnswer MORE."


def test_new_words_for_apps_go_into_their_block_and_nowhere_else(two: Workspace) -> None:
    before = two.read()
    file = sheet(two, update(long_text=LONG))
    done = two.plainleaf("messages", "import", file.name)
    assert done.returncode == 0, done.stderr
    assert ": stretch (for apps)\n" in done.stdout and "1 message has other words" in done.stdout
    assert two.read() == before
    done = two.plainleaf("messages", "import", file.name, "--write")
    assert "1 message has other words; written" in done.stdout, done.stderr
    old = before[before.index("Muscle wasting: stretch your legs for 5 seconds.\n") :].split("\n:::")[0]
    new = (
        "Muscle wasting: stretch for 5 seconds.\n\nAsk how, ((name)). Call {{emergency-line}} if it hurts a lot.\n\n"
        "Answer MORE."
    )
    assert two.read() == before.replace(old, new)
    assert two.messages()[STRETCH].long == new.replace("{{emergency-line}}", "999")
    assert "0 messages" in two.plainleaf("messages", "import", file.name).stdout


def test_both_lengths_are_one_message_with_two_changes(two: Workspace) -> None:
    text = two.messages()[STRETCH].text.replace("your legs", "both legs")
    file = sheet(two, update(text=text, long_text=LONG, signed="Ada, 2026-11-02"))
    done = two.plainleaf("messages", "import", file.name, "--write")
    assert "1 message has other words; written" in done.stdout, done.stderr
    assert done.stdout.count("sign-off: Ada") == 1
    message = two.messages()[STRETCH]
    assert (message.text, message.long.split("\n\n")[0]) == (text, LONG.split("\n")[0])
    assert [one.by for one in message.signed] == ["Ada"], "it is of both as they are now"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (update(long_text=LONG.replace("999", "the ambulance")), "the fact {{emergency-line}}, “999”, has gone"),
        (update(long_text=LONG.replace("((name))", "you")), "the placeholder ((name)) has gone"),
        (update(long_text=""), "the words for apps have gone; take them out in the source"),
        (update(MORE, long_text="Ask."), "write `::: {.sms-long of=more}` there"),
        (update(long_text=LONG, text_digest="000000000000"), "the source has changed since the sheet was made"),
        (update(long_text=LONG.replace(" a lot", " a lot" * 200)), "apps take 1024"),
        (update(replies="more: stretch"), "`replies` is “more: stretch” here and “more: more” in the source"),
    ],
)
def test_what_cannot_be_taken_over_changes_nothing(two: Workspace, change: Change, reason: str) -> None:
    review = reviewed(two, change)
    assert any(reason in one.reason for one in review.refusals), review.refusals
    assert review.edits == ()


def test_signs_of_markdown_in_words_for_apps_stay_signs(two: Workspace) -> None:
    words = LONG + "\n# 1 *all* <b>_x_</b> [a](b) {{c}}\n- item\n2. two"
    review = reviewed(two, update(long_text=words))
    assert review.refusals == ()
    (change,) = review.changes
    assert change.is_long and change.text.endswith("# 1 *all* <b>_x_</b> [a](b) {{c}}\n\n- item\n\n2. two")


def test_a_space_that_does_not_break_stays_one_where_a_plain_one_was_typed(two: Workspace) -> None:
    two.edit("muscle/en.md", "stretch your legs for 5 seconds.", "stretch your legs for 5\u00a0seconds.")
    long = two.messages()[STRETCH].long
    assert "5\u00a0seconds" in long
    assert reviewed(two, update(long_text=long.replace("\u00a0", " "))).changes == ()
    (change,) = reviewed(two, update(long_text=long.replace("\u00a0", " ").replace("your legs", "both legs"))).changes
    assert change.text == long.replace("your legs", "both legs")


def test_a_sheet_without_the_column_leaves_the_words_for_apps_alone(two: Workspace) -> None:
    def drop(rows: list[dict[str, str]]) -> None:
        for row in rows:
            del row["long text"]
        rows[STRETCH]["text"] = rows[STRETCH]["text"].replace("your legs", "both legs")

    review = reviewed(two, drop)
    assert review.refusals == () and [one.is_long for one in review.changes] == [False]


def test_words_go_back_into_a_programme(workspace: Workspace) -> None:
    add_mothers(workspace)
    document = compose(workspace.check().readable[MOTHERS], "en")
    text = write_sheets(document)[0].data.decode("utf-8-sig").replace("a message a week", "one message a week")
    file = workspace.place / "reviewed.csv"
    file.write_bytes(text.encode("utf-8-sig"))
    review = review_rows(workspace.check(), read_sheet(file), workspace.place)
    assert [change.written.id for change in review.changes] == ["welcome"] and not review.refusals
