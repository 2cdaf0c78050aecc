"""What may stand under `feedback`: nothing that follows readers."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.model.settings import Feedback

GOOD = ["https://example.org/feedback", "https://example.org/f?form=7", "https://www.example.org/f#top"]
BAD = {
    "https://example.org/f?utm_source=leaflet": "`utm_source` in the address follows readers",
    "https://example.org/f?fbclid=1": "`fbclid` in the address follows readers",
    "https://example.org/f?patient_id=": "`patient_id` in the address follows readers",
    "https://example.org/f?a=1&SessionID=2": "`SessionID` in the address follows readers",
    "https://bit.ly/3xyz": "`bit.ly` leads readers on to somewhere else",
    "https://www.tinyurl.com/abc": "`tinyurl.com` leads readers on to somewhere else",
    "https://example.org/f?version=1": "`version` is added to the address for each leaflet",
    "http://example.org/f": "cannot be the address of a link",
    "https://example.org/a b": "cannot be the address of a link",
    "feedback@example.org": "cannot be the address of a link",
}


@pytest.mark.parametrize("url", GOOD)
def test_a_page_of_ones_own_is_right(url: str) -> None:
    assert Feedback.model_validate({"url": url}).url == url


@pytest.mark.parametrize("url", BAD)
def test_what_follows_readers_or_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValidationError) as error:
        Feedback.model_validate({"url": url})
    assert BAD[url] in str(error.value)


@pytest.mark.parametrize("said", [{}, {"email": "nobody"}, {"url": ""}, {"phone": "01632 960123"}, {"postal": " "}])
def test_it_says_where_to_write(said: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Feedback.model_validate(said)
