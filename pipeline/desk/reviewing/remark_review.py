"""Review of what a sheet says beside messages: what of it is new, whose it is, and what cannot be kept and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.desk.reviewing.kept_writing import find_file
from pipeline.desk.reviewing.remark_cells import (
    RemarkError,
    SignWords,
    Voice,
    check_day,
    check_name,
    read_comments,
    read_sign_offs,
    tidy_remark,
)
from pipeline.desk.reviewing.row_lengths import Lengths
from pipeline.desk.reviewing.sheet_reader import Row
from pipeline.model.document import ReviewComment, SignOff, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.model.subjects import digest_text
from pipeline.templating.languages import language_pack

_MOVED = "its words in the source are not those of the sheet, so that nobody can sign them off here: make a new sheet"
_WHOSE = (
    "the comment does not say whose it is, and when: write it as `Name, 2026-11-02: …`, sign the row off, "
    "or give --by NAME and --date 2026-11-02"
)


@dataclass(frozen=True)
class Saying:
    """What somebody said of a message, and is not kept yet: a comment, or, where `digest` is set, that they sign off
    the words that have it."""

    row: int
    leaflet: Leaflet
    language: str
    message: str
    who: SignOff
    comment: str = ""
    digest: str = ""


@dataclass(frozen=True)
class RowWords:
    """A row of a sheet with the words that its message has when it is taken over; None where the source has words that
    the sheet does not know. `changed` says whether the reviewer wrote it. The message is as it stands in the source."""

    row: Row
    leaflet: Leaflet
    message: TextMessage
    words: Lengths | None
    changed: bool

    @property
    def language(self) -> str:
        """The language of the message."""
        return self.row["language"]

    @property
    def digest(self) -> str:
        """The digest of the words that the message has when the row is taken over."""
        words = self.words or self.message
        return digest_text(words.text, words.long)


@dataclass(frozen=True)
class RowRemarks:
    """What is new in a row. `before` are those whose sign-offs were in the sheet when it was made, and who did not see
    the new words of the row."""

    sayings: tuple[Saying, ...] = ()
    before: tuple[SignOff, ...] = ()
    reasons: tuple[str, ...] = ()


def review_remarks(words: RowWords, voice: Voice) -> RowRemarks:
    """What the cells `sign-off` and `comment` of a row come to."""
    reasons: list[str] = []
    signed: tuple[SignOff, ...] = ()
    try:
        signed = read_sign_offs(words.row["sign-off"], voice, _list_sign_words(words.language))
    except RemarkError as error:
        reasons.append(str(error))
    new = tuple(one for one in signed if _is_new(words, one, voice))
    if new and words.words is None:
        reasons.append(_MOVED)
    sayings = [_say(words, one, digest=words.digest) for one in new if words.words is not None]
    try:
        sayings += _review_comments(words, signed, new, voice)
    except RemarkError as error:
        if not reasons or not words.row["sign-off"].strip():  # whose a comment is, a sign-off would say
            reasons.append(str(error))
    before = tuple(one for one in signed if words.changed and one not in new and not _holds(words, one))
    return RowRemarks(() if reasons else tuple(sayings), before, tuple(reasons))


def _list_sign_words(language: str) -> SignWords:
    """Those of a language, and those of English, which sheets are written in."""
    packs = [pack for tag in (language, "en") if (pack := language_pack(tag))]
    yes = frozenset(word for pack in packs for word in pack.sign_off_words("signed"))
    return SignWords(yes, frozenset(word for pack in packs for word in pack.sign_off_words("unsigned")))


def _say(words: RowWords, who: SignOff, comment: str = "", digest: str = "") -> Saying:
    return Saying(
        row=words.row.number,
        leaflet=words.leaflet,
        language=words.language,
        message=words.row["id"],
        who=who,
        comment=comment,
        digest=digest,
    )


def _find_kept_digest(words: RowWords, who: SignOff) -> str:
    file = find_file(words.leaflet, words.language, who)
    return file.content.signed.get(words.row["id"], "") if file else ""


def _find_kept_comment(words: RowWords, who: SignOff) -> str:
    file = find_file(words.leaflet, words.language, who)
    return tidy_remark(file.content.comments.get(words.row["id"], "")) if file else ""


def _holds(words: RowWords, who: SignOff) -> bool:
    """Whether it is kept that somebody signed off the very words of the row."""
    return _find_kept_digest(words, who) == words.digest


def _is_new(words: RowWords, who: SignOff, voice: Voice) -> bool:
    """Whether a sign-off is not kept yet. One that was in the sheet when it was made is of the words of then, which the
    sheet knows by their digest; whoever signs the new ones on the same day says so with --by and --date."""
    if _holds(words, who):
        return False
    return who == voice.signer or _find_kept_digest(words, who) != words.row["text digest"]


def _review_comments(
    words: RowWords, signed: Sequence[SignOff], new: Sequence[SignOff], voice: Voice
) -> Iterator[Saying]:
    """The comments that are not kept yet. Raises RemarkError where nobody can tell whose one is."""
    unsaid: list[str] = []
    comments = read_comments(words.row["comment"])
    left = {comment.by.casefold() for comment in comments if comment.by and _find_rest(words, comment) is not None}
    for comment in comments:
        rest = _find_rest(words, comment) if comment.by else comment.text
        if rest is None:
            _check_unchanged(words, comment, left)
            who = SignOff(check_name(comment.by), check_day(comment.date))
            yield _say(words, who, comment=comment.text)
        elif rest:
            unsaid.append(rest)
    text = "\n".join(unsaid)
    voices = [one for one in (*signed, voice.signer) if one is not None]
    if not text or any(_has_lines(_find_kept_comment(words, one), text) for one in voices):
        return
    owner = new[0] if len(new) == 1 else voice.signer
    if owner is None:
        files = words.leaflet.texts[words.language].kept
        if any(_has_lines(tidy_remark(file.content.comments.get(words.row["id"], "")), text) for file in files):
            return
        raise RemarkError(_WHOSE)
    yield _say(words, owner, comment=text)


def _find_rest(words: RowWords, comment: ReviewComment) -> str | None:
    """What somebody wrote behind a comment that is kept; None where it is not kept."""
    kept = _find_kept_comment(words, SignOff(comment.by, comment.date))
    if kept and _has_lines(kept, comment.text):
        return ""
    rest = comment.text.removeprefix(kept)
    return rest.strip() if kept and rest != comment.text and rest[:1].isspace() else None


def _check_unchanged(words: RowWords, comment: ReviewComment, left: Collection[str]) -> None:
    """Raise RemarkError where a comment stands in the place of an open one of the same person and day, which the sheet
    showed. `left` are those whose comments stand in the sheet as they are kept, in small letters."""
    file = find_file(words.leaflet, words.language, SignOff(comment.by, comment.date))
    kept = _find_kept_comment(words, SignOff(comment.by, comment.date))
    if file and kept and words.row["id"] not in file.content.resolved and comment.by.casefold() not in left:
        reason = f"the comment of {comment.by}, {comment.date} was “{kept}”, and was changed"
        raise RemarkError(f"{reason}: leave it, and write `Name, 2026-11-02: …` in a line of its own")


def _has_lines(kept: str, text: str) -> bool:
    """Whether some lines are among those that are kept."""
    return f"\n{text}\n" in f"\n{kept}\n"
