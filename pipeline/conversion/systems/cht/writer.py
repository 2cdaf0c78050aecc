"""Writer of files for the Community Health Toolkit (CHT): schedules of an app's settings, texts as translations.

Schedules as in cht-core, shared-libs/transitions/src/lib/schedules.js. Both files are checked by cht-conf when they are
uploaded, and by the same code in our tests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from pipeline.conversion.systems.cht.instructions import write_instructions
from pipeline.conversion.systems.cht.schedules import make_key, make_schedules
from pipeline.conversion.systems.dialects import CHT, find_template_refusals, write_template
from pipeline.conversion.systems.draft_names import write_read_me, write_warning
from pipeline.conversion.systems.replies import find_reply_refusals
from pipeline.conversion.systems.sending_times import find_schedule
from pipeline.conversion.systems.unsendable import UnsendableError, catch_refusal, raise_first
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, TextMessage

_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_NAMED_ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f"}
_NOT_WORDS: Final = re.compile(
    r"null|undefined|true|false"
    r"|\s*([-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?|[-+]?Infinity|0x[0-9a-f]+|0o[0-7]+|0b[01]+)?\s*",
    re.ASCII | re.IGNORECASE,
)
"""What the reader of these files takes for a sign or a number (npm "properties", lib/read.js)."""


def write_app_settings(document: Document) -> tuple[Artifact, ...]:
    """`messages/cht/app_settings/schedules.json`, `messages/cht/translations/messages-<language>.properties`, and how
    to bring them into a project.
    Raises UnsendableError for a language without two letters, for a message that waits for an answer and for a text
    with braces."""
    raise_first(_find_language_refusals(document))
    raise_first(find_reply_refusals(document, CHT.system))
    texts = f"messages/cht/translations/messages-{document.language}.properties"
    data = json.dumps(make_schedules(document), ensure_ascii=False, indent=2) + "\n"
    return (
        write_read_me(document, "cht", write_instructions(document)),
        Artifact("messages/cht/app_settings/schedules.json", "application/json", data.encode()),
        Artifact(texts, "text/plain", write_translations(document).encode()),
    )


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `write_app_settings` raises."""
    yield from _find_language_refusals(document)
    yield from find_reply_refusals(document, CHT.system)
    for message in document.messages:
        refusals = tuple(find_template_refusals(message, document.campaign, CHT))
        yield from refusals or catch_refusal(_write_text, document, message)
        yield from catch_refusal(find_schedule, message)


def _find_language_refusals(document: Document) -> Iterator[UnsendableError]:
    if not _LANGUAGE.fullmatch(document.language):
        reason = f"translations of CHT are named by ISO 639-1, and `{document.language}` is no such code"
        yield UnsendableError("", reason, "use another system for this language")


def write_translations(document: Document) -> str:
    """The texts in the format of java.util.Properties, in UTF-8. The first line says that a draft is one."""
    lines = [f"# {line}" for line in (write_warning(document), document.file_title) if line]
    for message in document.messages:
        lines.append(f"{make_key(document, message)} = {escape_value(_write_text(document, message))}")
    return "\n".join(lines) + "\n"


def _write_text(document: Document, message: TextMessage) -> str:
    text = write_template(message, document.campaign, CHT)
    if _NOT_WORDS.fullmatch(text):
        raise UnsendableError(message.id, "CHT would read it as a number or a sign, not as words", "begin with a word")
    return text


def escape_value(text: str) -> str:
    """A value as it stands in the file. Spaces at its ends and control characters would get lost."""
    escaped = "".join(_NAMED_ESCAPES.get(one, one if one.isprintable() else _escape_character(one)) for one in text)
    bare = escaped.lstrip(" ")
    return "\\ " * (len(escaped) - len(bare)) + bare


def _escape_character(character: str) -> str:
    data = character.encode("utf-16-be")
    return "".join(f"\\u{data[place : place + 2].hex()}" for place in range(0, len(data), 2))
