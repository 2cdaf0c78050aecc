"""Reader of what reviewers write beside a message: who signed it off on which day, and their comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pipeline.model.document import ReviewComment, SignOff
from pipeline.model.source import CONTROL, INVISIBLE

LONGEST_NAME = 100
_DAY = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-‐‑–./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
"""A day with its year first, and the time of day that a spreadsheet may put behind it."""
_BESIDE = " \t\n,;:|–—،，、؛；"
"""What stands between a name and a day."""
_TICKS = frozenset({"true", "✓", "✔", "✔️", "☑", "☑️", "✅"})
"""What a box that is ticked comes to in a sheet, in every language."""
_OWNED = re.compile(r"^(?P<by>\S[^\n]*?),\s*(?P<date>\d{4}-\d{2}-\d{2}):", re.MULTILINE)
_UNSEEN = re.compile(rf"{CONTROL.pattern}|{INVISIBLE.pattern}|[\x80-\x9f\ud800-\udfff]")


class RemarkError(ValueError):
    """What a reviewer wrote cannot be kept; the reason is a phrase for people, which says what to write."""


@dataclass(frozen=True)
class Voice:
    """Who says what has no name beside it, and on which day what has none was said; both may be empty."""

    by: str = ""
    date: str = ""

    @property
    def signer(self) -> SignOff | None:
        """The two together; nothing where one of them is missing."""
        return SignOff(self.by, self.date) if self.by and self.date else None


@dataclass(frozen=True)
class SignWords:
    """What reviewers write in the place of their names, in small letters: that they sign, and that they do not."""

    yes: Collection[str]
    no: Collection[str]


def make_voice(by: str, day: str) -> Voice:
    """The voice of a name and a day that were typed; each may be empty. Raises RemarkError."""
    return Voice(check_name(by) if by else "", check_day(day) if day else "")


def tidy_remark(text: str) -> str:
    """The text without what nobody sees, its lines as they are without spaces at their ends."""
    lines = _UNSEEN.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n")).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def read_sign_offs(cell: str, voice: Voice, words: SignWords) -> tuple[SignOff, ...]:
    """Who signed: `Name, 2026-11-02`, one or several; a day alone or a word such as “yes” where `voice` says the rest.
    Raises RemarkError."""
    text = tidy_remark(cell)
    if not text or text.casefold() == "false":  # a box that nobody ticked
        return ()
    days = list(_DAY.finditer(_write_digits(text)))
    if not days:
        return (_read_without_day(text, voice, words),)
    signed, done = [], 0
    for number, match in enumerate(days):
        behind = text[match.end() :] if len(days) == 1 else ""
        name = f"{_strip(text[done : match.start()])} {_strip(behind)}".strip()
        signed.append(SignOff(_read_name(name, _read_day(match), voice, words), _read_day(match)))
        done = match.end() if number or len(days) > 1 else len(text)
    if _strip(text[done:]):
        raise RemarkError(f"“{_strip(text[done:])}” stands behind the last day: write each as `Name, 2026-11-02`")
    return tuple(dict.fromkeys(signed))


def read_comments(cell: str) -> tuple[ReviewComment, ...]:
    """What was said: each part that begins with `Name, 2026-11-02:` is theirs, and what stands before such parts has
    neither name nor day."""
    text = tidy_remark(cell)
    heads = list(_OWNED.finditer(text))
    first = text[: heads[0].start()] if heads else text
    comments = [ReviewComment("", "", first.strip())]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):
        comments.append(ReviewComment(head["by"], head["date"], text[head.end() : end].strip()))
    return tuple(comment for comment in comments if comment.text)


def check_day(text: str) -> str:
    """The day, which is one of the calendar (ISO 8601). Raises RemarkError."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise RemarkError(f"the calendar has no day {text}: write it as 2026-11-02") from None


def check_name(name: str) -> str:
    """The name in one line, which has a letter in it. Raises RemarkError."""
    line = " ".join(tidy_remark(name).split())
    if not any(one.isalpha() for one in line):
        raise RemarkError(f"“{line}” is no name: write `Name, 2026-11-02`")
    if len(line) > LONGEST_NAME:
        raise RemarkError(f"a name has at most {LONGEST_NAME} characters: write `Name, 2026-11-02`")
    if _DAY.search(_write_digits(line)):
        raise RemarkError(f"there is a day in the name “{line}”: write `Name, 2026-11-02`")
    return line


def _strip(words: str) -> str:
    """Words without what stands between a name and a day, which may be in brackets."""
    return words.lstrip(f"{_BESIDE})").rstrip(f"{_BESIDE}(")


def _read_day(match: re.Match[str]) -> str:
    return check_day(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}")


def _read_name(name: str, day: str, voice: Voice, words: SignWords) -> str:
    if name.casefold() in words.no:
        raise RemarkError(_say_no(name))
    if name and name.casefold() not in {*words.yes, *_TICKS}:
        return check_name(name)
    if not voice.by:
        raise RemarkError(f"it does not say who signed on {day}: write `Name, {day}`, or give --by NAME")
    return voice.by


def _read_without_day(text: str, voice: Voice, words: SignWords) -> SignOff:
    line = " ".join(text.split())
    if line.casefold() in words.no:
        raise RemarkError(_say_no(line))
    if line.casefold() in {*words.yes, *_TICKS}:
        if voice.signer is None:
            missing = (
                "who signed, and when" if not voice.by and not voice.date else "when" if voice.by else "who signed"
            )
            hint = "write `Name, 2026-11-02`, or give --by NAME and --date 2026-11-02"
            raise RemarkError(f"“{line}” does not say {missing}: {hint}")
        return voice.signer
    if voice.signer is not None and line.casefold() == voice.by.casefold():
        return voice.signer
    name = _guess_name(line)
    if any(one.isdecimal() for one in line):
        raise RemarkError(f"the day in “{line}” is not plain: write the year first, as in `{name}, 2026-11-02`")
    raise RemarkError(f"“{line}” does not say when: write `{name}, 2026-11-02`, or give --by and --date")


def _guess_name(line: str) -> str:
    """The part of a cell that can be a name."""
    name = _strip(re.sub(r"\d\S*", "", line))
    return name if any(one.isalpha() for one in name) and len(name) <= LONGEST_NAME else "Name"


def _say_no(word: str) -> str:
    return f"“{word}” is no sign-off: leave the cell empty, and say why in `comment`"


def _write_digits(text: str) -> str:
    """The text with the digits of every script as those of ours; it stays as long as it is."""
    return "".join(str(unicodedata.decimal(one, one)) for one in text)
