"""The validators of PDFs that are Python packages, in a process of their own: a resident, `python -m
pipeline.proof.validators.pdf_readers`. A question is `{"ask": "outloud" | "page", "path": …, "profile": …}`.

They are far from the command because one brings a PDF library in C that can crash, under the AGPL: it is run as a
program beside ours and is no part of it.
"""

from __future__ import annotations

from typing import Any

from pipeline.proof.validators.answering import answer_all
from pipeline.proof.validators.verdict import Judged


def outloud(path: str) -> Judged:
    """outloud's errors and warnings; its remarks on what a person should look at are undecided."""
    from outloud import check

    result = check(path)
    if result.error:
        return Judged((f"the file cannot be read: {result.error}",))
    said = [
        (one.severity, f"{one.rule} {one.severity}{f', page {one.page}' if one.page else ''}: {one.message}")
        for one in result.findings
    ]
    crashed = [f"{run.rule} error: the rule crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    faults = [words for severity, words in said if severity != "info"]
    return Judged((*faults, *crashed), tuple(words for severity, words in said if severity == "info"))


def page(path: str, profile: str) -> Judged:
    """page-validation's failed rules for a profile (`ua1`, `2a` …)."""
    from page import PageError, validate_pdf

    try:
        report = validate_pdf(path, profile=profile)
    except PageError as fault:
        return Judged((f"the file cannot be read: {fault}",))
    failed: dict[str, int] = {}
    for one in report.failures:
        rule = f"{one.rule_id}: {one.message}"
        failed[rule] = failed.get(rule, 0) + 1
    if not failed and not report.is_compliant:
        return Judged(("not compliant, without a reason",))
    return Judged(tuple(f"{rule} ({times} times)" if times > 1 else rule for rule, times in failed.items()))


def answer(question: dict[str, Any]) -> Judged:
    """What the validator that is asked says of the file."""
    path = question["path"]
    return outloud(path) if question["ask"] == "outloud" else page(path, question["profile"])


if __name__ == "__main__":
    answer_all(answer)
