"""The proof of boxes: where the words of finished files stand. Words on each other, off the page, out of their cell,
too small or unseen are found in the file itself, because no validator looks at where words are."""

from pipeline.proof.boxes.proving import prove_boxes, prove_files

__all__ = ["prove_boxes", "prove_files"]
