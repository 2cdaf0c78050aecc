"""A message and the part of the leaflet that it is about belong together: when the part is changed, somebody looks at
both again."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose
from pipeline.validation.rules.facts import settled


def messages_are_current(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each message was looked at beside what it is about as that stands now. Asked only of words without errors."""
    must = settled(leaflet, release)
    for text in leaflet.texts.values():
        current = {message.id: message.digest for message in compose(leaflet, text.language).messages}
        for message in text.messages:
            digest = current.get(message.id, message.pin)
            hint = f"read the two together; then `plainleaf messages pin {leaflet.id} --message {message.id}`"
            if message.pin == digest:
                continue
            if message.pin:
                severity: Severity = "error" if must == "error" else "warning"
                said = f"`{message.about}` or a fact has changed since somebody looked at this message"
                place = text.source.within(message.span, f"pin={message.pin}")
                yield codes.STALE_MESSAGE.at(place, said, hint, severity)
            else:
                said = f"nobody has looked at this message beside `{message.about}` yet"
                yield codes.STALE_MESSAGE.at(message.span, said, hint, must)
