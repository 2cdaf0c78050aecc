"""Words that people text to get a message: keywords at any time, and answers while a flow waits for one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from pipeline.conversion.systems.unsendable import UnsendableError, raise_first
from pipeline.model.document import Document, TextMessage
from pipeline.sms.keywords import is_word, split_words

Answers = Mapping[str, Mapping[str, TextMessage]]
"""What may be answered to each message, by its id: the words, each with the message that answers it."""


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


def find_answers(document: Document) -> Answers:
    """The words that may be answered to each message, by its id, each with the message that answers it: those of its
    `replies`, and of a menu the keywords of others that it names. One that leads to no message is left out, which
    others say."""
    by_id = {one.id: one for one in document.messages}
    return {message.id: _list_answers(message, by_id) for message in document.messages}


def _list_answers(message: TextMessage, by_id: Mapping[str, TextMessage]) -> dict[str, TextMessage]:
    answers = {write_word(one.word): by_id[one.message] for one in message.replies if one.message in by_id}
    named = set(map(str.casefold, split_words(message.text))) if message.purpose == "menu" else set()
    for other in by_id.values() if named else ():
        if other.id != message.id and other.keyword.casefold() in named:
            answers.setdefault(write_word(other.keyword), other)
    return answers


def has_flow(answers: Answers, message: TextMessage) -> bool:
    """Whether a flow begins with a message: one for its keyword, or one that asks at its time."""
    return bool(message.keyword or is_asked(answers, message))


def is_asked(answers: Answers, message: TextMessage) -> bool:
    """Whether a message has a time, and waits for an answer: it is sent by a flow then."""
    return bool(message.send and answers[message.id])


def list_reached(answers: Answers, messages: Iterable[TextMessage]) -> tuple[TextMessage, ...]:
    """Messages, and all that answers can lead to from them, each once, in the order in which they are reached."""
    return _list_reached(answers, messages, lambda _: False)


def list_in_flow(answers: Answers, message: TextMessage) -> tuple[TextMessage, ...]:
    """The same as far as one flow goes: at another question that has a flow of its own, that flow is entered. Else each
    of many questions that lead to each other would have all of them in its flow."""
    return _list_reached(answers, [message], lambda one: one.id != message.id and is_entered(answers, one))


def is_entered(answers: Answers, message: TextMessage) -> bool:
    """Whether an answer that leads to a message enters its flow, because it asks again."""
    return bool(answers[message.id]) and has_flow(answers, message)


def _list_reached(
    answers: Answers, messages: Iterable[TextMessage], is_end: Callable[[TextMessage], bool]
) -> tuple[TextMessage, ...]:
    reached = {message.id: message for message in messages}
    waiting = deque(reached.values())
    while waiting:
        one = waiting.popleft()
        following = {} if is_end(one) else {other.id: other for other in answers[one.id].values()}
        fresh = {id: other for id, other in following.items() if id not in reached}
        reached |= fresh
        waiting += fresh.values()
    return tuple(reached.values())


def is_for_stopping(document: Document, message: TextMessage) -> bool:
    """Whether its keyword is the one that the words on stopping name: in capitals, where any word of them is. "Text
    STOP to get no more messages" does not make MORE a word for stopping."""
    keyword, words = message.keyword.upper(), split_words(document.campaign.opt_out)
    named = [word for word in words if word == word.upper() and not word.isdecimal() and len(word) > 1] or words
    return keyword == "STOP" or keyword in {word.upper() for word in named}
