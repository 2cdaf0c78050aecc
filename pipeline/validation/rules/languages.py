"""Rules of languages (SRC, FCT): each is the publisher's, has words of our own, and says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.templating.languages import language_pack, languages


def languages_are_known(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each language of the leaflet is one of the publisher's, and one that we have our own words in."""
    source = leaflet.settings.source_language
    for text in leaflet.texts.values():
        if text.language not in leaflet.library.publisher.languages:
            message = f"`{text.language}` is not one of the publisher's languages"
            hint = f"add `{text.language}` to `languages` in publisher.yaml"
            yield codes.FILE_NAME.at(text.source.start, message, hint)
        if language_pack(text.language) is None:
            message = f"Plainleaf has no words of its own in `{text.language}` yet"
            yield codes.UNTRANSLATED.at(text.source.start, message, f"it has them in {', '.join(languages())}")
        if text.language != source and text.front.translation is None:
            hint = f"say where it comes from: `translation: {{of: {source}, digest: …, translator: …, status: draft}}`"
            yield codes.MISSING_KEY.at(text.source.start, "a translation needs the key `translation`", hint)
