"""Rule of pins: a message and the part of the leaflet that it is about belong together. When the part is changed,
somebody looks at both again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.validation.rules.severity import find_severity


def messages_are_current(leaflet: Leaflet, release: bool, compose: Callable[[str], Document]) -> Iterator[Diagnostic]:
    """Each message was looked at beside what it is about as that stands now. Asked only of words without errors."""
    must = find_severity(leaflet, release)
    for text in leaflet.texts.values():
        current = {sms.id: sms.digest for sms in compose(text.language).messages}
        for sms in text.messages:
            digest = current.get(sms.id, sms.pin)
            hint = f"read the two together; then `plainleaf messages pin {leaflet.id} --message {sms.id}`"
            if sms.pin == digest:
                continue
            if sms.pin:
                severity: Severity = "error" if must == "error" else "warning"
                message = f"`{sms.about}` or a fact has changed since somebody looked at this message"
                place = text.source.within(sms.span, f"pin={sms.pin}")
                yield codes.STALE_MESSAGE.at(place, message, hint, severity)
            else:
                message = f"nobody has looked at this message beside `{sms.about}` yet"
                yield codes.STALE_MESSAGE.at(sms.span, message, hint, must)
