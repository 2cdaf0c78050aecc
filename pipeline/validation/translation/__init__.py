"""A translation beside the words that it was made from: which of its parts and words belong together, and what about
them differs that may not."""
