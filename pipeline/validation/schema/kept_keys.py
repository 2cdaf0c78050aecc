"""What each key of the files in a leaflet's folder `kept` is for."""

from __future__ import annotations

KEPT_KEYS: dict[str, dict[str, str]] = {
    "KeptMessages": {
        "by": "Who said it.",
        "date": "On which day.",
        "language": "The language of the messages.",
        "signed": "The messages that they signed off: of each, the digest of its words then. Other words void it.",
        "comments": "What they said of messages.",
        "resolved": "The messages whose comments are answered.",
    },
    "PersonSignature": {
        "name": "Who signed.",
        "role": "Their role: one of those under `sign_off` in publisher.yaml.",
        "registration": "Their number in a register of their profession, in quotes where it is a number.",
        "organisation": "Where they work, or whom they stand for.",
        "date": "On which day.",
        "scope": "What they have read: all of it, or which parts.",
        "version": "The version of the leaflet whose words they signed.",
        "digest": "The SHA-256 of the file of the words that they signed, which stands beside this one.",
    },
}
