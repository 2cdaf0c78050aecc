"""The reviewers' page, spoilt in one number at a time: what is signed is when a message comes, and what it costs."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Literal

import pytest

from pipeline.conversion import FORMATS
from pipeline.conversion.review.writer import write_review
from pipeline.model.document import Campaign, Difference, Document, ReviewComment, SignOff, SystemApproval, TextMessage
from pipeline.proof.parity import verify_document
from pipeline.proof.parity.review_times import list_comings
from tests.conversion.campaign import campaign, few_of_programme, from_right_to_left, long_campaign, programme
from tests.conversion.review.test_weeks import ASKED

SPOILT = [
    ('<span class="time">18:30</span>', '<span class="time">08:30</span>', "in the calendar: “18:30 very-long"),
    ("<p class=\"day-name\">Day 10</p>", "<p class=\"day-name\">Day 11</p>", "in the calendar: “Day 10”"),
    ("<strong>Week 7</strong>", "<strong>Week 8</strong>", "in the calendar: “Week 7 Days 42 to 48”"),
    ("2 days before: visit</p>", "3 days before: visit</p>", "in the calendar: “2 days before: visit”"),
    ("16 parts (0.3728 GBP", "16 parts (0.2728 GBP", "in the prices: “Usual values 16 parts (0.3728 GBP"),
    ("18,000 parts (419.4000", "18,000 parts (41.94000", "in the prices: “At worst 18 parts (0.4194 GBP)"),
    ("To 1,000 people</th>", "To 1,200 people</th>", "in the prices: “To 1 person To 1,000 people”"),
    ("2 messages longer by 2", "1 message longer by 2", "in the prices: “í ú U+200D 🏽 👩 🦽 together: 2"),
    ("looked at 8 of 11", "looked at 7 of 11", "in what needs a person: “Nobody has looked at 8 of 11"),
    ("<dt>2 parts</dt>", "<dt>3 parts</dt>", "in what needs a person: “2 parts”"),
    ('#message-accents">accents</a> <a href="#message-emoji">emoji</a>', '#message-emoji">emoji</a>', "in what needs"),
    ("on STOP</span>", "on GO</span>", "in the calendar: “stop on STOP”"),
    ("<dt>Price of a part</dt> <dd>0.0233", "<dt>Price of a part</dt> <dd>0.0133", "`Price of a part`"),
    ("<dd>Reply STOP</dd>", "<dd>Reply GO</dd>", "`How to stop` should be “Reply STOP”"),
    ("3 × 0.0233 GBP = 0.0699 GBP", "3 × 0.0233 GBP = 0.0299 GBP", "`very-long`: `cost`"),
    ('<p class="stamp">Day 3, 10:00</p>', '<p class="stamp">Day 4, 10:00</p>', "`long`: `when`"),
    ("<span>189 of 306</span>", "<span>159 of 306</span>", "`long`: `lengths`"),
    ("<strong class=\"warn\">Stale: what it is about has changed since it was compared</strong>",
     "Yes, and the leaflet has not changed since", "`long`: `comparison`"),
    ("<dt>Longest allowed</dt> <dd>4 parts", "<dt>Longest allowed</dt> <dd>2 parts", "`very-long`: `longest allowed`"),
    ("<strong class=\"warn\">Sensitive on a phone that others can see", "<strong>Fine", "`visit`: `important`"),
    ("24 Novembeó", "24 November", "`welcome`: `values`"),
]  # fmt: skip


def verify(document: Document, folder: Path, old: str = "", new: str = "") -> list[str]:
    """What is found in the page of a document, with one text in the place of another."""
    (artifact,) = write_review(document)
    text = artifact.data.decode("utf-8")
    assert old in text
    path = folder / artifact.path
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    found = verify_document(document, folder, "outputs", FORMATS.values(), ["review"])
    return [one.message for one in found.diagnostics]


@pytest.mark.parametrize("priced", [True, False])
def test_a_page_that_was_not_touched_holds(priced: bool, tmp_path: Path) -> None:
    unpriced = replace(campaign(), campaign=Campaign(campaign().campaign.placeholders))
    assert verify(campaign() if priced else unpriced, tmp_path / "ltr") == []
    assert verify(from_right_to_left(), tmp_path / "rtl") == []


@pytest.mark.parametrize(("old", "new", "message"), SPOILT)
def test_another_number_is_found(old: str, new: str, message: str, tmp_path: Path) -> None:
    (found,) = verify(campaign(), tmp_path, old, new)
    assert message in found


WEEKS = [
    ("<strong>Week 5</strong>", "<strong>Week 4</strong>", "in the calendar: “Week 5 5 messages"),
    (">5 messages</span>", ">6 messages</span>", "in the calendar: “Week 1 5 messages"),
    ("<span>Weeks 3 to 4</span>", "<span>Weeks 2 to 4</span>", "in the calendar: “Weeks 3 to 4 No message”"),
    (">3 to look at</span>", ">2 to look at</span>", "in the calendar: “Week 2 5 messages 3 to look at”"),
    ('href="#week-5"><strong>', 'href="#week-6"><strong>', "a link to `#week-6`, which is “Week 6 Days 35 to 41”"),
    ("Next: Week 5</a>", "Next: Week 6</a>", "a link to `#week-5`, which is “Week 5 Days 28 to 34”"),
    ("<dt>Stale: what", "<dt>Fine: what", "in what needs a person: “Stale:"),
    ('#message-m-1-2">m-1-2</a>', '#message-m-1-3">m-1-2</a>', "a link to `#message-m-1-3` says “m-1-2”"),
]  # fmt: skip


PROGRAMME = [
    ("<strong>Week 20</strong>", "<strong>Week 21</strong>",
     "in the calendar: “Week 20"),
    ("Week 20: your pregnancy, 10:00</p>", "Week 21: your pregnancy, 10:00</p>", "`week-20`: `when`"),
    ("3 hours after: your visit</p>", "2 hours after: your visit</p>", "`after-visit`: `when`"),
    ("Every Monday, 09:00, 3 weeks long, from: Day 1", "Every Monday, 09:00, 2 weeks long, from: Day 1",
     "`again`: `when`"),
    ('Again this week: <a href="#message-again">again</a>', "", "in “Week 2 Days 7 to 13”"),
    ("can.&#10;&#10;Drink", "can.&#10;&#10;Eat", "`week-20`: `for apps`"),
    ("of 1024 characters", "of 1,000 characters", "`week-20`: `letters for apps`"),
    ('<bdi>yes</bdi>: <a href="#message-well">well</a>', '<bdi>no</bdi>: <a href="#message-well">well</a>',
     "`ask`: `replies`"),
    ('yes to <a href="#message-ask">ask</a>', 'no to <a href="#message-ask">ask</a>', "`well`: `answers`"),
    ("Danger signs (ors#danger-signs)</dd>", "Danger (ors#danger-signs)</dd>", "`week-6`: `about`"),
    ('<strong class="warn">Stopped: the leaflet that it is about has been withdrawn', "<strong>Fine",
     "`week-8`: `important`"),
    ("<dt>Compared</dt> <dd>Not yet", "<dt>Compared</dt> <dd>Yes, and the leaflet has not changed since",
     "`week-20`: `comparison`"),
    ('<h3 id="name-week-8">week-8</h3>', '<h3 id="name-week-8">week-9</h3>', "`week-8`: `heading`"),
    ("<dt>Stopped: the leaflet", "<dt>Sent: the leaflet", "in what needs a person: “Stopped: the leaflet"),
    ("<dt>A comment is open", "<dt>No comment is open", "in what needs a person: “A comment is open"),
    ("rejected, 2026-11-02</dd>", "approved, 2026-11-02</dd>", "`Approval, whatsapp`"),
    ("these messages: rejected", "these messages: paused", "in what needs a person: “whatsapp has not approved"),
]  # fmt: skip


def test_a_page_of_a_programme_that_was_not_touched_holds(tmp_path: Path) -> None:
    assert verify(programme(), tmp_path / "many") == []
    assert verify(few_of_programme(), tmp_path / "few") == []


@pytest.mark.parametrize(("old", "new", "message"), PROGRAMME)
def test_what_is_another_in_a_programme_is_found(old: str, new: str, message: str, tmp_path: Path) -> None:
    messages = verify(programme(), tmp_path, old, new)
    assert any(message in one for one in messages), messages


@pytest.mark.parametrize("stop", ["withdrawn", "void"])
def test_a_stop_and_a_sensitive_message_are_both_read(stop: Literal["withdrawn", "void"], tmp_path: Path) -> None:
    first, *others = campaign().messages
    document = replace(campaign(), messages=(replace(first, sensitive=True, stop=stop), *others))
    assert verify(document, tmp_path / "good") == []
    for number, words in enumerate((document.labels[f"review_stop_{stop}"], document.labels["review_sensitive"])):
        (one,) = verify(document, tmp_path / str(number), f'<strong class="warn">{words}', '<strong class="warn">Fine')
        assert f"`{first.id}`: `important`" in one


@pytest.mark.parametrize("state", ["submitted", "rejected", "paused", "approved"])
def test_nothing_stands_out_only_where_every_system_has_approved(state: str, tmp_path: Path) -> None:
    said = replace(campaign().campaign, approvals={"whatsapp": SystemApproval(state, "2026-11-02")})
    document = replace(campaign(), messages=campaign().messages[:1], campaign=said)
    assert verify(document, tmp_path) == []
    page = (tmp_path / "messages" / "index.html").read_text(encoding="utf-8")
    assert ("Nothing stands out." in page) == (state == "approved")


@pytest.mark.parametrize("anchor", ["day 1", "1 day after visit"])
@pytest.mark.parametrize("more", [0, 12])
def test_messages_at_the_same_time_stand_in_one_order(anchor: str, more: int, tmp_path: Path) -> None:
    """The second time of one that comes again, and another for the first time; whichever is written first."""
    later = anchor.replace("1 day", "8 days").replace("day 1", "day 8")
    weekly = TextMessage("weekly", "", f"every monday at 09:00 from {anchor} for 3 weeks", "Walk a little.")
    same, once = replace(weekly, id="same"), TextMessage("once", "", f"{later} at 09:00", "Rest a little.")
    others = tuple(TextMessage(f"m-{n}", "", f"day {n + 30} at 10:00", "Walk.") for n in range(more))
    for number, messages in enumerate(permutations((weekly, same, once))):
        document = replace(campaign(), messages=(*messages, *others))
        assert verify(document, tmp_path / str(number)) == []
        sendings = list_comings(document)
        order = [one.message.id for one in sendings if one.day == 8]
        assert order == ["once", *(one.id for one in messages if one is not once)]


def test_answers_are_proven_below_their_questions(tmp_path: Path) -> None:
    """In every order in which they may be written; and one that stands elsewhere is another page."""
    lengthened = replace(campaign(), messages=(*ASKED, *long_campaign().messages))
    assert verify(lengthened, tmp_path / "as they come") == []
    turned = replace(lengthened, messages=tuple(reversed(lengthened.messages)))
    assert verify(turned, tmp_path / "turned") == []
    fewer = replace(lengthened, messages=tuple(one for one in lengthened.messages if one.id != "ask"))
    fewer_pages = write_review(fewer)[0].data.decode("utf-8")
    (artifact,) = write_review(lengthened)
    messages = verify(lengthened, tmp_path / "fewer", artifact.data.decode("utf-8"), fewer_pages)
    assert any(one.startswith("message `yes`: `page` should be 'Week 8") for one in messages), messages


def test_what_comes_again_round_a_date_is_proven(tmp_path: Path) -> None:
    weekly = TextMessage("weekly", "", "every monday at 09:00 from 1 day after visit for 15 weeks", "a" * 400)
    for more in (0, 5, 40):
        others = tuple(replace(weekly, id=f"m-{n}", send=f"{n} days after visit at 10:00") for n in range(more))
        document = replace(campaign(), messages=(*long_campaign().messages, weekly, *others))
        assert verify(document, tmp_path / str(more)) == []


def test_a_page_by_weeks_that_was_not_touched_holds(tmp_path: Path) -> None:
    assert verify(long_campaign(), tmp_path) == []


@pytest.mark.parametrize(("old", "new", "message"), WEEKS)
def test_another_week_is_found(old: str, new: str, message: str, tmp_path: Path) -> None:
    messages = verify(long_campaign(), tmp_path, old, new)
    assert any(message in one for one in messages), messages


def test_a_message_under_another_week_is_found(tmp_path: Path) -> None:
    """Its article stands below the heading of the week before."""
    (artifact,) = write_review(long_campaign())
    text = artifact.data.decode("utf-8")
    begin = text.index('<section class="week" id="week-5"')
    article = text[text.index('<article class="message" id="message-m-4-0"') :]
    article = article[: article.index("</article>") + len("</article>")]
    moved = (
        text[:begin].rstrip().removesuffix("</section>") + article + "</section>\n" + text[begin:].replace(article, "")
    )
    messages = verify(long_campaign(), tmp_path, text, moved)
    assert any("`m-4-0`: `page` should be 'Week 5 Days 28 to 34', not 'Week 2 Days 7 to 13'" in one for one in messages)


PARKING = (Difference("Parking", "only for Riverside"), Difference("Parking", "only for South"))


@pytest.mark.parametrize("place", ["Riverside", "South"])
def test_parts_that_begin_alike_are_both_compared(place: str, tmp_path: Path) -> None:
    document = replace(campaign(), differences=PARKING)
    assert verify(document, tmp_path / "good") == []
    (found,) = verify(document, tmp_path / "spoilt", f"only for {place}", "only for North")
    assert "`Parking`" in found and "only for North" in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<bdi>Ada</bdi>, 2026-11-02</p>", "<bdi>Ada</bdi>, 2026-11-03</p>"),
        ("<bdi>Ada</bdi>, 2026-11-02</p>", "<bdi>Eve</bdi>, 2026-11-02</p>"),
        ("Is &lt;b&gt;it&lt;/b&gt;", "It &lt;b&gt;is&lt;/b&gt;"),
    ],
)
def test_what_reviewers_said_stands_under_its_message(old: str, new: str, tmp_path: Path) -> None:
    document = campaign()
    said = replace(
        document.messages[0],
        signed=(SignOff("Ada", "2026-11-02"), SignOff("\u0645\u062d\u0645\u062f", "2026-11-03")),
        comments=(ReviewComment("B", "2026-11-04", "Is <b>it</b>\n\nshort?"),),
    )
    document = replace(document, messages=(said, *document.messages[1:]))
    assert verify(document, tmp_path / "good") == []
    (found,) = verify(document, tmp_path / "spoilt", old, new)
    assert f"`{said.id}`: `said`" in found
    (found,) = verify(document, tmp_path / "reason", "A comment is open", "A comment is closed")
    assert "A comment is open" in found
