"""Rules of sign-off (GOV): who has signed the words, in which role, and whether that still counts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.changes import name_counts
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.kept_words import SignatureFile
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.publisher import CLINICIAN
from pipeline.model.sign_off import RoleSignOff
from pipeline.model.suggestions import suggest
from pipeline.templating.compose import words_digest
from pipeline.templating.compose.sign_off import judge_sign_off
from pipeline.validation.rules.severity import find_severity


def words_are_signed_off(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Somebody of each role that has to sign has signed these words, and nothing that matters was changed since. Asked
    only of words without errors: others cannot be composed."""
    severity, place = find_severity(leaflet, release), leaflet.places.key("clinical_reviewers")
    for language in leaflet.texts:
        for one in judge_sign_off(leaflet, language).lacking:
            message = f"{_describe(one)} (`{language}`)"
            yield codes.NOT_REVIEWED.at(place, message, _advise(leaflet, language, one), severity)


def _describe(one: RoleSignOff) -> str:
    if one.file:
        return f"{one.name} ({one.role}) signed on {one.date}; since then: {name_counts(one.changes)}"
    return f"no {_name_role(one).replace('-', ' ')} has signed off these words"


def _name_role(one: RoleSignOff) -> str:
    """The role that is asked for: those under `clinical_reviewers` say theirs in words of their own."""
    return one.role if one.file or one.state == "missing" else CLINICIAN


def _advise(leaflet: Leaflet, language: str, one: RoleSignOff) -> str:
    role = _name_role(one)
    sign = f"who has read them signs: `plainleaf review sign {leaflet.id} --language {language} --role {role}`"
    if one.file:
        return f"`plainleaf review diff {leaflet.id} --language {language}` shows them; {sign}"
    if role == CLINICIAN:
        return f"{sign}; or is named there, with the digest {words_digest(leaflet, language)}"
    return sign


def signatures_are_of_roles(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Whoever has signed did so in a role that has to sign: another one counts for nothing."""
    roles = leaflet.library.publisher.sign_off
    for _, file in _list_signatures(leaflet):
        role = file.content.role
        if role not in roles:
            message = f"{file.content.name} signed as `{role}`, which is no role that has to sign"
            hint = suggest(role, roles, f"sign in one of these roles ({', '.join(roles)}), or name it under `sign_off`")
            yield codes.NO_SIGNING_ROLE.at(file.places.value("role"), message, hint)


def nobody_signs_twice(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Nobody has signed the same words in the same role twice."""
    before: dict[tuple[str, ...], SignatureFile] = {}
    for language, file in _list_signatures(leaflet):
        signed = file.content
        first = before.setdefault((language, signed.digest, signed.role, make_comparable(signed.name)), file)
        if first is not file:
            message = f"{signed.name} has signed these words as `{signed.role}` before, on {first.content.date}"
            yield codes.SIGNED_TWICE.at(file.places.value("name"), message, "take one of the two files away")


def make_comparable(name: str) -> str:
    """A name without what does not tell two people apart: spaces, and small letters or capitals."""
    return " ".join(name.split()).casefold()


def _list_signatures(leaflet: Leaflet) -> Iterator[tuple[str, SignatureFile]]:
    """Every signature under words of the leaflet, the first one first."""
    for language, text in leaflet.texts.items():
        for file in sorted(text.signatures, key=lambda one: (one.content.date, one.source.path)):
            yield language, file
