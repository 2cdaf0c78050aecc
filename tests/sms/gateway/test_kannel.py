"""A real gateway cuts our messages where we say that it does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model.leaflet import Leaflet
from pipeline.sms import ROOM, Count, count, fill
from pipeline.sms.alphabet import DEFAULT, EXTENSION
from pipeline.templating.compose import compose
from tests.conversion.programme import CAMPAIGN, programme
from tests.needs import need
from tests.sms.gateway.kannel import TIGHT, Gateway, program, running

pytestmark = pytest.mark.slow

PLACEHOLDERS = CAMPAIGN.placeholders
EURO, EMOJI, OUTSIDE = "€", "😀", "ą"
BOUNDARIES = {
    "160 septets go alone": "a" * 160,
    "161 septets go in two": "a" * 161,
    "306 septets fill two": "a" * 306,
    "307 septets go in three": "a" * 307,
    "an extension pair fills a message": "a" * 158 + EURO,
    "an extension pair does not fit": "a" * 159 + EURO,
    "an extension pair fills a part": "a" * 151 + EURO + "a" * 20,
    "an extension pair at 153 moves whole": "a" * 152 + EURO + "a" * 20,
    "an extension pair at each boundary": "a" * 152 + EURO + "a" * 150 + EURO + "a" * 20,
    "nothing but extension pairs": EURO * 160,
    "line feeds and signs of the way there": "a line\nand 100 % + 1 & 1 = ? / #\n" * 8,
    "70 units go alone": OUTSIDE * 70,
    "71 units go in two": OUTSIDE * 71,
    "134 units fill two": OUTSIDE * 134,
    "135 units go in three": OUTSIDE * 135,
    "right to left": "ضمور العضلات: اسأل فريق الرعاية. " * 8,
    "surrogate pairs that no boundary meets": (EMOJI * 33 + "a") * 3,
}
STRICTER = {
    "a surrogate pair at 67": OUTSIDE * 66 + EMOJI + OUTSIDE * 40,
    "a part more than the gateway sends": OUTSIDE * 66 + EMOJI + OUTSIDE * 66,
    "nothing but surrogate pairs": EMOJI * 100,
}
"""Kannel cuts a surrogate pair in two; we do not, and reckon with the parts that this takes."""


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    need(program("bearerbox") and program("smsbox"), "Kannel (Debian: apt-get install kannel)")
    with running(tmp_path_factory.mktemp("kannel")) as started:
        yield started


def left(gateway: Gateway, counted: list[Count], sender: str = "generous") -> list[tuple[str, ...]]:
    """The parts of each counted text as they left the gateway."""
    texts = [("".join(one.parts), one.encoding) for one in counted]
    return [tuple(part.text for part in parts) for parts in gateway.send(texts, sender)]


def test_every_message_of_every_leaflet(gateway: Gateway, real_leaflets: dict[str, Leaflet]) -> None:
    counted = {}
    for leaflet in real_leaflets.values():
        for language in leaflet.texts:
            document = compose(leaflet, language)
            samples = {values.name: values.sample for values in document.campaign.placeholders}
            for message in document.messages:
                counted[leaflet.id, language, message.id] = count(fill(message.text, samples))
    assert len(counted) > 20
    for place, one, parts in zip(counted, counted.values(), left(gateway, [*counted.values()]), strict=True):
        assert "".join(parts) == "".join(one.parts), place
        if not any(_begins_in_a_pair(part) for part in parts):
            assert parts == one.parts, place


def test_every_message_of_a_programme_goes_out_in_its_short_words(gateway: Gateway) -> None:
    samples, longest = (
        {values.name: getattr(values, kind) for values in PLACEHOLDERS} for kind in ("sample", "longest")
    )
    counted = [count(fill(one.text, values)) for values in (samples, longest) for one in programme().messages]
    assert left(gateway, counted) == [one.parts for one in counted]
    two_lengths = [one for one in programme().messages if one.long]
    assert {len(count(fill(one.text, longest)).parts) for one in two_lengths} == {1}, "beside words for apps, one part"


def _begins_in_a_pair(part: str) -> bool:
    return "\udc00" <= part[:1] <= "\udfff"


@pytest.mark.parametrize("text", BOUNDARIES.values(), ids=BOUNDARIES)
def test_a_boundary_is_where_we_say(gateway: Gateway, text: str) -> None:
    counted = count(text)
    assert left(gateway, [counted]) == [counted.parts]


@pytest.mark.parametrize("text", STRICTER.values(), ids=STRICTER)
def test_where_we_are_stricter_than_the_gateway(gateway: Gateway, text: str) -> None:
    counted = count(text)
    (parts,) = left(gateway, [counted])
    assert any(_begins_in_a_pair(part) for part in parts), "the gateway has learned: move this to the boundaries"
    assert "".join(parts).encode("utf-16-be", "surrogatepass") == text.encode("utf-16-be")
    assert not any(_begins_in_a_pair(part) for part in counted.parts)
    assert len(counted.parts) >= len(parts)


def test_the_gateway_says_nothing_of_what_it_leaves_out(gateway: Gateway) -> None:
    counted = count("a" * 306 + "not")
    (parts,) = left(gateway, [counted], TIGHT)
    assert len(counted.parts) == 3
    assert parts == counted.parts[:2], "accepted for delivery, and the end is lost: our limit has to come first"


def test_each_character_takes_the_room_that_we_say(gateway: Gateway) -> None:
    room = ROOM["GSM-7"].alone
    full = [count(one * room) for one in DEFAULT] + [count(one * (room // 2)) for one in EXTENSION]
    over = [count(one * room + "a") for one in DEFAULT] + [count(one * (room // 2) + "a") for one in EXTENSION]
    assert {len(one.parts) for one in full} == {1} and {len(one.parts) for one in over} == {2}
    assert left(gateway, full + over) == [one.parts for one in full + over]
