"""Rule of agreement: a message says what its leaflet says, with the same "not", "may" and "if"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Span
from pipeline.model.subjects import find_message_subject
from pipeline.sms import normalise
from pipeline.templating.languages import LanguagePack, language_pack
from pipeline.validation.rules.messages.lost_words import LostWord, Statement, find_lost_words, split_statements
from pipeline.validation.rules.messages.prepared import PreparedMessage, prepare_messages


def messages_say_what_the_leaflet_says(
    leaflet: Leaflet, release: bool, compose: Callable[[str], Document]
) -> Iterator[Diagnostic]:
    """A sentence that a message has from the leaflet has kept its "not", and what made it less sure. Asked only of
    words without errors."""
    lost = {key: words for text in leaflet.texts for key, words in _find_lost(leaflet, text, compose)}
    prepared = prepare_messages(leaflet) if lost else ()
    for sms in prepared:
        for one in lost.get((sms.text.language, sms.written.id), ()):
            hint = f"write “{one.word}” in the message too, or say in other words what the leaflet says"
            message = f"the message has no “{one.word}”, and the leaflet says: “{one.original}”"
            yield codes.LOST_WORD.at(_place(sms, one), message, hint)


def _find_lost(
    leaflet: Leaflet, language: str, compose: Callable[[str], Document]
) -> Iterator[tuple[tuple[str, str], tuple[LostWord, ...]]]:
    """What messages of a language lost, by the language and the id of the message."""
    pack, text = language_pack(language, leaflet.library.own_words), leaflet.texts[language]
    if pack is None or not text.messages:
        return
    document = compose(language)
    names = (document.title, document.medical_name, *document.keywords, document.publisher)
    subjects: dict[str, tuple[Statement, ...]] = {}
    for sms in document.messages:
        if sms.about not in subjects:
            subjects[sms.about] = _list_statements(sms, document, pack)
        lengths = (sms.text, normalise(sms.long).text)
        lost = [one for words in lengths for one in find_lost_words(words, subjects[sms.about], pack, names)]
        if lost:
            yield (language, sms.id), tuple(lost)


def _list_statements(sms: TextMessage, document: Document, pack: LanguagePack) -> tuple[Statement, ...]:
    subject = find_message_subject(sms, (document.key_points, *document.sections))
    return split_statements((line.lstrip("- ") for line in subject.lines), pack) if subject else ()


def _place(sms: PreparedMessage, lost: LostWord) -> Span:
    return next(
        (sms.place(lost.sentence, span) for words, span in sms.lengths if lost.sentence in words), sms.written.span
    )
