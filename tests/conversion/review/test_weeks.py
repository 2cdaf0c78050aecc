"""The reviewer's page of many messages: by week, with what needs a person first, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from pipeline.conversion.review.calendar import Sending
from pipeline.conversion.review.previews import make_previews
from pipeline.conversion.review.weekly_pages import ON_ONE_PAGE
from pipeline.model.document import Document, Reply, TextMessage
from pipeline.sms.schedules import read_schedule
from tests.conversion.campaign import campaign, long_campaign, programme
from tests.conversion.review.test_review import GOLDEN, found, lines, parse, text, words

WEEKLY = "every monday at 09:00 from 8 days before visit for 3 weeks"
AGAIN = "Again this week: private"
ASKED = (
    TextMessage("ask", "", "day 50 at 10:00", "YES or NO?", replies=(Reply("yes", "yes"), Reply("no", "no"))),
    TextMessage("yes", "", "", "Good. WHY?", "reply", replies=(Reply("why", "why"), Reply("no", "no"))),
    TextMessage("no", "", "", "No.", "reply", replies=(Reply("yes", "yes"), Reply("help", "help"))),
    TextMessage("why", "", "", "Why not.", "reply", replies=(Reply("back", "ask"),)),
    TextMessage("ask-again", "", "day 57 at 10:00", "YES or NO?", replies=(Reply("yes", "yes"), Reply("no", "no"))),
    TextMessage("ask-at-visit", "", "1 hour after visit", "WHY?",
                replies=(Reply("why", "why"), Reply("now", "at-visit"))),
    TextMessage("at-visit", "", "", "Now.", "reply"),
    TextMessage("help", "", "", "Text ME.", "reply", "HELP", replies=(Reply("me", "after-help"),)),
    TextMessage("after-help", "", "", "You.", "reply"),
    TextMessage("lost", "", "", "Nobody asks.", "reply"),
)  # fmt: skip


@cache
def page() -> Element:
    return parse(long_campaign())


def weeks(inside: Element) -> dict[str, list[str]]:
    """The messages of each week, in the order in which they stand."""
    return {
        one.get("id", ""): [article.get("id", "").removeprefix("message-") for article in found("article", one)]
        for one in found("section.week", inside)
    }


def reasons(document: Document) -> tuple[str, dict[str, str]]:
    """What is said of messages that nobody has looked at, and the messages of each reason."""
    inside = next(one for one in parse(document).iter("section") if one.get("id") == "look-first")
    rows = [list(one) for one in found("dl.look-first", inside)]
    pairs = zip(rows[0][::2], rows[0][1::2], strict=True) if rows else ()
    said = " ".join(words(one) for one in found("p.unseen", inside))
    return said, {words(why): words(ids) for why, ids in pairs}


def many(number: int, text: str = "Muscle wasting: hello.", pin: str = "") -> tuple[TextMessage, ...]:
    made = (TextMessage(f"m-{n}", "causes", f"day {n} at 10:00", text) for n in range(number))
    return tuple(replace(one, pin=pin, digest="a" * 12) for one in made)


def test_the_page_by_weeks_reads_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    seen = (" ".join(line.split()) for line in lines(found("body", page())[0]))
    golden(GOLDEN / "weeks.txt", "".join(f"{line}\n" for line in seen if line))


def test_messages_stand_in_the_week_in_which_they_are_sent() -> None:
    pages = weeks(page())
    assert pages["week-1"] == ["m-0-0", "m-0-1", "m-0-2", "m-0-3", "m-0-4"]
    assert pages["week-5"] == ["m-4-0", "m-4-1", "m-4-2", "m-4-3", "m-4-4"]
    assert pages["round-2"] == [f"v-b-{days}" for days in range(12, 0, -1)], "a dozen round a date are one page"
    assert pages["round-1-before-3"] == [f"b-{days}" for days in range(20, 14, -1)]
    assert pages["round-1-before-1"] == [f"b-{days}" for days in range(7, 0, -1)], "the last week, from the 7th day on"
    assert pages["no-time"] == ["answer-1", "answer-2", "answer-3"]
    sent = [id for ids in pages.values() for id in ids]
    assert len(sent) == len(set(sent)) == len(long_campaign().messages) == 60


def test_the_calendar_has_a_cell_for_each_week_and_one_for_a_gap() -> None:
    cells = found("li.week-cell", found("ol.week-cells", page())[0])
    assert words(cells[2]) == "Weeks 3 to 4 No message"
    links = [one.get("href") for cell in cells for one in cell.iter("a")]
    assert links == ["#week-1", "#week-2", "#week-5", "#week-6", "#week-7"]


def test_each_week_leads_to_the_one_before_and_the_next() -> None:
    for section in found("section.week", page()):
        turns = [[(one.get("href"), words(one)) for one in turn.iter("a")] for turn in found("ul.turn", section)]
        assert len(turns) == 2 and turns[0] == turns[1], "at its head and at its foot"
        if section.get("id") == "week-5":
            assert turns[0][:2] == [("#week-2", "Before: Week 2"), ("#week-6", "Next: Week 6")]
    first, *_, last = found("section.week", page())
    assert "Before:" not in words(first) and "Next:" not in words(last)


@pytest.mark.parametrize(("number", "by_week"), [(ON_ONE_PAGE, False), (ON_ONE_PAGE + 1, True)])
def test_few_messages_are_one_page(number: int, by_week: bool) -> None:
    inside = parse(replace(campaign(), messages=many(number)))
    assert bool(weeks(inside)) == by_week and len(found("article", inside)) == number
    assert bool(found("ol.weeks", inside)) != by_week


def test_the_week_that_is_named_is_shown_by_style_alone() -> None:
    sheet = "".join(found("style", page())[0].itertext())
    assert "@supports selector(:has(*)){.pages > .week:not(:target,:has(:target)){display: none}" in sheet
    assert "<script" not in text(long_campaign())


def test_nobody_has_looked_is_said_once() -> None:
    said, listed = reasons(replace(campaign(), messages=many(20)))
    assert (said, listed) == ("Nobody has looked at 20 of 20 messages yet.", {})
    pinned = many(20, pin="a" * 12)
    assert reasons(replace(campaign(), messages=pinned)) == ("", {})
    few = (*pinned[:18], *many(20)[18:])
    assert reasons(replace(campaign(), messages=few)) == (
        "", {"Nobody has looked at it beside the leaflet yet": "m-18 m-19"},
    )  # fmt: skip
    said, listed = reasons(replace(campaign(), messages=(*pinned[:12], *many(20)[12:])))
    assert said == "Nobody has looked at 8 of 20 messages yet." and not listed


def test_a_reason_that_holds_for_more_than_a_third_is_a_line() -> None:
    long = many(30, "a" * 170)
    _, listed = reasons(replace(campaign(), messages=(*long[:10], *many(30)[10:])))
    assert listed == {"2 parts": "m-0 m-1 m-2 m-3 m-4 m-5 m-6 m-7 2 more m-8 m-9"}, "a third is still a list"
    _, listed = reasons(replace(campaign(), messages=(*long[:11], *many(30)[11:])))
    assert listed == {"2 parts": "11 of 30 messages"}
    _, listed = reasons(replace(campaign(), messages=(*long[:3], *many(4)[3:])))
    assert listed == {"2 parts": "m-0 m-1 m-2"}, "three are no more than a look"


def test_the_weightiest_reason_stands_first() -> None:
    mixed = (
        replace(many(1)[0], id="private", sensitive=True),
        replace(many(1)[0], id="two", text="a" * 170),
        replace(many(1)[0], id="three", text="a" * 400),
        replace(many(1)[0], id="lost", about="nowhere"),
        replace(many(1)[0], id="stale", pin="a" * 12, digest="b" * 12),
        *many(12),
    )
    _, listed = reasons(replace(campaign(), messages=mixed))
    assert list(listed.values()) == ["stale", "lost", "three", "two", "private"]


def test_a_programme_reads_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    seen = (" ".join(line.split()) for line in lines(found("body", parse(programme()))[0]))
    golden(GOLDEN / "programme.txt", "".join(f"{line}\n" for line in seen if line))


def test_a_programme_is_parted_by_the_weeks_of_its_event() -> None:
    pages = weeks(parse(programme()))
    assert pages["round-1-of-20"] == ["week-20"], "in the calendar of the pregnancy, as its words count"
    assert pages["round-2"] == ["before-visit", "after-visit"]
    assert pages["week-1"] == ["welcome", "again", "ask", "well"], "an answer stands below its question"
    assert pages["no-time"] == ["stop"], "a keyword is texted at any time"
    again = [words(one) for one in found("p.again", parse(programme()))]
    assert again == ["Again this week: again", "Again this week: again"], "in the second week and in the third"


def test_answers_stand_below_the_first_question_that_leads_to_them() -> None:
    """Whichever is written first: to another answer too, in a ring, and from a date that comes later."""
    document = replace(campaign(), messages=(*reversed(ASKED), *many(9)))
    pages = weeks(parse(document))
    assert pages["week-8"] == ["ask", "yes", "why", "no"] and pages["week-9"] == ["ask-again"]
    assert pages["round-1"] == ["ask-at-visit", "at-visit"]
    assert sorted(pages["no-time"]) == ["after-help", "help", "lost"], "none that is sent leads to these"
    cells = [words(cell) for cell in found("li.week-cell", parse(document))]
    assert cells[3].startswith("Week 8") and cells[3].endswith("4 messages")


def test_a_message_that_comes_again_is_read_once() -> None:
    """On a page that is a whole round nothing comes again; it needs a person where it is read."""
    weekly = replace(many(1)[0], id="weekly", send="every monday at 09:00 from 1 day after visit for 15 weeks")
    private = replace(weekly, id="private", send="every monday at 09:00 from day 1 for 3 weeks", sensitive=True)
    document = parse(replace(campaign(), messages=(weekly, private, *many(12))))
    assert weeks(document)["round-1"] == ["weekly"]
    again = {one.get("id"): [words(line) for line in found("p.again", one)] for one in found("section.week", document)}
    assert again == {"week-1": [], "week-2": [AGAIN], "week-3": [AGAIN], "round-1": []}
    assert [words(cell).endswith("1 to look at") for cell in found("li.week-cell", document)][:3] == [
        True,
        False,
        False,
    ]
    sheet = "".join(found("style", document)[0].itertext())
    assert ".week:not(:has(.message)){display: none}" in sheet[sheet.index("@media print{@page") :]


def test_a_message_that_comes_again_costs_again() -> None:
    """20 messages in a part each, one of them three times: 22 parts, 0.5126 GBP."""
    rows = [words(row) for row in found("tr", found("table.prices", parse(programme()))[0])]
    assert rows[1] == "Usual values 22 parts (0.5126 GBP) 22,000 parts (512.6000 GBP)"


def test_what_is_said_of_a_message_of_a_programme() -> None:
    said, listed = reasons(programme())
    assert said.startswith("whatsapp has not approved these messages: rejected, 2026-11-02.")
    assert listed == {
        "Stopped: the leaflet that it is about has been withdrawn": "week-8",
        "A comment is open": "week-10",
        "Nobody has looked at it beside the leaflet yet": "week-20",
    }, "what is about no leaflet needs nobody to compare it"


def test_which_characters_make_messages_longer() -> None:
    """14 messages of 82 units are two parts, and one with plain letters: 14 parts more, 0.3262 GBP."""
    (row,) = found("li.dear", parse(replace(campaign(), messages=many(14, "ú" + "a" * 80))))
    assert words(row) == (
        "ú U+00FA latin small letter u with acute: 14 messages longer by 14 parts (0.3262 GBP) to 1 person, "
        "by 14,000 parts (326.2000 GBP) to 1,000 people"
    )
    assert not found("li.dear", parse(replace(campaign(), messages=many(14, "ú" + "a" * 60))))


@pytest.mark.parametrize("send", ["20 hours after visit", "30 hours before visit", "day 9 at 23:59", WEEKLY])
def test_the_calendar_and_the_rules_have_a_message_on_the_same_days(send: str) -> None:
    schedule = read_schedule(send)
    preview = make_previews(replace(campaign(), messages=(replace(many(1)[0], send=send),)))[0]
    days = [Sending(preview, schedule, number).day for number in range(schedule.times)]
    assert tuple(days) == schedule.list_days()
