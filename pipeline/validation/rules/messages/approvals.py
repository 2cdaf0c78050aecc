"""Rule of approvals: a system that looks at messages before it sends them has approved these."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.approvals import describe_lack
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.messages import compose_campaign


def systems_have_approved(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The messages are approved by the systems that send them. Where a published leaflet says that they are not, the
    form of that system is kept back where it is made, so nothing is reported here."""
    settings = leaflet.settings
    used = {*leaflet.library.publisher.messaging.systems} - settings.turned_off
    if settings.status == "withdrawn":
        return
    kept_back = used if settings.status == "published" else frozenset[str]()
    for language, text in leaflet.texts.items():
        campaign = compose_campaign(leaflet, language)
        for system in sorted({*used, *campaign.approvals}) if text.messages else ():
            lack = describe_lack(campaign, system, language)
            if lack is not None and not (system in kept_back and system in campaign.approvals):
                severity: Severity = "error" if release and system in used else "info"
                place = leaflet.places.key("approval", system, language)
                yield codes.NOT_APPROVED.at(place, *lack, severity)
