"""What is known of a language by its tag (Unicode CLDR, by Babel), before anybody has written words of ours in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.settings import LANGUAGE
from pipeline.model.suggestions import find_nearest


class UnknownLanguageError(Exception):
    """A tag that is no language's; `nearest` is one that may be meant, or empty."""

    def __init__(self, tag: str, nearest: str) -> None:
        super().__init__(f"`{tag}` is no language that CLDR knows")
        self.nearest = nearest


@dataclass(frozen=True)
class KnownLanguage:
    """A language: its tag (BCP 47), its names in English and in itself, its direction, and the code of its script
    (ISO 15924; empty where that is not known)."""

    tag: str
    english: str
    name: str
    direction: Literal["ltr", "rtl"]
    script: str


def find_language(tag: str) -> KnownLanguage:
    """The language with this tag. Raises UnknownLanguageError."""
    from babel import Locale, UnknownLocaleError

    english = Locale.parse("en")
    if not LANGUAGE.fullmatch(tag) or tag.partition("-")[0] not in english.languages:
        raise UnknownLanguageError(tag, _find_meant(tag))
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return KnownLanguage(tag, english.languages[tag.partition("-")[0]], "", "ltr", "")
    return KnownLanguage(
        tag=tag,
        english=str(locale.get_display_name("en")),
        name=str(locale.get_display_name() or ""),
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        script=locale.script or _find_likely_script(tag),
    )


def _find_likely_script(tag: str) -> str:
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(tag.partition("-")[0], ""))
    return next((part for part in likely.split("_") if len(part) == 4), "")


def _find_meant(tag: str) -> str:
    """The tag that is most like what was typed, or that of the language whose English name is."""
    from babel import Locale

    names: dict[str, str] = {str(name).casefold(): str(code) for code, name in Locale.parse("en").languages.items()}
    if (named := find_nearest(tag.casefold(), names)) and len(tag) > 3:
        return names[named]
    typed = tag.partition("-")[0].casefold()
    return typed if typed in names.values() else find_nearest(typed, names.values(), 0.5) or ""
