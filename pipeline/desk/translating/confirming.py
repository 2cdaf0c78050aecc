"""Confirmation of “do not” items: somebody besides the translator has compared each with the source."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.reviewing.source_lines import SourceChangedError
from pipeline.desk.translating.head_edit import edit_translation
from pipeline.templating.compose.translated import judge_translation
from pipeline.validation.check import Checkup
from pipeline.validation.translation.do_not_items import digest_do_not_items, find_do_not_items


@dataclass(frozen=True)
class Confirmed:
    """What became of a confirmation: the `refusal`, a clause, with a `hint`; or the file in which it was written. The
    `items` are those to compare, in the source and in the translation."""

    refusal: str = ""
    hint: str = ""
    file: str = ""
    items: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def confirm_items(checkup: Checkup, name: str, language: str, by: str, today: date, base: Path) -> Confirmed:
    """Find the items of a translation, and write that somebody has compared them where `by` says who. Raises
    WrongUsageError where there is no such translation, and an OSError where the source cannot be written."""
    leaflet = checkup.leaflets[name]
    text = leaflet.texts.get(language) if leaflet else None
    if leaflet is None or text is None or text.front.translation is None:
        raise WrongUsageError(f"{name} has no translation into {language} that can be read")
    state = judge_translation(leaflet, language)
    pinned = state.pinned.text if state and state.pinned else None
    if pinned is None:
        hint = f"pin it first: `plainleaf translations pin {name} {language}`"
        return Confirmed("nobody knows of which words it is a translation", hint)
    first, second = (tuple(line for _, line in find_do_not_items(one)) for one in (pinned, text))
    items = (first, second)
    if not second:
        return Confirmed("there are no “do not” items", "there is nothing to confirm", items=items)
    if not by:
        return Confirmed(items=items)
    if by.casefold() == text.front.translation.translator.casefold():
        return Confirmed(f"{by} is the translator", "have somebody else compare the items", items=items)
    value = {"by": by, "date": today.isoformat(), "digest": digest_do_not_items(pinned, text)}
    written = ", ".join(f"{key}: {json.dumps(words, ensure_ascii=False)}" for key, words in value.items())
    try:
        edited = edit_translation(base / text.source.path, text.source, {"confirmed": f"{{{written}}}"})
    except SourceChangedError as error:
        return Confirmed(str(error), "run the command again")
    if edited is None:
        return Confirmed("`confirmed` stands on several lines", "take it out, and run the command again")
    edited.write()
    return Confirmed(file=text.source.path, items=items)
