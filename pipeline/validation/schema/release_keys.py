"""Descriptions of the keys of releases.yaml, for those who read it in an editor: by model, then by key."""

from __future__ import annotations

RELEASE_KEYS: dict[str, dict[str, str]] = {
    "Release": {
        "leaflet": "The id of the leaflet.",
        "language": "The language of the words.",
        "place": "The place that hands it out; without it, the leaflet is for everybody.",
        "version": "The version that was released.",
        "date": "The day of the release.",
        "status": "The status of the leaflet, where it was not published.",
        "code": "The short code that is printed on every form.",
        "words": "The digest of the words, with their facts.",
        "signed": "Who had signed off exactly these words.",
        "evidence": "The references that the words cite, with a digest of what each said.",
        "reading": "How hard the words were to read.",
        "history": "A digest of what the history said of each version.",
        "files": "Every file that was published.",
        "previous": "The digests of the entries that this one follows, of the same leaflet, language and place.",
        "digest": "The digest of this entry. It shows whether somebody changed it.",
    },
    "Signatory": {
        "name": "Who signed.",
        "role": "In which role.",
        "organisation": "For whom.",
        "registration": "The number in a professional register.",
        "date": "On which day.",
        "digest": "The digest of the words that they signed.",
        "file": "The file in the source that holds the signature.",
    },
    "CitedReference": {
        "key": "The key of references.yaml.",
        "digest": "The digest of what stood under it.",
    },
    "ReadingFigures": {
        "fkgl": "The grade by Flesch and Kincaid: years of school in the United States.",
        "smog": "The grade by SMOG.",
    },
    "ReleasedFile": {
        "path": "The path of the file below the outputs.",
        "sha256": "The digest of its bytes.",
        "size": "How many bytes it has.",
    },
}
