"""Words of README.txt beside the export for RapidPro: how it is imported, and what has to be set there by hand."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conversion.systems.draft_names import make_name
from pipeline.conversion.systems.rapidpro.answers import find_answers, is_asked
from pipeline.conversion.systems.rapidpro.feedback import ABOUT, RESULT, make_thanks
from pipeline.conversion.systems.rapidpro.flows import refer_to_flow
from pipeline.conversion.systems.rapidpro.weekdays import FirstWeekday, list_first_weekdays, refer_to_finder
from pipeline.conversion.systems.sending_times import (
    describe_events,
    describe_night,
    list_keywords,
    list_scheduled,
    name_anchor_field,
)
from pipeline.model.document import Document
from pipeline.sms.schedules import START, WEEKDAYS, Schedule


def write_instructions(document: Document) -> list[str]:
    """The paragraphs of README.txt."""
    return [
        "organisation.json is imported into RapidPro or TextIt as an export of a workspace.",
        _describe_beginning(document),
        *describe_events(document),
        *_describe_clock(document),
        *(_describe_weekday(document, first) for first in list_first_weekdays(document)),
        *_list_flows_of_keywords(document),
        *_list_flows_that_wait(document),
        *_describe_feedback(document),
        "A second import changes what the first one made, where its names are the same. It takes out messages of the "
        "campaign that are no longer there.",
    ]


def _describe_beginning(document: Document) -> str:
    made = f"It makes the group and the campaign `{make_name(document)}`."
    member = "A contact gets the messages who is in this group and has"
    begins = name_anchor_field(document, Schedule(START, 0))
    timed = [when for _, when in list_scheduled(document)]
    if timed and all(when.anchor != START for when in timed):
        return f"{made} {member} the date that they are counted from."
    return (
        f"{made} {member} the day on which they begin in the field `{begins}`. Who joins after the hour of a message "
        "of day 0 does not get that message: then put the next day into the field."
    )


def _describe_clock(document: Document) -> Iterator[str]:
    """The time zone to set, and what RapidPro does not do of itself."""
    timed = list_scheduled(document)
    zone = document.campaign.time_zone
    if timed and zone:
        yield f"Set the time zone of the workspace to {zone}: hours are those of its clocks, for everybody."
    elif timed:
        yield "Hours are those of clocks in the time zone of the workspace, for everybody."
    of_hours = [message.id for message, when in timed if when.hours is not None]
    if of_hours:
        night = describe_night(document, "RapidPro")
        yield (
            "What is sent hours before or after an event needs the hour of the event in its field: "
            f"{', '.join(of_hours)}.{night}"
        )


def _describe_weekday(document: Document, first: FirstWeekday) -> str:
    weekday = WEEKDAYS[first.weekday].capitalize()
    return (
        "RapidPro counts days from a date, whatever their weekday. The flow "
        f"`{refer_to_finder(document, first)['name']}` finds the first {weekday} and puts it into the field "
        f"`{first.key}`, which nobody has to fill in. It runs at midnight of the day from which that is counted, on "
        f"the six days after it, and then each week. Who joins within that week gets what comes every {weekday} from "
        f"the next {weekday} on (not on the same day), and who joins later after two weeks at most."
    )


def _list_flows_of_keywords(document: Document) -> Iterator[str]:
    keywords = [
        f"    {refer_to_flow(document, message)['name']}: {message.id}" for message, _ in list_keywords(document)
    ]
    if keywords:
        head = "Keywords are answered for members of the group only. The flow of each keyword, and its message:"
        yield "\n".join((head, *keywords))


def _describe_feedback(document: Document) -> Iterator[str]:
    if thanks := make_thanks(document):
        yield (
            f"Feedback: a text that begins with {thanks.keyword} is answered by the flow "
            f"`{refer_to_flow(document, thanks)['name']}`, for members of the group only. Its results `{RESULT}` and "
            f"`{ABOUT}` keep what was texted, and the leaflet, language and version that it is about."
        )


def _list_flows_that_wait(document: Document) -> Iterator[str]:
    """What happens to answers, and the flows that are begun by the campaign."""
    answers = find_answers(document)
    if not any(answers.values()):
        return
    lines = [
        "A flow waits for an answer for a week, or until another message that can be answered is sent. A word that "
        "leads nowhere ends it, and nothing is sent. Keywords work while it waits."
    ]
    asking = [message for message in document.messages if is_asked(answers, message)]
    if asking:
        lines.append("The flow of each message that is sent at its time and waits for an answer:")
    lines += [f"    {refer_to_flow(document, message)['name']}: {message.id}" for message in asking]
    yield "\n".join(lines)
