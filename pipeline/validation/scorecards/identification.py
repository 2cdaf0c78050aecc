"""Checks of who made a leaflet, who paid for it, when, and how to reach them."""

from __future__ import annotations

from pipeline.model.document import Fact
from pipeline.validation.scorecards.material import Material
from pipeline.validation.scorecards.observations import Observation, met, not_met, unknown


def has_date(material: Material) -> Observation:
    """The date of its version is printed."""
    words = material.find_about("about_version")
    return met(f"printed: “{words}”") if words else not_met("no date is printed")


def has_logo(material: Material) -> Observation:
    """The logo of its publisher, or of the place that hands it out, is there."""
    logo = material.document.logo
    return met(f"{logo.name}") if logo else not_met("publisher.yaml has no logo")


def names_authors(material: Material) -> Observation:
    """Who wrote it is printed."""
    words = material.find_about("written_by")
    return met(f"printed: “{words}”") if words else not_met("nobody is named who wrote it")


def names_funding(material: Material) -> Observation:
    """Who paid for it is printed, which may be nobody."""
    words = material.find_about("funding")
    return met(f"printed: “{words}”") if words else not_met("nothing is printed about who paid for it")


def names_reader_tests(material: Material) -> Observation:
    """What is printed about tests with readers is shown to whoever judges."""
    words = material.find_about("tested")
    return unknown(f"printed about tests with readers: “{words}”") if words else not_met("nothing is printed")


def has_contact(material: Material) -> Observation:
    """How to reach its publisher, or the place that hands it out, is printed."""
    printed = material.find_about("contact")
    if printed or material.document.telephones:
        return met(f"printed: “{printed}”" if printed else "a telephone number of the publisher is printed")
    return unknown("no contact of the publisher is printed")


def names_medicines(material: Material) -> Observation:
    """Medicines whose doses are given are shown to whoever judges."""
    doses = {fact.id for fact in material.of(Fact) if fact.fact_kind == "dose"} | {one.fact for one in material.doses}
    return unknown(f"doses: {', '.join(sorted(doses))}" if doses else "no dose is in the leaflet")
