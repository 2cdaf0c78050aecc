"""Loop of a worker process: questions from standard input, answers to standard output, a line each, until the
questions end."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

from pipeline.proof.validators.verdict import Judgement

Answer: TypeAlias = Callable[[dict[str, Any]], Judgement]


def answer_all(answer: Answer) -> None:
    """Answer every question. Whatever goes wrong while one is answered is an answer too.

    Whatever a library prints goes to standard error, so that standard output holds answers alone.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        try:
            judged = answer(json.loads(line))
            reply: dict[str, Any] = {
                "findings": [flatten(finding) for finding in judged.findings],
                "undecided": [flatten(finding) for finding in judged.undecided],
            }
        except Exception as error:
            reply = {"error": f"{type(error).__name__}: {flatten(str(error))}"[:500]}
        print(json.dumps(reply), file=answers, flush=True)


def flatten(text: str) -> str:
    """The text on one line."""
    return re.sub(r"\s+", " ", text).strip()
