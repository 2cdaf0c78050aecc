"""Phone numbers in the words: each is a fact, and stands where people are to call it."""

from __future__ import annotations

import pytest

from tests.clock import cpu_seconds, took_less
from tests.validation.rules.language.sentences import diagnose, find
from tests.workspace import FIRST_ADDED, PUBLISHER, Workspace

CALLS = """\
Ring {{emergency-line}} any time of day, or the {{emergency-line}} straight away.

Call {{emergency-line}}: "it is free", they say. Do not wait. Call {{emergency-line}} now.

- do not hesitate to call {{emergency-line}}
- tell {{emergency-line}} where you are
"""
NAMES = """\
The {{emergency-line}} box, {{emergency-line}}'s website, a {{emergency-line}}-type call.

The card called {{emergency-line}}, each {{emergency-line}} gizmo.

- do not call {{emergency-line}} for a bill

::: do-not
- do not wait until {{emergency-line}} answers
:::

### What {{emergency-line}} does {#what-it-does}
"""


def test_a_number_stands_where_people_are_to_call_it(workspace: Workspace) -> None:
    workspace.add_words(f"## Part {{#part}}\n\n{CALLS}")
    assert "LNG106" not in workspace.codes()


def test_a_number_names_nothing_and_is_no_link_where_nobody_is_to_call(workspace: Workspace) -> None:
    workspace.add_words(f"## Part {{#part}}\n\n{NAMES}")
    diagnostics = [one for one in workspace.diagnostics() if one.code == "LNG106"]
    lines = [one.span.line - FIRST_ADDED - 1 for one in diagnostics]
    assert lines == [1, 1, 1, 3, 3, 5, 8, 11]
    assert {one.span.end_column - one.span.column for one in diagnostics} == {len("{{emergency-line}}")}
    places = [one.message.split("stands ")[1] for one in diagnostics]
    assert places[4:] == ["in the name of a thing", *["in a “do not” item"] * 2, "in a heading"]


NUMBERS = {
    "Call 999 (24 hours a day) or 111 - 24 hours.": ["999", "111"],
    "9-9-9, or call 1 1 1": ["9-9-9", "1 1 1"],
    "Call 0800 111 2222 (free), 0800-1112222 or 08001112222.": ["0800 111 2222", "0800-1112222", "08001112222"],
    "Call (0800) 111 2222. (020 7946 0000, free)": ["(0800) 111 2222", "020 7946 0000"],
    "Call +44 20 7946 0999 (9 to 5), or +44 (0)20 7946 0999 ext 12.": [
        "+44 20 7946 0999",
        "+44 (0)20 7946 0999 ext 12",
    ],
    "116123, 116 123 - always": ["116123", "116 123"],
    "Tel: 555-0147. Fax: 212 555 0199. Call 1-800-QUIT-NOW.": ["555-0147", "212 555 0199", "1-800-QUIT-NOW"],
    "In France call 15, and in Denmark 12 34 56 78. Dial triple nine.": ["15", "12 34 56 78", "triple nine"],
    "Call us on 960123 or 960 123, or ask for bleep 2345.": ["960123", "960 123", "2345"],
    "Text SHOUT to 85258. Relay: 18001 01632 960123.": ["85258", "18001 01632 960123"],
    "NHS 111 can help. A 999 call handler asks where you are.": ["111", "999"],
}
OTHERS = [
    "Children aged 1-11, and 9 99 more can call. In all, 999 people tried it, and 911 calls came.",
    "1,999 people, 999.5 mg, 999,000 steps, 0.111, E999 and 999ml and 1999",
    "Lines are open 0800-1800. The helpline ran in 2019-2021 and took 1 234 567 calls.",
    "Call us if your pulse is 112 or more. Turn the dial to 250. Please call at 0930 on 14 May.",
    "Send it to 221 Castle Road. We text 300 to 400 people a week, from 0900 to 1700.",
    "Use the link: meeting ID 987 654 3210. Your NHS number, as in 485 777 3456, is on it.",
    "Come on 05.11.2026 10.30 or 2026-11-05 to Boston 02115-5804. ISBN 0 19 853453 1. Bus 111 stops here.",
    "Say the numbers 100 93 86 79 72 aloud. Call 3 friends within 24 hours. 51.5074, 0.1278",
]


@pytest.mark.parametrize("words", NUMBERS)
def test_a_number_is_found_however_it_is_written(words: str) -> None:
    assert find("LNG105", words) == NUMBERS[words]


@pytest.mark.parametrize("words", OTHERS)
def test_other_figures_are_no_numbers(words: str) -> None:
    assert find("LNG105", words) == []


def test_what_to_write_is_the_fact_of_the_number(workspace: Workspace) -> None:
    services = '    office: {number: "01632 960960", name: {en: office}}\n'
    workspace.append(PUBLISHER, services)
    workspace.add_words("Call 999, +44 1632 960960 or 01632 960777.\n")
    first, second, third = (one for one in workspace.diagnostics() if one.code == "LNG105")
    assert (first.expected, first.hint) == ("{{emergency-line}}", "")
    assert (second.expected, "service: office}" in second.hint) == ("", True)
    assert third.hint.startswith("put the number under `services` in publisher.yaml")


@pytest.mark.parametrize(
    "words", ["This is message 15 of 40.", "Rest well: message 112. Drink water.", "Message 18: rest."]
)
def test_the_number_of_a_message_is_no_phone_number(words: str) -> None:
    assert find("LNG105", words) == []


def test_a_number_in_words_and_in_figures_is_one() -> None:
    (one,) = diagnose("LNG105", "Ring triple zero (000) at once.")
    assert "“triple zero (000)”" in one.message
    assert len(find("LNG105", "Ring triple zero (000) or 112.")) == 2


def test_a_caption_takes_no_fact_in() -> None:
    (one,) = diagnose("LNG105", "Call 999", "caption")
    assert (one.expected, one.hint) == ("", "take it out, and give the number in the words below")


@pytest.mark.parametrize(
    "piece", ["(", "1 ", "9 (", "0800 111 ", "call 9", "+(0)", "text a to ", "\ud800 999 ", "٩٩٩ ☎ "]
)
def test_looking_for_numbers_takes_as_long_as_the_text(piece: str) -> None:
    started = cpu_seconds()
    find("LNG105", piece * 5_000)
    assert took_less(started, 4)
