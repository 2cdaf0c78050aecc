"""The translator's desk: where each translation stands beside its source, and what is written for it."""
