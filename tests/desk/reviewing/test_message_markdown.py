"""A reviewed text in the source again: facts as tokens, and nothing of it taken for markup."""

from __future__ import annotations

import pytest

from pipeline.desk.reviewing.message_markdown import (
    FactWords,
    RestoreError,
    check_placeholders,
    tidy_spaces,
    write_markdown,
)

LINE, SHARE, FIVE = FactWords("line", "999"), FactWords("share", "up to 1 in 3 people"), FactWords("gene", "5")


def test_facts_go_back_where_their_words_stand() -> None:
    before = "Call 999. It affects up to 1 in 3 people."
    made = write_markdown(before, "It affects up to 1 in 3 people: call 999!", (LINE, SHARE))
    assert made == ("It affects {{share}}: call {{line}}!",)


def test_two_facts_with_the_same_words_keep_their_order() -> None:
    other = FactWords("other", "999")
    made = write_markdown("Call 999 or 999.", "Please call 999, or 999.", (LINE, other))
    assert made == ("Please call {{line}}, or {{other}}.",)


@pytest.mark.parametrize(
    ("before", "after", "facts", "why"),
    [
        ("Call 999.", "Call 112.", (LINE,), "{{line}}, “999”, has gone"),
        ("Call 999.", "Call 999 or 999.", (LINE,), "{{line}}, “999”, stands there twice and not once"),
        ("Call 999 999.", "Call 999.", (LINE, LINE), "{{line}}, “999”, stands there once and not twice"),
        ("Gene 5, 5 days.", "Gene 5.", (FIVE,), "{{gene}}, “5”, stands in the source also without being the fact"),
        ("Call 999.", "Call 9990.", (LINE,), "{{line}}, “999”, has gone"),
    ],
)
def test_a_fact_that_nobody_can_tell_is_a_refusal(
    before: str, after: str, facts: tuple[FactWords, ...], why: str
) -> None:
    with pytest.raises(RestoreError) as refused:
        write_markdown(before, after, facts)
    assert str(refused.value) == f"the fact {why}"


def test_a_line_feed_is_a_new_paragraph() -> None:
    assert write_markdown("One.", "One.\nTwo.", ()) == ("One.", "", "Two.")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("*a* _b_ [c] <d> `e` {f}", r"\*a\* \_b\_ \[c\] \<d\> \`e\` \{f\}"),
        ("- a", r"\- a"),
        ("# a", r"\# a"),
        (": a", r"\: a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("a &amp; b & c", r"a \&amp; b & c"),
        ("a @b c@d", r"a \@b c@d"),
        ("Call now - at once.", "Call now - at once."),
    ],
)
def test_markup_is_escaped_and_plain_words_are_not(text: str, made: str) -> None:
    assert write_markdown("x", text, ()) == (made,)


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("Hello.", "the placeholder ((name)) has gone"),
        ("Hello ((Name)).", "the placeholder ((name)) has gone"),
        ("Hello ((name)) ((name)).", "the placeholder ((name)) is new"),
        ("Hello ((name)) ((day)).", "the placeholder ((day)) is new"),
    ],
)
def test_placeholders_stay(after: str, reason: str) -> None:
    with pytest.raises(RestoreError) as refused:
        check_placeholders("Hello ((name)).", after)
    assert str(refused.value) == reason


def test_spaces_and_lines_that_markdown_cannot_keep_go() -> None:
    assert tidy_spaces(" a  b \n\n  c\t\n") == "a b\nc"
