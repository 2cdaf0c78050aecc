"""Comparison of what the events, triggers and flows of RapidPro need around them: one group, the fields of contacts,
the language, and something that starts each flow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.document import Document
from pipeline.model.iso639_codes import find_three_letters
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.systems.flow_reader import list_actions
from pipeline.proof.parity.systems.json_file import list_objects, look_up, look_up_json, look_up_text
from pipeline.proof.parity.systems.weekday_fields import SETS_A_FIELD
from pipeline.sms import find_placeholders

_FIELD = re.compile(r"(?<!@)(?:@@)*@(?:\((?:default\()?)?fields\.(\w+)")
_DATE = re.compile(r"\bdate\(fields\.(\w+)\)")
_WEEK = 7 * 24 * 60
_KINDS = {True: "messaging_background", False: "messaging"}


def compare_surroundings(file: FileCheck, value: Any) -> None:
    """Report what is not as the messages need it."""
    flows = list(list_objects(value, "flows"))
    findings = (
        *_find_other_groups(value),
        *_find_other_fields(file.document, value),
        *_find_other_languages(file.document, value),
        *(finding for flow in flows for finding in _find_in_flow(flow)),
        *_find_unstarted(value, flows),
    )
    file.needed += 1
    file.matched += not findings
    for finding in dict.fromkeys(findings):
        file.report(finding)


def _find_other_groups(value: Any) -> Iterator[str]:
    """Who is sent messages, who is answered, and who leaves are members of the one group, to which people are added by
    hand and by no query."""
    groups = list(list_objects(value, "groups"))
    if len(groups) != 1 or not look_up_text(groups[0], "uuid"):
        yield f"the file should make one group, and makes {len(groups)}"
        return
    (group,) = groups
    if look_up(group, "query"):
        yield f"the group `{look_up_text(group, 'name')}` is filled by a query"
    for campaign in list_objects(value, "campaigns"):
        if not _is_same(look_up(campaign, "group"), group):
            yield f"the campaign is for another group: `{look_up_text(campaign, 'group', 'name')}`"
    for trigger in list_objects(value, "triggers"):
        named = look_up(trigger, "groups")
        if not (isinstance(named, list) and len(named) == 1 and _is_same(named[0], group)):
            yield f"the keyword `{look_up_text(trigger, 'keyword')}` is answered for other groups"
    for flow in list_objects(value, "flows"):
        for action in list_actions(flow):
            named = look_up(action, "groups")
            is_same = isinstance(named, list) and len(named) == 1 and _is_same(named[0], group)
            if look_up_text(action, "type") == "remove_contact_groups" and not is_same:
                yield f"the flow `{look_up_text(flow, 'name')}` takes people out of another group"


def _is_same(named: Any, group: Mapping[str, Any]) -> bool:
    return all(look_up(named, key) == look_up(group, key) for key in ("uuid", "name"))


def _find_other_fields(document: Document, value: Any) -> Iterator[str]:
    """Each field that is used is there, once and of its type: a date can only be counted from where it is one."""
    used = _list_used_fields(value)
    fields = list(list_objects(value, "fields"))
    types = {look_up_text(one, "key"): look_up_text(one, "type") for one in fields}
    if len(types) < len(fields):
        yield "a field stands in the file twice"
    for key in used:
        if key not in types:
            yield f"the field `{key}` is used, and not made"
    unsent = {place.name.replace("-", "_") for one in document.messages for place in find_placeholders(one.text)}
    for key, kind in types.items():
        wanted = used.get(key, "text" if key in unsent else "")
        if kind != wanted:
            yield f"the field `{key}` is of the type `{kind}`" + (f", not `{wanted}`" if wanted else " and not used")


def _list_used_fields(value: Any) -> dict[str, str]:
    """The type that each field needs, by its key."""
    used = dict.fromkeys(_FIELD.findall(look_up_json(value)), "text")
    for campaign in list_objects(value, "campaigns"):
        for event in list_objects(campaign, "events"):
            used[look_up_text(event, "relative_to", "key")] = "datetime"
    for flow in list_objects(value, "flows"):
        for action in list_actions(flow):
            if look_up_text(action, "type") == SETS_A_FIELD:
                dates = _DATE.findall(look_up_text(action, "value"))
                used |= dict.fromkeys((look_up_text(action, "field", "key"), *dates), "datetime")
    return used


def _find_other_languages(document: Document, value: Any) -> Iterator[str]:
    """RapidPro sends a text in the language of its event or flow."""
    wanted = find_three_letters(document.language)
    for flow in list_objects(value, "flows"):
        if look_up_text(flow, "language") != wanted:
            yield f"the flow `{look_up_text(flow, 'name')}` is in `{look_up_text(flow, 'language')}`, not in `{wanted}`"
    for campaign in list_objects(value, "campaigns"):
        for event in list_objects(campaign, "events"):
            texts = look_up(event, "message")
            named = {look_up_text(event, "base_language"), *texts} if isinstance(texts, dict) else {wanted}
            for other in sorted(named - {wanted}):
                yield f"an event is in `{other}`, not in `{wanted}`"


def _find_in_flow(flow: Mapping[str, Any]) -> Iterator[str]:
    """A flow that finds a weekday does nothing else, in the background; the others speak, and wait for a week."""
    name, actions = look_up_text(flow, "name"), list(list_actions(flow))
    is_finder = any(look_up_text(action, "type") == SETS_A_FIELD for action in actions)
    if is_finder and len(actions) != 1:
        yield f"the flow `{name}` finds a weekday, and does something else too"
    if look_up(flow, "type") != _KINDS[is_finder]:
        yield f"the flow `{name}` should be of the type `{_KINDS[is_finder]}`, not `{look_up_text(flow, 'type')}`"
    if look_up(flow, "expire_after_minutes") != _WEEK:
        yield f"the flow `{name}` does not wait a week for an answer"
    if look_up(flow, "localization"):
        yield f"the flow `{name}` has words in another language"


def _find_unstarted(value: Any, flows: list[dict[str, Any]]) -> Iterator[str]:
    """What nothing starts is sent to nobody, until somebody starts it by hand."""
    starting = [event for campaign in list_objects(value, "campaigns") for event in list_objects(campaign, "events")]
    started = {look_up_text(one, "flow", "uuid") for one in (*starting, *list_objects(value, "triggers"))}
    for flow in flows:
        if look_up_text(flow, "uuid") not in started:
            yield f"nothing starts the flow `{look_up_text(flow, 'name')}`"
