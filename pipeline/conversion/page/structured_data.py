"""Structured data of the page (schema.org MedicalWebPage as JSON-LD): a data block that is never run.

It says nothing that a reader does not see on the page (or, as for access, nothing that is not true of all of it), but
for the codes of the condition, by which record systems and search engines know what it is about.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline.model.document import Document, Reviewer


def write_structured_data(document: Document) -> str:
    """The JSON-LD of a leaflet, safe inside a script element: it holds no `<`."""
    publisher = {"@type": "Organization", "name": document.publisher}
    answers = any(section.id == "about" for section in document.sections)
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": document.title,
        "alternateName": document.medical_name,
        "description": document.subtitle,
        "inLanguage": document.language,
        "version": document.version,
        "identifier": document.code,
        "creativeWorkStatus": document.labels[f"state_{document.status}"],
        "dateModified": document.date if answers else "",
        "author": [publisher if name == document.publisher else {"name": name} for name in document.authors]
        if answers
        else [],
        "publisher": publisher,
        "url": document.address,
        "reviewedBy": [_describe_person(reviewer) for reviewer in document.reviewers],
        "lastReviewed": document.last_reviewed if answers else "",
        "license": document.licence if answers else "",
        "about": _describe_condition(document),
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "isAccessibleForFree": True,
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": {"@type": "ItemList", "itemListElement": ["textual"]},
        "accessibilityFeature": ["alternativeText", "displayTransformability", "readingOrder", "structuralNavigation"],
        "accessibilityHazard": "none",
    }
    present = {name: value for name, value in values.items() if value not in ("", [], {})}
    return json.dumps(present, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _describe_person(reviewer: Reviewer) -> dict[str, Any]:
    works_for = {"worksFor": {"@type": "Organization", "name": reviewer.organisation}} if reviewer.organisation else {}
    return {"@type": "Person", "name": reviewer.name, "jobTitle": reviewer.role, **works_for}


def _describe_condition(document: Document) -> dict[str, Any]:
    """The condition as a MedicalCondition with its codes; nothing where it has none."""
    codes = [
        {"@type": "MedicalCode", "codeValue": value, "codingSystem": system}
        for system, values in document.codes.items()
        for value in values
    ]
    name = document.medical_name or document.title
    return {"@type": "MedicalCondition", "name": name, "code": codes} if codes else {}
