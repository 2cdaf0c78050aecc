"""Exports that somebody or something has damaged: whatever stands in a place, it is a finding and no error of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.document import Document
from tests.conversion.programme import programme, without_replies
from tests.conversion.systems import test_rapidpro_flows as rapidpro
from tests.proof.parity.systems.test_exports import export, verify

VALUES: tuple[Any, ...] = ({"a": []}, [[]], None, 0, "\ud800")
FORMS = {
    "rapidpro": rapidpro.programme(*rapidpro.PROGRAMME[2:4], *rapidpro.AGAIN[:1], *rapidpro.PROGRAMME[-1:]),
    "cht": without_replies(),
    "whatsapp": without_replies(),
    "twilio": without_replies(),
    "notify": without_replies(),
    "messages": programme(),
}


def list_places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container with a key or a place in it."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from list_places(value[key])


def list_kinds(value: Any) -> list[tuple[Any, Any]]:
    """Two places of each name: what is read alike need not be damaged a hundred times."""
    kept: dict[object, list[tuple[Any, Any]]] = {}
    for holder, key in list_places(value):
        name = (key if isinstance(key, str) else "place", type(holder[key]))
        kept[name] = [*kept.get(name, []), (holder, key)][:2]
    return [place for places in kept.values() for place in places]


@pytest.mark.parametrize("form", FORMS)
def test_another_value_at_any_place_is_no_error_of_ours(form: str, tmp_path: Path) -> None:
    document = FORMS[form]
    for path in [one for one in export(form, document, tmp_path) if one.suffix == ".json"][:3]:
        text = path.read_text(encoding="utf-8")
        whole = json.loads(text)
        for holder, key in list_kinds(whole):
            kept = holder[key]
            for value in VALUES:
                holder[key] = value
                path.write_text(json.dumps(whole), encoding="utf-8")
                verify(form, document, tmp_path)
            holder[key] = kept
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_lines_that_are_lost_doubled_or_emptied_are_no_error_of_ours(form: str, tmp_path: Path) -> None:
    document: Document = FORMS[form]
    export(form, document, tmp_path)
    for path in sorted(one for one in tmp_path.rglob("*.*") if one.suffix != ".json")[:4]:
        data = path.read_bytes()
        lines = data.split(b"\n")
        for place in range(min(len(lines), 50)):
            for instead in ([], [lines[place]] * 2, [lines[place][: len(lines[place]) // 2]]):
                path.write_bytes(b"\n".join([*lines[:place], *instead, *lines[place + 1 :]]))
                verify(form, document, tmp_path)
        path.write_bytes(data)
