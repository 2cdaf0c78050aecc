"""Judge of sign-offs: who has signed the words of a leaflet as they stand, role by role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pipeline.model.changes import VOIDING, Change
from pipeline.model.document import Reviewer, SignOffState
from pipeline.model.kept_folder import KEPT
from pipeline.model.kept_words import SignatureFile
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.publisher import CLINICIAN
from pipeline.model.sign_off import LeafletSignOff, RoleSignOff
from pipeline.templating.changes import compare_words
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack, words_digest
from pipeline.templating.languages import LanguagePack

_TEXTS = 3
"""How many texts that were signed are compared with the words of now, for each role."""


def judge_sign_off(leaflet: Leaflet, language: str) -> LeafletSignOff:
    """The sign-off of words that can be composed. A signature counts while nothing has changed since but how things are
    put; those under `clinical_reviewers` count as a clinician's, and only for exactly the words that they name. Words
    that nobody has signed cost nothing."""
    signed = [*_judge_signatures(leaflet, language)]
    named = [*_list_named(leaflet, language)]
    roles = leaflet.library.publisher.sign_off
    by_role = []
    for role in roles:
        own = [*named, *(one for one in signed if one.role == role)] if role == CLINICIAN else _choose(signed, role)
        newest = sorted(own, key=lambda one: (one.state == "holds", bool(one.file), one.date))
        by_role.append(newest[-1] if newest else RoleSignOff(role, "missing"))
    in_order = [one for role in roles for one in _choose(signed, role)]
    return LeafletSignOff(tuple(by_role), tuple(_list_holding([*named, *in_order])))


def judge_roles(leaflet: Leaflet, language: str) -> tuple[RoleSignOff, ...]:
    """The sign-off of each role that has to sign, in the publisher's order."""
    return judge_sign_off(leaflet, language).by_role


def _choose(signed: Iterable[RoleSignOff], role: str) -> list[RoleSignOff]:
    return sorted((one for one in signed if one.role == role), key=lambda one: (one.date, one.name))


def _list_holding(signed: Iterable[RoleSignOff]) -> list[RoleSignOff]:
    """Those whose sign-off holds, in their order; of who signed twice in a role, the last."""
    last = {(one.name.casefold(), one.role): one for one in signed if one.state == "holds"}
    return [*last.values()]


def _judge_signatures(leaflet: Leaflet, language: str) -> Iterator[RoleSignOff]:
    """The signatures of each role, the newest first. Comparing takes time, and a leaflet is signed many times over the
    years: once one holds, the older ones are told only where they are of the same words, and no more than the last few
    texts that a role has signed are compared."""
    text = leaflet.texts[language]
    if not text.signatures:
        return
    now = keep_words(leaflet, load_pack(language, leaflet.library.own_words))
    before = {one.digest: one for one in text.kept_words}
    for role in leaflet.library.publisher.sign_off:
        files = [file for file in text.signatures if file.content.role == role and file.content.digest in before]
        compared: dict[str, tuple[Change, ...]] = {now.digest: ()}
        holds = False
        for file in sorted(files, key=lambda one: one.content.date, reverse=True):
            digest = file.content.digest
            if digest not in compared:
                if holds or len(compared) > _TEXTS:
                    continue
                compared[digest] = compare_words(before[digest], now)
            one = _judge_signature(file, compared[digest], leaflet.id)
            holds = holds or one.state == "holds"
            yield one


def _judge_signature(file: SignatureFile, changes: tuple[Change, ...], leaflet: str) -> RoleSignOff:
    signed = file.content
    return RoleSignOff(
        role=signed.role,
        state="void" if any(one.change in VOIDING for one in changes) else "holds",
        name=signed.name,
        organisation=signed.organisation or "",
        date=signed.date,
        digest=signed.digest,
        changes=changes,
        registration=signed.registration or "",
        file=f"{leaflet}/{KEPT}/{PurePosixPath(file.source.path).name}",
    )


def _list_named(leaflet: Leaflet, language: str) -> Iterator[RoleSignOff]:
    """Those under `clinical_reviewers`, with the role that stands there."""
    named = leaflet.settings.clinical_reviewers
    digest = words_digest(leaflet, language) if named else ""
    for who in named:
        yield RoleSignOff(
            role=who.role,
            state="holds" if who.digest == digest else "void",
            name=who.name,
            organisation=who.organisation,
            date=who.date,
            digest=who.digest,
        )


def list_reviewers(sign_off: LeafletSignOff, pack: LanguagePack) -> tuple[Reviewer, ...]:
    """Those whose sign-off counts, as readers are told of them."""
    return tuple(
        Reviewer(
            name=one.name,
            role=pack.signing_role(one.role) if one.file else one.role,
            organisation=one.organisation,
            registration=one.registration,
            date=one.date,
            file=one.file,
        )
        for one in sign_off.holding
    )


def find_reviewers(leaflet: Leaflet, language: str) -> tuple[Reviewer, ...]:
    """Those whose sign-off of these words counts, and everybody under `clinical_reviewers` who signed exactly these."""
    return list_reviewers(judge_sign_off(leaflet, language), load_pack(language, leaflet.library.own_words))


def is_reviewed(leaflet: Leaflet, language: str) -> bool:
    """Whether somebody of each role that has to sign has signed these words."""
    return judge_sign_off(leaflet, language).state == "holds"


def find_sign_off(leaflet: Leaflet, language: str) -> SignOffState:
    """Whether the sign-off of these words holds; void where one that there was does not any more."""
    return judge_sign_off(leaflet, language).state
