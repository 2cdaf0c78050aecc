"""A signature under the words of a leaflet: refused with a reason, or kept beside the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.reviewing.source_lines import NewFile, SourceChangedError
from pipeline.desk.signing.signature_text import list_names, read_back, write_text
from pipeline.desk.signing.whole_pairs import write_together
from pipeline.desk.signing.words_to_sign import WordsToSign
from pipeline.model import codes
from pipeline.model.kept_words import KeptWords, SignatureFile
from pipeline.model.leaflet import Leaflet
from pipeline.model.sign_off import LeafletSignOff
from pipeline.model.source import CONTROL
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack
from pipeline.templating.compose.sign_off import judge_sign_off
from pipeline.validation.judging import choose_language
from pipeline.validation.rules import diagnose_composed, diagnose_publishing
from pipeline.validation.rules.sign_off import make_comparable
from pipeline.validation.source_files import is_there

ALL_WORDS = "all words"
"""What was read, where nobody says that it was a part."""


@dataclass(frozen=True)
class Signer:
    """Who signs, in which role, and what they have read; a registration may be empty."""

    name: str
    role: str
    organisation: str
    registration: str = ""
    scope: str = ALL_WORDS


@dataclass(frozen=True)
class Signing:
    """What became of a signature: the `refusal`, a clause, with a `hint`; or the `files` that were written (paths as
    they are shown, the words first), where the sign-off stands in each language by now, and what else is `needed`
    before the leaflet can be published."""

    refusal: str = ""
    hint: str = ""
    files: tuple[str, ...] = ()
    sign_offs: tuple[tuple[str, LeafletSignOff], ...] = ()
    needed: tuple[str, ...] = ()


def sign(words: WordsToSign, signer: Signer, today: date, base: Path, read: str = "") -> Signing:
    """Sign words, and keep them where they are not kept yet; both files are written, or neither. Where the digest of
    those that somebody has `read` does not begin so, they are others, and nothing is signed. Raises WrongUsageError
    where the role is none that has to sign, or what is given could not be read again; an OSError where the source
    cannot be written."""
    leaflet, language = words.leaflet, words.language
    if signer.role not in words.roles and leaflet:
        raise WrongUsageError(
            f"nobody has to sign as {signer.role}; the roles under `sign_off` in publisher.yaml are: "
            f"{', '.join(words.roles)}"
        )
    if words.refusal or leaflet is None:
        return Signing(words.refusal, words.hint)
    kept = keep_words(leaflet, load_pack(language, leaflet.library.own_words))
    if not kept.digest.startswith(read.casefold()):
        refusal = (
            f"the words were changed since they were read: {read} was signed, and they are {kept.named_digits} now"
        )
        return Signing(refusal, "make a new sheet with `plainleaf review start`, and have it read")
    refusal, hint = _refuse(leaflet, kept, signer)
    if refusal:
        return Signing(refusal, hint)
    folder = PurePosixPath(kept.source.path).parent
    file = _make_signature(kept, leaflet.settings.version, signer, today, base / folder, str(folder))
    new = [NewFile(base / kept.source.path, kept.source), NewFile(base / file.source.path, file.source)]
    if is_there(new[0].path):  # and as it was, or its reader had said so
        new = new[1:]
    try:
        write_together(new)
    except SourceChangedError as error:
        return Signing(str(error), "run the command again")
    signed = _add(leaflet, language, kept, file)
    return Signing(
        files=tuple(one.after.path for one in new),
        sign_offs=tuple(_judge_all(signed, language)),
        needed=tuple(dict.fromkeys(_list_needed(signed, language))),
    )


def _refuse(leaflet: Leaflet, kept: KeptWords, signer: Signer) -> tuple[str, str]:
    """Why this person cannot sign these words, and what to do; empty where they can."""
    for file in leaflet.texts[kept.language].signatures:
        one = file.content
        if (one.digest, one.role) == (kept.digest, signer.role) and make_comparable(one.name) == make_comparable(
            signer.name
        ):
            return f"{one.name} has signed these words as {one.role} before, on {one.date}", "there is nothing to do"
    return "", ""


def _make_signature(
    kept: KeptWords, version: str, signer: Signer, today: date, folder: Path, named: str
) -> SignatureFile:
    """The signature as it will be read, under the words of a version. Raises WrongUsageError where it could not be."""
    names = list_names(kept, signer.role, signer.name, today.isoformat())
    name = next(name for name in names if not is_there(folder / name))
    given = {key: " ".join(value.split()) for key, value in vars(signer).items()}
    if any(CONTROL.search(value) for value in given.values()):
        raise WrongUsageError("what is given holds a character that is not text")
    values = {**given, "date": today.isoformat(), "version": version, "digest": kept.digest}
    file, problems = read_back(f"{named}/{name}", write_text(values))
    if file is None or problems:
        raise WrongUsageError("; ".join(dict.fromkeys(one.message for one in problems)))
    return file


def _list_needed(leaflet: Leaflet, language: str) -> Iterator[str]:
    """What the leaflet lacks besides; the points to check together, because whoever signs has seen them."""
    of_words = diagnose_composed(choose_language(leaflet, language), release=True)
    for one in (*diagnose_publishing(leaflet, release=True), *of_words):
        if one.severity == "error" and one.code not in (codes.TO_CHECK.code, codes.NOT_REVIEWED.code):
            yield f"{one.message} ({one.code})"
    if points := leaflet.settings.to_check:
        names = ", ".join(dict.fromkeys(f"`{point.about}`" for point in points))
        yield f"what has been checked has to be taken out of `to_check` in leaflet.yaml: {names}"


def _add(leaflet: Leaflet, language: str, kept: KeptWords, file: SignatureFile) -> Leaflet:
    """The leaflet as it is with the new signature."""
    text = leaflet.texts[language]
    known = text.kept_words if kept.digest in {one.digest for one in text.kept_words} else (*text.kept_words, kept)
    signed = replace(text, kept_words=known, signatures=(*text.signatures, file))
    return replace(leaflet, texts={**leaflet.texts, language: signed})


def _judge_all(leaflet: Leaflet, first: str) -> Iterator[tuple[str, LeafletSignOff]]:
    """The sign-off of every language whose words can be composed, the one that was signed first."""
    for language in sorted(leaflet.texts, key=lambda tag: (tag != first, tag)):
        try:
            yield language, judge_sign_off(leaflet, language)
        except KeyError:  # a fact or a service is missing there, which a check says
            continue
