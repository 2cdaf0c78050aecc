"""What is known of a small booklet before its pages are set: what comes first, and what stands on its back."""

from __future__ import annotations

from pipeline.conversion.print.arrangement import Arrangement
from pipeline.model.document import Appointment, CareCard, Document, Section, walk

OTHER_FORMATS = "other-formats"
"""The standing section that belongs on the back; where the page has an address, its code stands there instead."""

VISIT = "visit_form"
"""The id of the lines for an appointment, which no block of a leaflet can have."""


def arrange(document: Document) -> Arrangement:
    """The first arrangement: the signs come first where the first section has them."""
    first = document.sections[:-1][:1]
    early = tuple(section.id for section in first if _has_signs(section))
    late = tuple(one.id for one in document.sections[:-1] if one.id == OTHER_FORMATS and not document.address)
    return Arrangement(
        opening=True,
        signs=2,
        contents=True,
        cover=True,
        early=early,
        late=late,
        back=True,
        visit=not has_appointment(document),
    )


def has_appointment(document: Document) -> bool:
    """Whether the author has made room for one."""
    return any(isinstance(node, Appointment) for node in walk(document.sections))


def _has_signs(section: Section) -> bool:
    return any(isinstance(node, CareCard) for node in walk(section))


def find_back(document: Document, arranged: Arrangement) -> str:
    """The id of what begins the back."""
    if arranged.visit:
        return VISIT
    if arranged.late:
        return arranged.late[0]
    return "on-the-web" if document.address else document.sections[-1].id
