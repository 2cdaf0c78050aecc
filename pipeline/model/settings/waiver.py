"""Model of a waiver, an entry of `allow` in leaflet.yaml or publisher.yaml (pydantic)."""

from __future__ import annotations

from pipeline.model.settings.field_types import Day, Model, Some


class Waiver(Model):
    """A finding that is allowed, by whom, why and until when."""

    rule: Some
    because: Some
    by: Some
    until: Day
