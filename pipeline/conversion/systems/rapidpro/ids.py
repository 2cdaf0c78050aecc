"""Ids (UUID) that RapidPro takes, the same in every build, so that a second import finds what the first one made."""

from __future__ import annotations

from uuid import UUID

from pipeline.conversion.systems.draft_names import make_id
from pipeline.model.document import Document


def make_uuid(document: Document, *words: str) -> str:
    """An id made like a UUID of version 5, with 4 in the place of the version. goflow, which reads the flows of
    RapidPro, takes no other in its older releases (`validate:"uuid4"` in flows/definition and flows/actions)."""
    return str(UUID(bytes=make_id(document, document.language, *words).bytes, version=4))
