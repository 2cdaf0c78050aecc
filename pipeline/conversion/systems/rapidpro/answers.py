"""Words that people text to get a message: keywords at any time, and answers while a flow waits for one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conversion.systems.unsendable import UnsendableError, raise_first
from pipeline.model.document import Document, TextMessage
from pipeline.sms.keywords import is_word, split_words


def write_word(word: str) -> str:
    """A word as RapidPro compares it: in small letters."""
    return word.lower()


def find_keywords(document: Document) -> dict[str, TextMessage]:
    """The messages that answer a keyword, by the keyword. Raises UnsendableError for what is not one word of at most 16
    letters and figures, and for a word that two messages answer."""
    raise_first(find_keyword_refusals(document))
    return {write_word(message.keyword): message for message in document.messages if message.keyword}


def find_keyword_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `find_keywords` raises."""
    answers: dict[str, TextMessage] = {}
    for message in document.messages:
        word = write_word(message.keyword)
        if word and not is_word(word):
            reason = f"`{message.keyword}` is not one word of at most 16 letters"
            yield UnsendableError(message.id, reason, "choose another keyword")
        elif word in answers:
            reason = f"`{answers[word].id}` answers the keyword `{message.keyword}` too"
            yield UnsendableError(message.id, reason, "choose another keyword for one of them")
        elif word:
            answers[word] = message


def list_answers(document: Document, message: TextMessage) -> tuple[tuple[str, TextMessage], ...]:
    """The words that may be answered to a message, each with the message that answers it: those of its `replies`, and
    of a menu the keywords of others that it names. One that leads to no message is left out, which others say."""
    by_id = {one.id: one for one in document.messages}
    answers = {write_word(one.word): by_id[one.message] for one in message.replies if one.message in by_id}
    for other in document.messages if message.purpose == "menu" else ():
        if other.keyword and other.id != message.id and _speaks_of(message.text, other.keyword):
            answers.setdefault(write_word(other.keyword), other)
    return tuple(answers.items())


def list_reached(document: Document, message: TextMessage) -> tuple[TextMessage, ...]:
    """A message, and all that answers can lead to from it, each once, in the order in which they are reached."""
    reached = {message.id: message}
    waiting = [message]
    while waiting:
        answers = {one.id: one for _, one in list_answers(document, waiting.pop(0)) if one.id not in reached}
        reached |= answers
        waiting += answers.values()
    return tuple(reached.values())


def is_for_stopping(document: Document, message: TextMessage) -> bool:
    """Whether its keyword is the one that the words on stopping name: in capitals, where any word of them is. "Text
    STOP to get no more messages" does not make MORE a word for stopping."""
    keyword, words = message.keyword.upper(), split_words(document.campaign.opt_out)
    named = [word for word in words if word == word.upper() and not word.isdecimal() and len(word) > 1] or words
    return keyword == "STOP" or keyword in {word.upper() for word in named}


def _speaks_of(text: str, word: str) -> bool:
    return word.casefold() in map(str.casefold, split_words(text))
