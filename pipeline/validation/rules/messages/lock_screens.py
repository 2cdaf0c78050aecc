"""Rule of lock screens: what strangers see of a message on somebody's phone tells them of no illness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Term, plain, walk
from pipeline.sms.lock_screen import LOCK_SCREEN, cut_for_lock_screen
from pipeline.validation.rules.messages.prepared import PreparedMessage
from pipeline.validation.rules.messages.standing_alone import find_names, list_beginnings
from pipeline.validation.rules.phrases import find_phrases

_FEWEST = 4
"""Letters of a word that is cut off from which on it can be guessed."""


def lock_screens_keep_secrets(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """What a lock screen shows of a sensitive message says nothing of what it is about, and what it shows of any other
    names no condition that people keep to themselves."""
    for sms in messages:
        for length, span in sms.lengths:
            words = next(filter(None, (_find_visible(sms, text) for text in sms.fill_in(length))), "")
            if words:
                later = f"say it after the first {LOCK_SCREEN} characters"
                begin = f"begin with “{sms.senders[0]}:”"
                if sms.written.sensitive:
                    message = f"a lock screen shows “{words}”, although the message is sensitive"
                    hint = f"{begin}, and {later}"
                else:
                    message = f"a lock screen shows “{words}” to whoever sees the phone"
                    hint = f"write sensitive=yes and {begin}; or {later}"
                yield codes.LOCK_SCREEN.at(sms.place(words, span), message, hint)


def _find_visible(sms: PreparedMessage, text: str) -> str:
    """What is private among the words of a text that a lock screen shows; empty where nothing is."""
    end = len(cut_for_lock_screen(text))
    for match in sorted(_find_private(sms, text), key=lambda match: match.start()):
        visible = min(match.end(), end) - match.start()
        length = len(match.group())
        if visible == length or (visible >= _FEWEST and 2 * visible >= length):
            return match.group()
    return ""


def _find_private(sms: PreparedMessage, text: str) -> Iterator[re.Match[str]]:
    """Where private words stand in a text; the sender's name is none, because phones show that anyway."""
    yield from find_phrases(text, sms.pack.message_words("private_topics"), sms.senders)
    if sms.written.sensitive:
        terms = (plain(node.children) for node in walk(sms.text.sections) if isinstance(node, Term))
        for name in (*sms.topics, *sms.leaflet.library.glossary, *terms):
            for one in list_beginnings(name, sms.pack):
                yield from find_names(one, text)
