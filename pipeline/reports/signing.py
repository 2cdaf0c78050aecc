"""Renderer of a signature: what was signed and kept, what is still missing, or why it was refused."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.desk.signing import Signer, Signing, WordsToSign
from pipeline.model.sign_off import LeafletSignOff
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import put_on_one_line
from pipeline.reports.text import render_text


def render_signing(result: Signing, words: WordsToSign, signer: Signer) -> CommandResult:
    """What became of a signature."""
    if result.refusal:
        findings = [render_text(words.errors, words.sources or {}).rstrip("\n")] if words.errors else []
        reason = f"not signed: {result.refusal}\n  = hint: {result.hint}"
        return CommandResult(None, "\n".join([*findings, reason]), failed=True)
    assert words.leaflet
    signed = f"{signer.name} has signed the words of {words.leaflet.id} ({words.language}) as {signer.role}"
    lines = [f"{signed}; kept in:", *(f"  {path}" for path in result.files), "Keep these files with the source."]
    lines += _list_missing(result)
    if result.needed:
        lines += ["Before it can be published:", *(f"  {one}" for one in result.needed)]
    elif not any(sign_off.lacking for _, sign_off in result.sign_offs):
        lines.append("Nothing else is missing: it can be published, with `plainleaf build --release`.")
    return CommandResult("\n".join(map(put_on_one_line, lines)))


def _list_missing(result: Signing) -> Iterator[str]:
    for number, (language, sign_off) in enumerate(result.sign_offs):
        missing = _name_missing(sign_off)
        if missing:
            yield f"Still to sign ({language}): {missing}"
        elif not number:
            yield f"Everybody who has to sign ({language}) has signed."


def _name_missing(sign_off: LeafletSignOff) -> str:
    return ", ".join(one.role for one in sign_off.lacking)
