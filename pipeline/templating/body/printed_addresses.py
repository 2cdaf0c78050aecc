"""Addresses as people read and type them, set so that no line breaks where it would mislead."""

from __future__ import annotations

import re

from markupsafe import Markup

from pipeline.model.addresses import strip_scheme

LONGEST = 22
"""Letters of a part of an address that is kept in one line: the narrowest column holds so many beside a code."""


def mark_address_breaks(address: str) -> Markup:
    """A web address as people say and type it. Its lines break behind a slash and before the parts of a query, and
    elsewhere only in a part that is longer than a line may be: a hyphen at the end of a line would look like one that
    is not part of it."""
    parts = re.findall(r"[?&]?[^/?&]+/?|[?&]?/|[?&]", strip_scheme(address))
    return Markup("").join(
        Markup('<span class="kept">{}</span>').format(part) if len(part) <= LONGEST else part for part in parts
    )
