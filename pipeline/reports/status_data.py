"""Renderer of where everything stands as JSON (RFC 8259), for other programs. Its keys are a contract."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.desk.status.edition_status import EditionStatus, StatusOverview
from pipeline.model.changes import CLASSES
from pipeline.model.sign_off import RoleSignOff
from pipeline.reports.json_array import write_json


def render_status_data(overview: StatusOverview) -> str:
    """An object: the day, what is wrong with the files that all leaflets share, and the editions, the worst first. Days
    are ISO 8601; what is not set is an empty text, and a number that nobody knows is null."""
    return write_json(
        {
            "today": overview.today.isoformat(),
            "publisher": overview.publisher,
            "shared": {"errors": overview.shared_errors, "warnings": overview.shared_warnings},
            "editions": [_list_members(one) for one in overview.editions],
        }
    ).rstrip("\n")


def _list_members(one: EditionStatus) -> dict[str, Any]:
    return {
        "leaflet": one.leaflet,
        "language": one.edition.language,
        "place": one.edition.place,
        "unreadable": one.reason,
        "title": one.title,
        "status": one.status,
        "version": one.version,
        "owner": one.owner,
        "deputy": one.deputy,
        "sign_off": [_describe_role(role) for role in one.sign_off],
        "last_reviewed": one.last_reviewed,
        "next_review": one.next_review,
        "days_to_review": one.days,
        "to_check": [{"about": point.about, "note": point.note} for point in one.to_check],
        "errors": one.errors,
        "warnings": one.warnings,
        "stale_messages": list(one.stale),
        "unpinned_messages": list(one.unpinned),
        "open_comments": one.comments,
        "outputs": one.outputs,
        "waits": [
            {"kind": wait.kind, "name": wait.name, "role": wait.role, "what": wait.what, "by": wait.by}
            for wait in one.waits
        ],
    }


def _describe_role(role: RoleSignOff) -> dict[str, Any]:
    counts = Counter(change.change for change in role.changes)
    return {
        "role": role.role,
        "state": role.state,
        "name": role.name,
        "organisation": role.organisation,
        "date": role.date,
        "digest": role.digest,
        "changes": {name: counts[name] for name in CLASSES},
    }
