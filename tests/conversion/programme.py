"""A small programme of messages, one of every kind that there is: without a subject and about another leaflet, counted
in days, in weeks of an event, in hours and from a date that lies elsewhere, again and again, asked for, answered, with
a name in it, and in two lengths.

The words are samples to look at, not advice.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.model.document import Campaign, CampaignEvent, Document, Placeholder, Reply, Subject, TextMessage
from tests.specimen import specimen

WALKING = Subject("walking", "Walking", ("Walk a little each day.",))
MESSAGES = (
    TextMessage("week-20", "strong#walking", "week 20 of pregnancy at 10:00",
                "Strong: at 20 weeks, do you walk each day? Answer YES or NO.", subject=WALKING,
                replies=(Reply("yes", "q-yes"), Reply("no", "q-no")),
                long="Strong: at 20 weeks many people feel well.\n\nDo you walk each day? Answer YES or NO."),
    TextMessage("welcome", "", "day 0 at 10:00", "Hello ((name)). Strong writes to you until your baby is born.",
                long="Hello ((name)).\n\nStrong writes to you until your baby is born — on ((visit-date)) too, for it "
                     "is your visit."),
    TextMessage("call-now", "strong#call-now", "day 0 at 11:00", "Strong: call 999 now if you bleed.", "alert",
                subject=Subject("call-now", "Call 999 now", ("You bleed.",))),
    TextMessage("monday", "strong#walking", "every monday at 09:00 from day 1 for 3 weeks",
                "Strong: walk a little today.", "reminder", subject=WALKING),
    TextMessage("week-40", "strong#walking", "week 40 of pregnancy at 09:30", "Strong: pack a bag.", subject=WALKING),
    TextMessage("visit", "", "2 days before visit at 17:00", "Strong: ((name)), this is on ((visit-date)). Bring it.",
                "reminder"),
    TextMessage("after-visit", "", "3 hours after visit", "Strong: how was your visit?", "reminder"),
    TextMessage("help", "", "", "Strong: call 111 for advice.", "reply", keyword="HELP"),
    TextMessage("q-yes", "strong#walking", "", "Strong: that is good.", "reply", subject=WALKING),
    TextMessage("q-no", "strong#walking", "", "Strong: begin with a short walk.", "reply", subject=WALKING),
)  # fmt: skip
CAMPAIGN = Campaign(
    (
        Placeholder("name", "Amina", "Oluwaseun-Babatunde", "there"),
        Placeholder("visit-date", "3 May", "Wednesday 28 September", "your visit"),
    ),
    sender="Strong",
    opt_out="Text STOP to get no more messages.",
    events={
        "pregnancy": CampaignEvent("your pregnancy", "due_date", days_before=280, counts_weeks=True),
        "visit": CampaignEvent("your visit", "visit"),
    },
    time_zone="Africa/Nairobi",
)


@cache
def programme() -> Document:
    """All of them, in a document without a leaflet."""
    return replace(specimen(), key_points=None, sections=(), messages=MESSAGES, campaign=CAMPAIGN)


@cache
def without_replies() -> Document:
    """The same for systems that have no branches: nobody is asked anything."""
    asked = tuple(replace(message, replies=()) for message in MESSAGES if not message.id.startswith("q-"))
    return replace(programme(), messages=asked)


@cache
def without_weekdays() -> Document:
    """The same for systems that know no days of the week."""
    document = without_replies()
    return replace(document, messages=tuple(one for one in document.messages if "every" not in one.send))
