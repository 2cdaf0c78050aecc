"""Renderer of where everything stands as text: a table of editions, the worst first, and what waits for whom. It fits
100 columns, and each line makes sense by itself when it is read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from pipeline.desk.status.edition_status import EditionStatus, StatusOverview, Waiting
from pipeline.desk.status.waits import count_things, describe_changes, describe_days
from pipeline.model.sign_off import RoleSignOff
from pipeline.reports.terminal_text import count_cells, put_on_one_line

COLUMNS = 100
_HEAD = ("LEAFLET", "STATUS", "SIGN-OFF", "NEXT REVIEW", "ERRORS")
_NAMES = 36
"""Columns that the name of an edition may take; a longer one has a line of its own."""

_OUTPUTS: Mapping[str, str] = {
    "older": "The outputs are older than the source.",
    "kept back": "Errors keep the outputs as they were.",
    "none": "Nothing has been made of it.",
}
"""What there is to say of the outputs."""


def render_status_text(overview: StatusOverview) -> str:
    """How many there are, the table, and what waits for whom."""
    parts = [
        "\n".join(wrap(_sum_up(overview), COLUMNS)),
        "\n".join(_render_table(overview)),
        "\n".join(_render_waits(overview.editions)),
    ]
    return "\n\n".join(part for part in parts if part)


def _sum_up(overview: StatusOverview) -> str:
    editions = overview.editions
    leaflets = count_things(len({one.leaflet for one in editions}), "leaflet")
    counts = (
        ("cannot be read", sum(bool(one.reason) for one in editions)),
        ("overdue", _count_waits(editions, "overdue")),
        ("to be reviewed soon", _count_waits(editions, "review")),
        ("not signed off", sum(any(role.state != "holds" for role in one.sign_off) for one in editions)),
    )
    listed = ", ".join(f"{number} {what}" for what, number in counts if number)
    line = f"{overview.today.isoformat()}: {leaflets}, {count_things(len(editions), 'edition')}"
    shared = overview.shared_errors
    ends = [listed or "nothing is overdue", *([f"{count_things(shared, 'error')} in shared files"] if shared else [])]
    return f"{line}; {'; '.join(ends)}."


def _count_waits(editions: Sequence[EditionStatus], kind: str) -> int:
    return sum(any(wait.kind == kind for wait in one.waits) for one in editions)


def _render_table(overview: StatusOverview) -> Iterator[str]:
    rows = [_HEAD, *(_list_cells(one) for one in overview.editions)]
    widths = [max(count_cells(row[column]) for row in rows) for column in range(len(_HEAD))]
    widths[0] = min(widths[0], _NAMES)
    yield _align(_HEAD, widths)
    general = {(one.leaflet, one.edition.language) for one in overview.editions if not one.edition.place}
    for row, one in zip(rows[1:], overview.editions, strict=True):
        if count_cells(row[0]) > widths[0]:
            yield row[0]
            row = ("", *row[1:])
        yield _align(row, widths)
        if not one.edition.place or (one.leaflet, one.edition.language) not in general:
            for line in _describe(one, overview.today):
                yield from wrap(put_on_one_line(line), COLUMNS, initial_indent="  ", subsequent_indent="    ")


def _align(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - count_cells(cell)) for cell, width in zip(cells, widths, strict=True)]
    padded[-1] = cells[-1].rjust(widths[-1])
    return "  ".join(padded).rstrip()


def _list_cells(one: EditionStatus) -> tuple[str, ...]:
    if one.reason:
        return (one.name, "unreadable", "-", "-", str(one.errors))
    review = f"{one.next_review}, {describe_days(one.days)}" if one.days is not None else "not set"
    return (one.name, one.status.replace("_", " "), _sum_up_roles(one.sign_off), review, str(one.errors))


def _sum_up_roles(roles: Sequence[RoleSignOff]) -> str:
    """One word where all roles are alike or there is one; otherwise how many hold."""
    states = {role.state for role in roles}
    if not states:
        return "-"
    if len(states) == 1:
        return states.pop()
    return "void" if "void" in states else f"{sum(role.state == 'holds' for role in roles)} of {len(roles)}"


def _describe(one: EditionStatus, today: date) -> Iterator[str]:
    """What stands below the row of an edition."""
    if one.reason:
        yield f"Cannot be read: {one.reason}"
        return
    deputy = f", deputy {one.deputy}" if one.deputy else ""
    yield f"{one.title}, version {one.version}. Owner: {one.owner or 'not named'}{deputy}."
    roles = "; ".join(_describe_role(role, today) for role in one.sign_off)
    if one.status != "withdrawn":
        yield f"Sign-off: {roles or 'cannot be judged before the errors are put right'}."
    if counts := [count_things(number, *words) for number, *words in _list_counts(one) if number]:
        yield f"{', '.join(counts)}."
    if outputs := _OUTPUTS.get(one.outputs):
        yield outputs


def _list_counts(one: EditionStatus) -> Iterator[tuple[int, str, str]]:
    yield len(one.to_check), "point to check", "points to check"
    yield len(one.stale), "stale message", "stale messages"
    yield len(one.unpinned), "message that nobody has compared", "messages that nobody has compared"
    yield one.comments, "open comment", "open comments"
    yield one.warnings, "warning", "warnings"


def _describe_role(role: RoleSignOff, today: date) -> str:
    if role.state == "missing":
        return f"{role.role} missing"
    days = describe_days((date.fromisoformat(role.date) - today).days)
    since = f", {describe_changes(role)}" if role.state == "void" else ""
    return f"{role.role} {role.state} ({role.name}, {role.date}, {days}{since})"


def _render_waits(editions: Sequence[EditionStatus]) -> Iterator[str]:
    """By person, whoever has the worst to do first; what is the same for several leaflets is said once."""
    by_person: dict[str, dict[Waiting, list[EditionStatus]]] = {}
    for one in editions:
        for wait in one.waits:
            by_person.setdefault(_name_person(wait), {}).setdefault(wait, []).append(one)
    if by_person:
        yield "WHAT WAITS FOR WHOM"
    for person, waits in sorted(by_person.items(), key=lambda entry: min(wait.order for wait in entry[1])):
        yield put_on_one_line(person)
        for wait, some in sorted(waits.items(), key=lambda entry: entry[0].order):
            names = _list_names(some)
            line = f"{names[0]}: {wait.what}" if len(names) == 1 else f"{wait.what}: {', '.join(names)}"
            yield from wrap(put_on_one_line(line), COLUMNS, initial_indent="  ", subsequent_indent="    ")


def _list_names(editions: Sequence[EditionStatus]) -> list[str]:
    """Each leaflet once, with its languages and places."""
    folders: dict[str, list[str]] = {}
    for one in editions:
        folders.setdefault(one.leaflet, []).extend([one.edition.folder] if one.edition.language else [])
    return [f"{name} ({', '.join(some)})" if some else name for name, some in folders.items()]


def _name_person(wait: Waiting) -> str:
    return f"{wait.name} ({wait.role})" if wait.name else f"Nobody is named yet ({wait.role})"
