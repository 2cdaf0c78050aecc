"""The specimen with a campaign of messages that differ in every way the reviewer's page has to show.

The words are samples to look at, not advice.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.model.document import (
    Campaign,
    CampaignEvent,
    Document,
    Placeholder,
    Reply,
    ReviewComment,
    Subject,
    SystemApproval,
    TextMessage,
)
from tests.specimen import specimen

DIGEST = "0123456789ab"
"""That of what a message is about, for all but the one that is about nothing."""
_WRITTEN = (
    TextMessage("call-now", "call-now", "day 0 at 11:00", "Muscle wasting: call 999 now, if you cannot breathe.",
                purpose="alert", pin="0123456789ab", digest="0123456789ab"),
    TextMessage("welcome", "what-it-is", "day 0 at 10:00",
                "Hello ((name)). For 12 weeks we will send you messages about muscle wasting.\nThey do not replace "
                "your care team. Your next visit is on ((visit))."),
    TextMessage("long", "causes", "day 3 at 10:00",
                "Muscle wasting has many causes. If you moved too little, exercise may undo it. Ask your GP or "
                "physiotherapist which exercises are safe for you. Read more: https://example.org/muscle-wasting",
                pin="000000000000", digest="0123456789ab"),
    TextMessage("very-long", "treatment", "day 3 at 18:30", "Muscle wasting. " + "Ask what is safe. " * 18 + "Then go.",
                most_parts=4),
    TextMessage("accents", "symptoms", "day 10 at 10:00",
                "Pérdida de músculo: pregunte a su médico qué ejercicios son seguros y úselos cada día."),
    TextMessage("brackets", "causes", "day 24 at 10:00", "It costs 5 €. Ask about a [free] place."),
    TextMessage("emoji", "what-you-can-do", "day 24 at 12:00",
                "A walk a day: " + "👩🏽‍🦽" * 8 + " is a start. Ask what is safe."),
    TextMessage("other-way", "nowhere", "day 45 at 09:00", "ضمور العضلات: اسأل طبيبك."),
    TextMessage("visit", "get-help", "2 days before visit at 17:30", 'Doctors say "atrophy", we say muscle wasting.',
                sensitive=True),
    TextMessage("after", "get-help", "1 day after visit at 09:00", "Did you get your answers?"),
    TextMessage("stop", "get-help", "", "You will get no more messages.", purpose="reply", keyword="STOP"),
)  # fmt: skip

MESSAGES = tuple(replace(one, digest="" if one.about == "nowhere" else DIGEST) for one in _WRITTEN)

PLACEHOLDERS = (
    Placeholder("name", "Amina", "Oluwaseun-Babatunde", ""),
    Placeholder("visit", "4 May", "24 November", "the day we agreed"),
)


@cache
def campaign() -> Document:
    """The specimen with these messages and a price list."""
    return replace(
        specimen(),
        messages=MESSAGES,
        campaign=Campaign(PLACEHOLDERS, "Plainleaf", "Reply STOP", "0.0233", "GBP"),
    )


@cache
def long_campaign() -> Document:
    """Sixty messages: five in each of five weeks, with two empty weeks between them, many round two dates, answers."""
    words = ("Muscle wasting: walk a little each day.", "a" * 170, "Hello ((name)), ask what is safe.", "ú" + "a" * 80)
    weekly = [
        TextMessage(f"m-{week}-{day}", "causes", f"day {week * 7 + day} at 10:00", words[day % 4])
        for week in (0, 1, 4, 5, 6) for day in range(5)
    ]  # fmt: skip
    round_birth = [
        TextMessage(f"b-{days}", "causes", f"{days} days before birth at 09:00", "Muscle wasting: rest.")
        for days in range(1, 21)
    ]
    answers = [
        TextMessage(f"answer-{number}", "get-help", "", "Muscle wasting: ask us.", "reply", f"WORD{number}")
        for number in range(1, 4)
    ]
    visits = (replace(message, digest="b" * 12, pin="b" * 12) for message in round_birth[:12])
    pinned = [replace(message, id=f"v-{message.id}", send=message.send.replace("birth", "visit")) for message in visits]
    stale = replace(weekly[7], pin="c" * 12, digest="d" * 12)
    others = (replace(one, digest=DIGEST) for one in (*answers, *round_birth, *weekly[:7], *weekly[8:]))
    return replace(campaign(), messages=(*others, stale, *pinned))


@cache
def programme() -> Document:
    """A programme by the weeks of a pregnancy, about another leaflet: with answers, words for apps, a message that
    comes again, one some hours after an event, one that is stopped, one with a comment, and what systems have said."""
    about = Subject("danger-signs", "Danger signs:", ("Bleeding",))
    weeks = tuple(
        TextMessage(f"week-{week}", "ors#danger-signs", f"week {week} of pregnancy at 10:00", f"Rest in week {week}.",
                    pin=DIGEST, digest=DIGEST, subject=about)
        for week in range(6, 32, 2)
    )  # fmt: skip
    long = "Hello ((name)).\n\nRest when you can.\n\nDrink enough, and ask us."
    changed = {
        "week-20": replace(weeks[7], long=long, pin=""),
        "week-8": replace(weeks[1], stop="withdrawn"),
        "week-10": replace(weeks[2], comments=(ReviewComment("B. Nurse", "2026-11-03", "Shorter?"),)),
    }
    others = (
        TextMessage("welcome", "", "day 0 at 10:00", "Strong mothers: hello ((name))."),
        TextMessage("again", "", "every monday at 09:00 from day 1 for 3 weeks", "Strong mothers: walk a little."),
        TextMessage("ask", "", "day 4 at 10:00", "Did you walk? YES or NO.",
                    replies=(Reply("yes", "well"), Reply("no", "ask"))),
        TextMessage("well", "", "", "Well done.", "reply"),
        TextMessage("stop", "", "", "No more messages.", "reply", "STOP"),
        TextMessage("before-visit", "", "2 days before visit at 17:30", "Bring your notes.", "reminder"),
        TextMessage("after-visit", "", "3 hours after visit", "How was it?", "reminder"),
    )  # fmt: skip
    events = {
        "pregnancy": CampaignEvent("your pregnancy", "due_date", 280, counts_weeks=True),
        "visit": CampaignEvent("your visit", "visit"),
    }
    said = {"whatsapp": SystemApproval("rejected", "2026-11-02"), "twilio": SystemApproval("approved", "2026-11-01")}
    return replace(
        campaign(),
        messages=(*others, *(changed.get(week.id, week) for week in weeks)),
        campaign=replace(campaign().campaign, events=events, approvals=said),
    )


@cache
def few_of_programme() -> Document:
    """As many of these as stand on one page, of every kind."""
    return replace(programme(), messages=programme().messages[:12])


@cache
def from_right_to_left() -> Document:
    """The specimen as if it were in Arabic, for what only shows there; its labels stay English."""
    messages = (
        TextMessage("call-now", "call-now", "day 0 at 11:00",
                    "ضمور العضلات: اتصل بالرقم 999 الآن إذا صعب عليك التنفس أو البلع، أو إذا ضعف أحد جانبي جسمك فجأة."),
        TextMessage("welcome", "what-it-is", "day 0 at 10:00", "((name)): مرحبا بك."),
    )  # fmt: skip
    sender = Campaign((Placeholder("name", "Amina", "عبد الرحمن", "صديقنا"),))
    return replace(specimen(), language="ar", direction="rtl", messages=messages, campaign=sender)
