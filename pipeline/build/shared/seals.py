"""Seals on the entries of a shared store: whoever may write there may be anybody, so what is read is only believed
where whoever wrote it had the key.

An entry begins with a line `plainleaf-store-1 DAY SEAL`. The seal is an HMAC (RFC 2104, with SHA-256) of what the entry
is, the kind and the key under which it is kept, and its bytes: under another key, it is not believed. The day is that
of the last use, for whoever prunes; it proves nothing, and is not sealed.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import date

from pipeline.build.wrong_usage import WrongUsageError

VARIABLE = "PLAINLEAF_STORE_KEY"
"""The variable of the environment that holds the key."""
SHORTEST = 32
"""Characters of a key that nobody guesses: 128 bits, if they are hexadecimal digits."""
_FORM = b"plainleaf-store-1"


@dataclass(frozen=True)
class Sealed:
    """What was in an entry, and the day on which it was last used, as far as the entry says so."""

    data: bytes
    day: str


@dataclass(frozen=True)
class SealKey:
    """The key of those who share a store."""

    secret: bytes = field(repr=False)

    def seal(self, kind: str, key: str, data: bytes, day: date) -> bytes:
        """The entry in which some bytes are kept under a key."""
        return b" ".join([_FORM, day.isoformat().encode(), self._sign(kind, key, data)]) + b"\n" + data

    def open(self, kind: str, key: str, entry: bytes) -> Sealed:
        """What is in an entry. A ValueError where it was not sealed with this key, or is not what was sealed."""
        head, _, data = entry.partition(b"\n")
        form, _, rest = head.partition(b" ")
        day, _, signed = rest.partition(b" ")
        if form != _FORM or not hmac.compare_digest(signed, self._sign(kind, key, data)):
            raise ValueError("not sealed with this key")
        return Sealed(data, day.decode("ascii", "replace"))

    def _sign(self, kind: str, key: str, data: bytes) -> bytes:
        signed = hmac.new(self.secret, digestmod="sha256")
        for part in (_FORM, kind.encode(), key.encode(), data):
            signed.update(len(part).to_bytes(8, "big") + part)  # no part can be taken for the end of the one before
        return signed.hexdigest().encode()


def read_seal_key(environment: dict[str, str]) -> SealKey:
    """The key in an environment. Raises WrongUsageError where there is none, or one that could be guessed."""
    secret = environment.get(VARIABLE, "")
    if not secret:
        raise WrongUsageError(f"a shared store needs a key: set {VARIABLE} to the one that all who share it have")
    if len(secret) < SHORTEST:
        reason = f"{VARIABLE} is too short: it has {len(secret)} characters, and needs {SHORTEST} that nobody can guess"
        raise WrongUsageError(reason)
    return SealKey(secret.encode("utf-8", "surrogateescape"))
