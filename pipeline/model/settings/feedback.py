"""Model of how readers say what they think of a leaflet (pydantic). Nothing in it may follow them: no address that
counts or forwards, and nothing that tells one reader from another."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from pydantic import AfterValidator, model_validator

from pipeline.model.settings.field_types import MailAddress, Model, SafeWords, Some, WebAddress, refuse_value

NAMED_KEYS = ("leaflet", "language", "version", "place")
"""The keys of the query with which an address says what the feedback is about, in this order, and no others of ours."""
_FOLLOWING = ("utm_", "mc_", "hsa_", "pk_", "mtm_", "_hs", "vero_", "oly_", "ml_subscriber", "trk", "wt.mc")
_FOLLOWING_KEYS = """
fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid li_fat_id epik rdid sessionid session sid
jsessionid phpsessid uid userid user_id user visitor visitor_id visitorid client_id clientid cid patient patient_id
patientid nhs_number nhsnumber tracking tracking_id trackingid track
"""
"""Keys of queries that tell one reader from another, or where readers come from."""
_FORWARDING = """
bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly cutt.ly rb.gy shorturl.at tiny.cc t.ly
lnkd.in fb.me s.id qrco.de qr.io me-qr.com linktr.ee adf.ly bl.ink short.io tiny.one
"""
"""Hosts that lead on to another one, and count who comes by."""


def _follows_nobody(address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    if host in _FORWARDING.split():
        message = f"`{host}` leads readers on to somewhere else, and counts them on the way"
        raise refuse_value(message, "write the address of the page itself")
    for key, _ in parse_qsl(parts.query, keep_blank_values=True):
        name = key.casefold()
        if name.startswith(_FOLLOWING) or name in _FOLLOWING_KEYS.split():
            raise refuse_value(f"`{key}` in the address follows readers", "take it out of the address")
        if name in NAMED_KEYS:
            raise refuse_value(f"`{key}` is added to the address for each leaflet", "take it out of the address")
    return address


class Feedback(Model):
    """Where readers write: a web page, an e-mail address or a postal address; and the word with which a text message
    that is feedback begins."""

    url: Annotated[WebAddress, AfterValidator(_follows_nobody)] | None = None
    email: MailAddress | None = None
    postal: SafeWords | None = None
    keyword: Some | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Feedback:
        if not (self.has_address or self.keyword):
            raise ValueError("write at least one of `url`, `email` and `postal`, or take the key out")
        return self

    @property
    def has_address(self) -> bool:
        """Whether it says where to write."""
        return bool(self.url or self.email or self.postal)
