"""Reader of flows of RapidPro: walks one as RapidPro does, answer after answer, and finds what cannot be walked.

It knows what our flows may hold, and nothing of how they are written: texts that are sent, groups that are left, and
waits whose ways are words, compared as goflow does (flows/routers/cases, `has_any_word`; utils/text.go).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.proof.parity.systems.json_file import list_objects, look_up, look_up_text

_ANSWER = "@input.text"
_ENTERS = "enter_flow"
_ACTIONS = {
    "send_msg": ("uuid", "type", "text"),
    "remove_contact_groups": ("uuid", "type", "groups"),
    _ENTERS: ("uuid", "type", "flow", "terminal"),
    "set_run_result": ("uuid", "type", "name", "value"),
}
"""What a flow of ours may do, and what each may say."""

FlowNode = Mapping[str, Any]


def list_actions(flow: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All that a flow does."""
    for node in list_objects(flow, "nodes"):
        yield from list_objects(node, "actions")


@dataclass(frozen=True)
class FlowStep:
    """What a flow does until it waits or ends: the texts that it sends, whether it takes the person out of a group, the
    id of the node that waits for an answer, and that of the flow into which it leads (empty: it has ended)."""

    sent: tuple[str, ...] = ()
    leaves_group: bool = False
    waiting: str = ""
    enters: str = ""


class FlowReader:
    """One flow, by the ids of its nodes."""

    def __init__(self, flow: Mapping[str, Any]) -> None:
        self._listed = list(list_objects(flow, "nodes"))
        self._nodes = {look_up_text(node, "uuid"): node for node in self._listed}

    def begin(self) -> FlowStep:
        """What it does when somebody is started in it."""
        return self._go(look_up_text(self._listed[0], "uuid")) if self._listed else FlowStep()

    def answer(self, waiting: str, text: str) -> FlowStep:
        """What it does when somebody answers this text to a node that is waiting."""
        node = self._nodes[waiting]
        words = _list_compared(text)
        cases = list_objects(node, "router", "cases")
        fitting = (case for case in cases if words & _list_compared(look_up_text(case, "arguments", 0)))
        case = next(fitting, None)
        chosen = look_up_text(case, "category_uuid") if case else look_up_text(node, "router", "default_category_uuid")
        return self._go(_list_exits(node).get(_list_categories(node).get(chosen, ""), ""))

    def list_words(self, waiting: str) -> tuple[str, ...]:
        """The words that lead on from a node that waits, in their order."""
        cases = list_objects(self._nodes[waiting], "router", "cases")
        return tuple(look_up_text(case, "arguments", 0) for case in cases)

    def find_breaks(self) -> Iterator[str]:
        """What cannot be walked, each as a sentence that goes on behind the name of the flow."""
        if not self._listed:
            yield "has no nodes"
        if len(self._nodes) < len(self._listed):
            yield "has two nodes with the same id"
        for node in self._listed:
            for action in list_objects(node, "actions"):
                yield from _find_breaks_of_action(action, node)
            if any(target and target not in self._nodes for target in _list_exits(node).values()):
                yield "has an exit that leads nowhere"
            if look_up(node, "router") is not None:
                yield from _find_breaks_of_wait(node)
            elif len(_list_exits(node)) != 1:
                yield "has a node that goes several ways without a choice"
        if self._listed and len(self._list_reached()) < len(self._nodes):
            yield "has a node that nothing reaches"

    def _list_reached(self) -> frozenset[str]:
        reached: set[str] = set()
        waiting = [look_up_text(self._listed[0], "uuid")]
        while waiting:
            id = waiting.pop()
            if id in self._nodes and id not in reached:
                reached.add(id)
                waiting += _list_exits(self._nodes[id]).values()
        return frozenset(reached)

    def _go(self, id: str) -> FlowStep:
        """From a node on. A circle without a wait is walked once."""
        sent: list[str] = []
        leaves, passed = False, set[str]()
        while id in self._nodes and id not in passed:
            passed.add(id)
            node = self._nodes[id]
            if look_up(node, "router") is not None:
                return FlowStep(tuple(sent), leaves, id)
            for action in list_objects(node, "actions"):
                if look_up_text(action, "type") == _ENTERS:
                    return FlowStep(tuple(sent), leaves, enters=look_up_text(action, "flow", "uuid"))
                kind = look_up_text(action, "type")
                sent += [look_up_text(action, "text")] if kind == "send_msg" else []
                leaves = leaves or kind == "remove_contact_groups"
            id = next(iter(_list_exits(node).values()), "")
        return FlowStep(tuple(sent), leaves)


def _find_breaks_of_action(action: FlowNode, node: FlowNode) -> Iterator[str]:
    """Texts are sent as they are, people leave one group, and whoever enters another flow does not come back."""
    kind = look_up_text(action, "type")
    if kind not in _ACTIONS:
        yield f"does something that none of ours does: `{kind}`"
        return
    if kind == _ENTERS and not (_acts_alone(node) and look_up(action, "terminal") is True):
        yield "enters another flow and goes on after it"
    for name in action:
        if action[name] and name not in _ACTIONS[kind]:
            yield f"has `{name}` where it should do no more than `{kind}`"


def _acts_alone(node: FlowNode) -> bool:
    return len(list(list_objects(node, "actions"))) == 1 and not any(_list_exits(node).values())


def _find_breaks_of_wait(node: FlowNode) -> Iterator[str]:
    exits, categories = _list_exits(node), _list_categories(node)
    cases = list(list_objects(node, "router", "cases"))
    chosen = [look_up_text(case, "category_uuid") for case in cases]
    default = look_up_text(node, "router", "default_category_uuid")
    if look_up_text(node, "router", "wait", "type") != "msg":
        yield "chooses without waiting for an answer"
    wait = look_up(node, "router", "wait")
    if isinstance(wait, dict) and len(wait) > 1:
        yield "has a wait that ends in another way than by an answer"
    if any(list_objects(node, "actions")):
        yield "has a node that acts and waits"
    if any(look_up_text(case, "type") != "has_any_word" for case in cases):
        yield "has an answer that is not compared word by word"
    if look_up_text(node, "router", "operand") != _ANSWER:
        yield "compares something else than what was answered"
    if any(categories.get(one, "") not in exits for one in (*chosen, default)):
        yield "has an answer without a way"
    if not any(exits.get(categories.get(one, "")) for one in chosen):
        yield "waits for an answer and knows no way on"


def _list_exits(node: FlowNode) -> dict[str, str]:
    """Where each exit of a node leads; an empty text where it ends the flow."""
    return {look_up_text(one, "uuid"): look_up_text(one, "destination_uuid") for one in list_objects(node, "exits")}


def _list_categories(node: FlowNode) -> dict[str, str]:
    categories = list_objects(node, "router", "categories")
    return {look_up_text(one, "uuid"): look_up_text(one, "exit_uuid") for one in categories}


def split_words(text: str, signs: str = "") -> list[str]:
    """Runs of letters, digits and marks, such as the vowels of many scripts, and of these signs."""
    runs = groupby(text, key=lambda one: one in signs or unicodedata.category(one)[0] in "LMN")
    return ["".join(run) for of_word, run in runs if of_word]


def _list_compared(text: str) -> frozenset[str]:
    """The words that goflow compares, in small letters: those with an underscore or an apostrophe in them are one."""
    return frozenset(word.lower() for word in split_words(text, "_'"))
