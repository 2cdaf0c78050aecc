"""Descriptions of the keys of facts, and of those of references that are ours; the others are CSL's."""

from __future__ import annotations

_EVIDENCE = "Keys of references.yaml that show where this comes from."

FACT_KEYS: dict[str, dict[str, str]] = {
    "TextFact": {
        "kind": "Words or a name.",
        "value": "The words as they are printed; or the words of each language.",
        "evidence": _EVIDENCE,
    },
    "NumberFact": {
        "kind": "A number.",
        "value": "The number in quotes, with a point before decimals.",
        "unit": "The unit, if it has one.",
        "evidence": _EVIDENCE,
    },
    "RiskFact": {
        "kind": "So many people of so many.",
        "n": "How many people.",
        "of": "Of how many.",
        "who": "Who these people are, in each language.",
        "at_most": "Printed as “up to”.",
        "at_least": "Printed as “at least”.",
        "evidence": _EVIDENCE,
    },
    "DoseFact": {
        "kind": "A dose, in words or in parts. A number and its unit are never parted.",
        "value": "The dose in quotes, as it is printed, in the place of parts; or a number with a unit.",
        "drug": "The name of the medicine; or its name in each language.",
        "amount": "How much is taken at once: a number in quotes, with a point before decimals.",
        "unit": "What the amount is counted in.",
        "route": "How it is taken, such as by mouth, in each language.",
        "times": "How often, in each language.",
        "most_in_24_hours": "The most in 24 hours: a number in quotes, in the unit of the amount.",
        "not_for": "Who must not take it, in each language.",
        "evidence": _EVIDENCE,
    },
    "PhoneFact": {
        "kind": "A phone number.",
        "service": "A key of the services of the leaflet's country in publisher.yaml.",
    },
    "DateFact": {"kind": "A day.", "value": "The day, written 2026-11-22.", "evidence": _EVIDENCE},
    "UrlFact": {"kind": "A web address.", "value": "The address, or one in each language. It starts with https://."},
    "References": {
        "id": "The key by which the words cite it, as in [@key].",
        "known-through": "The key of the reference through which alone this one is known, which readers are told.",
    },
}
