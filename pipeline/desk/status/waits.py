"""What waits for whom in an edition of a leaflet, judged by where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.desk.status.edition_status import EditionStatus, Waiting, WaitKind
from pipeline.model.changes import CLASSES
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.publisher import CLINICIAN
from pipeline.model.sign_off import RoleSignOff
from pipeline.validation.rules.dates import DAYS_BEFORE

OWNER, PUBLISHER = "owner", "publisher"
_SOME = 5
"""Ids that are named; more are counted."""


def list_waits(leaflet: Leaflet, edition: EditionStatus, errors: int) -> Iterator[Waiting]:
    """All that waits for somebody before an edition is in order; nothing but errors where it was withdrawn. `errors`
    are those about which nothing else is said here."""
    if errors:
        what = f"to put right {count_things(errors, 'error')} (`plainleaf check {edition.leaflet}`)"
        yield _ask_owner(edition, "errors", what)
    if edition.status == "withdrawn":
        return
    yield from _list_reviews(edition)
    yield from _list_signatures(edition)
    yield from _list_looks(edition)
    yield from _list_translation(leaflet, edition)
    if not edition.owner:
        yield Waiting("owner", leaflet.library.publisher.lasting_name, PUBLISHER, "to name an `owner` in leaflet.yaml")
    if edition.outputs == "older":
        what = "to build again: the source has changed since the last build"
        yield Waiting("build", leaflet.library.publisher.lasting_name, PUBLISHER, what)


def _ask_owner(edition: EditionStatus, kind: WaitKind, what: str, by: str = "") -> Waiting:
    return Waiting(kind, edition.owner, OWNER, what, by)


def _list_reviews(edition: EditionStatus) -> Iterator[Waiting]:
    days, by = edition.days, edition.next_review
    if days is None:
        if edition.status != "draft" or any(one.state == "holds" for one in edition.sign_off):
            yield _ask_owner(edition, "dates", "to write the days of the last and the next review")
    elif days < 0:
        what = f"to review: that was due by {by}, {count_things(-days, 'day')} ago"
        yield _ask_owner(edition, "overdue", what, by)
    elif days <= DAYS_BEFORE:
        yield _ask_owner(edition, "review", f"to review by {by}, {describe_days(days)}", by)


def _list_signatures(edition: EditionStatus) -> Iterator[Waiting]:
    for one in edition.sign_off:
        if one.state == "missing":
            yield Waiting("sign", "", one.role, "to sign off the words")
        elif one.state == "void":
            yield Waiting("sign-again", one.name, one.role, f"to sign again: {describe_changes(one)}")


def _list_looks(edition: EditionStatus) -> Iterator[Waiting]:
    if edition.to_check:
        about = [f"`{point.about}`" for point in edition.to_check]
        what = f"to check {count_things(len(about), 'point')}: {_name_some(about)}"
        yield Waiting("to-check", _find_clinician(edition), CLINICIAN, what)
    for ids, why in ((edition.stale, "what it says has changed since"), (edition.unpinned, "nobody has yet")):
        if ids:
            messages = count_things(len(ids), "message")
            yield _ask_owner(edition, "messages", f"to compare {messages} with the leaflet, {why}: {_name_some(ids)}")
    if edition.comments:
        yield _ask_owner(edition, "comments", f"to answer {count_things(edition.comments, 'comment')} on messages")


def _list_translation(leaflet: Leaflet, edition: EditionStatus) -> Iterator[Waiting]:
    text = leaflet.texts[edition.edition.language]
    translation = text.front.translation
    if translation and translation.status == "draft":
        name = translation.reviewer or translation.translator
        role = "reviewer of the translation" if translation.reviewer else "translator"
        yield Waiting("translation", name, role, "to finish the translation, which is a draft")


def _find_clinician(edition: EditionStatus) -> str:
    """The clinician who signed last, who is asked first."""
    return next((one.name for one in edition.sign_off if one.role == CLINICIAN), "")


def describe_changes(signed: RoleSignOff) -> str:
    """How many changes of each class there were since somebody signed, the worst first."""
    counts = Counter(one.change for one in signed.changes)
    known = [count_things(counts[name], f"{name} change") for name in CLASSES if counts[name]]
    return ", ".join(known) or "the words have changed since"


def describe_days(days: int) -> str:
    """When a day is that is so many days ahead, or behind where it is less than nothing."""
    if days < 0:
        return f"{count_things(-days, 'day')} ago"
    return "today" if not days else "tomorrow" if days == 1 else f"in {days} days"


def count_things(number: int, thing: str, things: str = "") -> str:
    """A number with what is counted: "1 error", "2 errors"; `things` are several where that takes more than an s."""
    return f"{number} {thing}" if number == 1 else f"{number} {things or f'{thing}s'}"


def _name_some(names: list[str] | tuple[str, ...]) -> str:
    more = len(names) - _SOME
    return ", ".join(names[:_SOME]) + (f" and {more} more" if more > 0 else "")
