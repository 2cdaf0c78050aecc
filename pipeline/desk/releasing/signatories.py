"""Who had signed off the words that are released."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.releases import Signatory
from pipeline.templating.compose.sign_off import judge_sign_off


def list_signatories(leaflet: Leaflet, language: str) -> Iterator[Signatory]:
    """Those whose sign-off of these words counts, each with the day, and with the file of a signature that has one."""
    for one in judge_sign_off(leaflet, language).holding:
        yield Signatory(
            name=one.name,
            role=one.role,
            organisation=one.organisation or None,
            registration=one.registration or None,
            date=one.date or None,
            digest=one.digest or None,
            file=one.file or None,
        )
