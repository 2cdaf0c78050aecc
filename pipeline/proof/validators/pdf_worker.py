"""Worker process of the validators of PDFs that are Python packages: `python -m pipeline.proof.validators.pdf_worker`.
A question is `{"ask": "outloud" | "page", "path": …, "profile": …}`.

They are far from the command because one brings a PDF library in C that can crash, under the AGPL: it is run as a
program beside ours and is no part of it.
"""

from __future__ import annotations

from typing import Any

from pipeline.proof.validators.verdict import Judgement
from pipeline.proof.validators.worker_loop import answer_all


def run_outloud(path: str) -> Judgement:
    """outloud's errors and warnings; its remarks on what a person should look at are undecided."""
    from outloud import check

    result = check(path)
    if result.error:
        return Judgement((f"the file cannot be read: {result.error}",))
    findings = [
        (one.severity, f"{one.rule} {one.severity}{f', page {one.page}' if one.page else ''}: {_describe(one)}")
        for one in result.findings
    ]
    crashed = [f"{run.rule} error: the rule crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    decided = [words for severity, words in findings if severity != "info"]
    return Judgement((*decided, *crashed), tuple(words for severity, words in findings if severity == "info"))


def _describe(finding: Any) -> str:
    """The message, and for words outside the tags which they are: it depends on them whether it matters."""
    return f"{finding.message}: “{finding.evidence}”" if finding.rule == "TAG-002" else str(finding.message)


def run_page_validation(path: str, profile: str) -> Judgement:
    """page-validation's failed rules for a profile (`ua1`, `2a` …)."""
    from page import PageError, validate_pdf

    try:
        report = validate_pdf(path, profile=profile)
    except PageError as error:
        return Judgement((f"the file cannot be read: {error}",))
    failed: dict[str, int] = {}
    for one in report.failures:
        rule = f"{one.rule_id}: {one.message}"
        failed[rule] = failed.get(rule, 0) + 1
    if not failed and not report.is_compliant:
        return Judgement(("not compliant, without a reason",))
    return Judgement(tuple(f"{rule} ({times} times)" if times > 1 else rule for rule, times in failed.items()))


def answer(question: dict[str, Any]) -> Judgement:
    """What the validator that is asked says of the file."""
    path = question["path"]
    return run_outloud(path) if question["ask"] == "outloud" else run_page_validation(path, question["profile"])


if __name__ == "__main__":
    answer_all(answer)
