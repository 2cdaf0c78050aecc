"""The short code of an edition, made of what its readers read: the same source gives the same code on every machine,
and a word that changes gives another one.

It is of words and pictures, not of how they are laid out. A notice is no part of it: that a leaflet is a draft, or
overdue, changes no word of it. Nor are the messages of a leaflet: a code stands for what stands on the paper, so that a
message that changes makes no printed leaflet one that nobody knows.
"""

from __future__ import annotations

import json
from hashlib import sha256

from pipeline.model.document import Box, Document, Section, TextMessage, canonical
from pipeline.model.short_codes import make_code
from pipeline.templating.compose.reviewed_words import forget_dialling


def make_edition_code(
    document: Document,
    key_points: Box | None = None,
    sections: tuple[Section, ...] = (),
    messages: tuple[TextMessage, ...] = (),
) -> str:
    """The code of a document with these words, as they are before anything is marked in them; that of its place and
    its version. The `messages` are those of a programme, which has nothing else to read."""
    head = (document.title, document.medical_name, document.subtitle, document.summary, document.cover_alt)
    names = (document.publisher, document.place_name)
    sent = [(one.id, one.text, one.long) for one in messages]
    read = (head, names, forget_dialling((key_points, sections)), sent, document.cover, document.pictures)
    digest = sha256(json.dumps(canonical(read), ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
    return make_code(document.leaflet, document.language, document.place, document.version, digest)
