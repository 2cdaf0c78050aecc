"""Severity of what a leaflet needs only when it is published."""

from __future__ import annotations

from pipeline.model.diagnostics import Severity
from pipeline.model.leaflet import Leaflet


def find_severity(leaflet: Leaflet, release: bool) -> Severity:
    """How much sign-off matters: a note while the leaflet is being written, an error when it is to be published."""
    return "error" if release or leaflet.settings.status == "published" else "info"
