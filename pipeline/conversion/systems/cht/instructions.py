"""Words of README.txt beside the files for CHT: how they come into a project, and what has to be set there by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from pipeline.conversion.systems.cht.schedules import RECIPIENT, make_key, name_start
from pipeline.conversion.systems.sending_times import describe_sending, list_scheduled
from pipeline.model.document import Document
from pipeline.sms.schedules import START


def write_instructions(document: Document) -> list[str]:
    """The paragraphs of README.txt."""
    return [
        "Add the schedules to app_settings/schedules.json of the project, and the lines of the .properties file to the "
        "file of the same name in its translations folder. Then compile and upload with cht-conf. Add the schedules "
        "once, whatever the number of languages: they name the texts by keys that are the same in each.",
        "A registration starts a schedule by its name (trigger `assign_schedule`). It is counted from the day of the "
        "report, or from the field of the report that `start_from` names.",
        *_describe_clock(document),
        *_describe_hours(document),
        f"Messages go to `{RECIPIENT}`; where the patient has no telephone, CHT sends to whoever made the report.",
        "Messages without a time are answers: their lines are there to be used in the replies of forms.",
        *(
            f"{make_key(document, message)}\n{describe_sending(message)}"
            for message in document.messages
            if message.keyword
        ),
    ]


def _describe_clock(document: Document) -> Iterator[str]:
    """Whose clocks the times are meant for: the files have no room for a zone that changes its clocks."""
    if document.campaign.time_zone and list_scheduled(document):
        zone = document.campaign.time_zone
        yield f"Times are those of clocks in {zone}. CHT goes by the clock of its server, which has to show the same."


def _describe_hours(document: Document) -> Iterator[str]:
    """What is counted in hours needs more than a day to be counted from, and can come at night."""
    anchors = [when.anchor for _, when in list_scheduled(document) if when.hours is not None]
    if not anchors:
        return
    fields = dict.fromkeys(f"`{name_start(document, anchor)}`" for anchor in anchors if anchor != START)
    for field in fields:
        yield f"Some messages are counted in hours from {field}: it needs a time of day with its date."
    wakes = _find_waking_hours(document)
    if wakes:
        yield (
            f"So that they wake nobody, set in app_settings/base_settings.json {wakes}. What is due at night then "
            "waits for the morning, also before an event."
        )


def _find_waking_hours(document: Document) -> str:
    """The settings in which CHT keeps the hours for sending; nothing where it cannot have ours, because people rest in
    the middle of the day."""
    begins, ends = (datetime.strptime(time, "%H:%M") for time in document.campaign.quiet_hours)
    last = begins - timedelta(minutes=1)
    if begins == ends or ends.time() >= last.time():
        return ""
    hours = (("morning", ends), ("evening", last))
    return ", ".join(
        f'"schedule_{name}_hours": {at.hour}, "schedule_{name}_minutes": {at.minute}' for name, at in hours
    )
