"""Addresses: the one gate that every link passes, whether it stands in the words, in a reference, in a fact or in what
the publisher says of itself.

A leaflet is printed, and opened without a network. So a link leads to a web page by https or to an e-mail address, and
looks like what it is: a host is a name that anybody can read and type (RFC 3986, RFC 5321, RFC 5890).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pipeline.model import limits

_HTTPS = re.compile(r"https://(?P<host>[^/?#\\]*)(?P<rest>.*)", re.DOTALL)
_PLACE = re.compile(r"(?:/[^?#]*)?(?:\?[^#]*)?(?:#[^#]*)?", re.DOTALL)
_PORT = re.compile(r":(?P<port>\d{1,5})\Z")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_MAILBOX = re.compile(r"[A-Za-z0-9!#$&'*+/=_~-]+(?:\.[A-Za-z0-9!#$&'*+/=_~-]+)*")
_UNSAFE = re.compile(r"[\s<>\"{}|\\^`\[\]]")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:[01][0-9A-Fa-f]|7[Ff])")
_ADDRESS_IN_WORDS = re.compile(
    r"(?<![^\s(<\[])(?:[A-Za-z][A-Za-z0-9+.-]*://|//|www\.|(?:javascript|vbscript|data|file|blob|mailto):)\S*",
    re.IGNORECASE,
)
_MAIL_IN_WORDS = re.compile(r"(?<![^\s(<\[])[^\s@:/<(\[]+@[^\s@]+\.[^\s@]+")
_AROUND = ".,;:!?)>]"
_LOOKALIKES = frozenset("асԁеһіјӏорԛѕԝхуѵӓӧԍбἀοικνραυω")
"""Letters of Cyrillic and Greek that a reader takes for Latin ones."""


class UnsafeAddressError(ValueError):
    """An address that cannot be a link. The message says why, for people; `hint` says what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def check_address(address: str) -> None:
    """Raises UnsafeAddressError unless this is a web address (https) or a mail address (mailto) that is safe to print
    and to follow."""
    named = f"`{shorten(address)}`"
    if len(address) > limits.ADDRESS_LENGTH.most:
        hint = f"an address has at most {limits.ADDRESS_LENGTH.most:,} characters"
        raise UnsafeAddressError(f"{named} is too long for the address of a link", hint)
    hidden = next((sign for sign in address if _is_hidden(sign)), None)
    if hidden is not None or _UNSAFE.search(address) or _PERCENT.search(address):
        hint = "write a sign that has another meaning in addresses with a percent sign: a space is %20"
        raise UnsafeAddressError(f"{named} cannot be the address of a link", _suggest(address, hint))
    if address.startswith("mailto:"):
        _check_mail(address.removeprefix("mailto:"), named)
        return
    whole = _HTTPS.fullmatch(address)
    if whole is None or not _PLACE.fullmatch(whole["rest"]):
        hint = "addresses start with https:, mailto: or #"
        raise UnsafeAddressError(f"{named} cannot be the address of a link", _suggest(address, hint))
    if "@" in whole["host"]:
        raise UnsafeAddressError(f"{named} holds a name or a password", "take out what stands before the @")
    _check_host(whole["host"], named)


def check_mail(address: str) -> None:
    """Raises UnsafeAddressError unless this is a mail address that a link can lead to."""
    try:
        check_address(f"mailto:{address}")
    except UnsafeAddressError:
        hint = "write one address, as in leaflets@example.org, and nothing else"
        raise UnsafeAddressError(f"`{shorten(address)}` is no e-mail address", hint) from None


def check_words(words: str) -> None:
    """Raises UnsafeAddressError where words that may hold an address, as a licence may, hold one that is not safe."""
    for match in _ADDRESS_IN_WORDS.finditer(words):
        written = match.group().rstrip(_AROUND)
        check_address(f"https://{written}" if written[:4].lower() == "www." else written)
    for match in _MAIL_IN_WORDS.finditer(words):
        check_mail(match.group().rstrip(_AROUND))


def find_reference_address(item: Mapping[str, Any]) -> tuple[str, str] | None:
    """The address of a reference (CSL), and the key that it stands under: its `URL`, or that of its `DOI`."""
    if item.get("URL"):
        return "URL", str(item["URL"])
    if item.get("DOI"):
        name = re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", str(item["DOI"]), flags=re.IGNORECASE)
        return "DOI", f"https://doi.org/{quote(name, safe='/:;()._-+~!$&,=@*')}"
    return None


def check_reference_address(item: Mapping[str, Any]) -> None:
    """Raises UnsafeAddressError where a reference has an address that is none."""
    named = find_reference_address(item)
    if named is None:
        return
    key, address = named
    if not isinstance(item[key], str):
        raise UnsafeAddressError(f"`{key}` is no words", "put the address into quotes")
    if key == "DOI" and not re.match(r"https://doi\.org/10\.\d{4,9}/\S", address):
        raise UnsafeAddressError(f"`{shorten(item[key])}` is no DOI", "a DOI is written 10.1000/182")
    check_address(address)


def strip_scheme(address: str) -> str:
    """An address as people say and type it: example.org/feet, physio@example.org."""
    return re.sub(r"^(https?://|mailto:)", "", address).removesuffix("/")


def encode_address(address: str) -> str:
    """An address in the characters that machines know (RFC 3987, 3.1): what is no ASCII with percent signs."""
    return "".join(sign if sign.isascii() else quote(sign) for sign in address)


def shorten(address: str, most: int = 80) -> str:
    """An address as it is named in a message: what nobody sees is written out, and what is long is cut."""
    seen = "".join(f"U+{ord(sign):04X}" if _is_hidden(sign) else sign for sign in address[:most])
    return f"{seen}…" if len(address) > most else seen


def _is_hidden(sign: str) -> bool:
    """Whether a character is not seen: a control, a mark of direction, a joiner, a separator."""
    return unicodedata.category(sign)[0] in "CZ" and sign != " "


def _suggest(address: str, otherwise: str) -> str:
    if address.startswith("tel:"):
        return "a phone number is a fact: `{kind: phone, service: …}`"
    if address.lower().startswith(("http:", "https:")) and not address.startswith("https:"):
        return "write https:"
    if address.startswith("https://["):
        return "write the host as in www.example.org"
    return otherwise


def _check_mail(address: str, named: str) -> None:
    mailbox, at, host = address.rpartition("@")
    if not at or len(mailbox) > 64 or not _MAILBOX.fullmatch(mailbox):
        raise UnsafeAddressError(f"{named} cannot be the address of a link", "write name@example.org, and no more")
    _check_host(host, named)


def _check_host(host: str, named: str) -> None:
    port = _PORT.search(host)
    name = host[: port.start()] if port else host
    if port and not 0 < int(port["port"]) < 65_536:
        raise UnsafeAddressError(f"{named} has a port that cannot be", "take out the number behind the colon")
    if not name.isascii():
        written = _encode(name)
        hint = f"write the host as machines do: {written}" if written else "write the host in letters of one script"
        raise UnsafeAddressError(f"{named} has a host that may look like another one", hint)
    labels = name.split(".")
    real = len(name) <= 253 and all(map(_LABEL.fullmatch, labels))
    if not real or len(labels) < 2 or not re.fullmatch(r"[A-Za-z]{2,}|[Xx][Nn]--.+", labels[-1]):
        raise UnsafeAddressError(f"{named} cannot be the address of a link", "write the host as in www.example.org")
    for label in labels:
        if label.lower().startswith("xn--") and not _is_honest(label):
            raise UnsafeAddressError(f"{named} has a host that may look like another one", "write another address")


def _encode(host: str) -> str:
    """A host in the letters of machines (RFC 5890), where each of its labels is of one script; else nothing."""
    try:
        written = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    honest = all(_is_honest(label) for label in written.split(".") if label.startswith("xn--"))
    return written if honest else ""


def _is_honest(label: str) -> bool:
    """Whether a label of machines (xn--…) stands for letters of one script."""
    try:
        letters = label.lower().removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters if letter.isalpha()}
    japanese = {"CJK", "HIRAGANA", "KATAKANA"}
    one = len(scripts) == 1 or scripts <= japanese
    return (
        one and not letters.isascii() and not _LOOKALIKES.issuperset(letter for letter in letters if letter.isalpha())
    )
