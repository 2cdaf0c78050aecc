"""What messages are counted from: the field of the messaging system, and how long after the date in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.conversion.systems.sending_times import count_days, count_hours, name_anchor_field
from pipeline.model.document import CampaignEvent, Document
from pipeline.proof.parity.systems.schedule_facts import count_from_field, name_field
from pipeline.sms.schedules import read_schedule
from tests.conversion.systems.made import CAMPAIGN, draft

EVENTS = {
    "pregnancy": CampaignEvent("your pregnancy", "due_date", days_before=280, counts_weeks=True),
    "clinic-visit": CampaignEvent("your visit", "clinic_visit"),
}


def document() -> Document:
    return draft(campaign=replace(CAMPAIGN, events=EVENTS))


@pytest.mark.parametrize(
    ("send", "field", "count", "unit"),
    [
        ("day 3 at 10:00", "specimen_start", 3, "days"),
        ("2 days before clinic-visit at 17:30", "clinic_visit", -2, "days"),
        ("1 week after unknown-to-us at 09:00", "unknown_to_us", 7, "days"),
        ("week 20 of pregnancy at 10:00", "due_date", -140, "days"),
        ("week 40 of pregnancy at 10:00", "due_date", 0, "days"),
        ("1 day after pregnancy at 10:00", "due_date", -279, "days"),
        ("3 hours after clinic-visit", "clinic_visit", 3, "hours"),
        ("3 hours before clinic-visit", "clinic_visit", -3, "hours"),
        ("3 hours after pregnancy", "due_date", 3 - 280 * 24, "hours"),
    ],
)
def test_an_event_may_be_some_days_before_the_date_in_its_field(send: str, field: str, count: int, unit: str) -> None:
    """The proof derives it in its own way."""
    when = read_schedule(send)
    assert (name_anchor_field(document(), when), name_field(document(), when)) == (field, field)
    hours = count_hours(document(), when)
    counted = (count_days(document(), when), "days") if hours is None else (hours, "hours")
    assert counted == count_from_field(document(), when) == (count, unit)
