"""The templates for Twilio's Content API, against the request classes of Twilio's own library."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from twilio.rest.content.v1.content import ContentList

from pipeline.conversion.systems.twilio.writer import write_requests
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document, Placeholder
from pipeline.sms import fill
from tests.conversion.programme import without_replies
from tests.conversion.systems.made import CAMPAIGN, MESSAGES, checked, draft, files, shown, text

GOLDEN = Path(__file__).parent / "golden"


def requests(document: Document) -> dict[str, Any]:
    made = [json.loads(data) for path, data in files(write_requests(document)).items() if path.endswith(".json")]
    return {request["friendly_name"]: request for request in made}


def kept(value: Any) -> Any:
    """Without the keys that stay empty."""
    return {key: kept(inner) for key, inner in value.items() if inner is not None} if isinstance(value, dict) else value


@pytest.mark.parametrize("made", [draft, checked])
def test_twilios_own_classes_know_every_key(made: Callable[[], Document]) -> None:
    for request in requests(made()).values():
        read = ContentList.ContentCreateRequest(request)
        assert isinstance(read.types, ContentList.Types)
        assert isinstance(read.types.twilio_text, ContentList.TwilioText)
        sent = read.to_dict()
        assert kept(sent) == request


def test_twilio_reads_the_real_leaflet(real_document: Document) -> None:
    found = requests(real_document)
    assert len(found) == len(real_document.messages)
    for request in found.values():
        assert kept(ContentList.ContentCreateRequest(request).to_dict()) == request


def test_it_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "twilio.txt", shown(write_requests(draft(*MESSAGES[:2]))))


def test_what_is_sent_without_values_is_the_fallback_and_not_the_sample() -> None:
    request = requests(checked())["specimen en visit"]
    assert request["variables"] == {"name": "there", "visit_date": "your visit"}
    body = request["types"]["twilio/text"]["body"]
    sent = re.sub(r"\{\{(\w+)\}\}", lambda found: request["variables"][found[1]], body)
    assert sent == fill(MESSAGES[2].text, {"name": "there", "visit-date": "your visit"})
    assert "Amina" not in json.dumps(request)


def test_a_placeholder_without_a_fallback_is_refused() -> None:
    with pytest.raises(UnsendableError, match="`clinic`") as refused:
        write_requests(draft(text("Come to ((clinic)).")))
    assert "fallback" in refused.value.hint


def test_limits() -> None:
    with pytest.raises(UnsendableError, match="at most 1600"):
        write_requests(draft(text("a" * 1601)))
    many = tuple(Placeholder(f"p{number}", "a", "b", "c") for number in range(101))
    words = text(" ".join(f"(({values.name}))" for values in many))
    with pytest.raises(UnsendableError, match="at most 100"):
        write_requests(draft(words, campaign=replace(CAMPAIGN, placeholders=many)))
    assert write_requests(draft(text("a" * 1600)))


def test_twilios_own_classes_take_a_programme_in_its_short_words() -> None:
    made = requests(without_replies())
    assert len(made) == len(without_replies().messages)
    for request in made.values():
        assert kept(ContentList.ContentCreateRequest(request).to_dict()) == request
    assert made["DRAFT specimen en welcome"]["types"]["twilio/text"]["body"].startswith("Hello {{name}}. Strong writes")
    read_me = files(write_requests(without_replies()))["messages/twilio/README.txt"]
    assert "\n\nTimes are those of clocks in Africa/Nairobi.\n\n" in read_me
    assert "    when: every monday at 09:00 from day 1 for 3 weeks\n" in read_me
