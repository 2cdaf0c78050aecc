"""Renderer of counted texts (JSON Lines): how long any text is as a message."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.reports.command_result import CommandResult
from pipeline.sms.jsonlines import MalformedLineError, answer_lines, answer_text, format_answer


def render_counts_of_texts(data: bytes, plain: bool, normalise: bool) -> Iterator[CommandResult]:
    """A line of JSON for each text, as soon as it is counted; failed where no message can carry it. The data are one
    text where they are `plain`, else JSON Lines. Raises WrongUsageError where they are neither."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise WrongUsageError(f"byte {error.start} of the input is not UTF-8") from None
    try:
        lines = text.split("\n")
        for counted in [answer_text(text, normalise=normalise)] if plain else answer_lines(lines, normalise=normalise):
            yield CommandResult(format_answer(counted), failed="error" in counted)
    except MalformedLineError as error:
        raise WrongUsageError(str(error)) from None
