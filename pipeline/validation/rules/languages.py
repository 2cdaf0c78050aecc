"""Rules of languages (SRC, FCT, TRN): each is the publisher's, has words of our own, and says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet, OwnWords
from pipeline.templating.language_tags import find_language_of_region, is_known_tag
from pipeline.templating.languages import language_pack, languages
from pipeline.validation.folder import LANGUAGES

_TAGS = "name the file by the language's tag (BCP 47), as in es.md, pt-BR.md or zh-Hans.md"


def languages_are_known(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each language of the leaflet is one of the publisher's, and one that we have our own words in."""
    source = leaflet.settings.source_language
    for text in leaflet.texts.values():
        if text.language not in leaflet.library.publisher.languages:
            message = f"`{text.language}` is not one of the publisher's languages"
            hint = f"add `{text.language}` to `languages` in publisher.yaml"
            yield codes.FILE_NAME.at(text.source.start, message, hint)
        own = leaflet.library.own_words
        if not is_known_tag(text.language):
            message = f"there is no language with the tag `{text.language}`"
            meant = find_language_of_region(text.language)
            hint = f"`{text.language}` stands for a country; did you mean `{meant}`?" if meant else _TAGS
            yield codes.UNKNOWN_LANGUAGE.at(text.source.start, message, hint)
        elif language_pack(text.language, own) is None and not _is_begun(leaflet, text.language):
            message = f"Plainleaf has no words of its own in `{text.language}` yet"
            yield codes.UNTRANSLATED.at(text.source.start, message, _tell_languages(own, text.language))
        if text.language != source and text.front.translation is None:
            hint = f"say where it comes from: `translation: {{of: {source}, digest: …, translator: …, status: draft}}`"
            yield codes.MISSING_KEY.at(text.source.start, "a translation needs the key `translation`", hint)


def _is_begun(leaflet: Leaflet, language: str) -> bool:
    """Whether the source has a file of the language, of which is said what it lacks."""
    return any(f"{LANGUAGES}/{language}.{ending}" in leaflet.library.unread for ending in ("yaml", "po"))


def _tell_languages(own: OwnWords, language: str) -> str:
    return (
        f"it has them in {', '.join(sorted({*languages(), *own}))}; "
        f"`plainleaf languages start {language}` lays out what is to be filled in"
    )
