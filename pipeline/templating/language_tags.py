"""Language tags (BCP 47): whether there is such a language, script and region, as far as Unicode CLDR knows (Babel)."""

from __future__ import annotations


def is_known_tag(tag: str) -> bool:
    """Whether each part of a tag stands for a language, a script or a region."""
    from babel import Locale

    english = Locale("en")
    first, *rest = tag.split("-")
    known = {**english.scripts, **english.territories}
    return first in english.languages and all(part in known for part in rest)


def find_language_of_region(tag: str) -> str:
    """The language that most people speak in a region with this code, as `ja` for `jp`; empty where there is none."""
    from babel.core import get_global

    likely = get_global("likely_subtags").get(f"und_{tag.upper()}", "")
    return str(likely).partition("_")[0]
