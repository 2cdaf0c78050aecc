"""Who waits for an answer is refused, by name and at its message, by each system that has no branches."""

from __future__ import annotations

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.source import Span
from tests.conversion.programme import programme, without_weekdays

PLACE = Span("strong/en.md")


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("notify", "Notify"),
        ("whatsapp", "WhatsApp"),
        ("twilio", "Twilio"),
        ("cht", "CHT"),
        ("contentrepo", "ContentRepo"),
    ],
)
def test_a_system_without_branches_refuses_it_and_says_which_one_takes_it(system: str, name: str) -> None:
    made = FORMATS[system].write(programme(), {}, PLACE)
    assert made.value is None
    (first, *_) = [one for one in made.diagnostics if "week-20" in one.message]
    assert (first.code, first.message) == (
        "MSG301",
        f"the message `week-20` cannot be made for `{system}`: it waits for `yes` and `no`, and {name} has no branches "
        "to answer with",
    )
    assert "`rapidpro` takes replies" in first.hint
    diagnose = FORMATS[system].diagnose
    assert diagnose and tuple(diagnose(programme(), PLACE)) == made.diagnostics


@pytest.mark.parametrize("system", ["notify", "whatsapp", "twilio", "cht", "contentrepo", "message-bank"])
def test_without_them_a_programme_is_taken(system: str) -> None:
    made = FORMATS[system].write(without_weekdays(), {}, PLACE)
    assert made.value and made.diagnostics == ()


def test_the_message_bank_takes_replies() -> None:
    assert FORMATS["message-bank"].write(programme(), {}, PLACE).value
