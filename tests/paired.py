"""Two documents for one sheet: one in English, and beside it the same in a language that does not exist."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Beside, Document
from tests.pseudo_locale import LOCALES


def pair_with(locale: str, source: Document) -> Document:
    """The document in a pseudo-locale, with the source beside it. What would be called English is called Welsh."""
    source = replace(source, source_language=source.language)
    made = LOCALES[locale].translate(source)
    language = "cy" if made.language == source.language else made.language
    return replace(made, language=language, beside=Beside("current", source, f"English and {language}"))
