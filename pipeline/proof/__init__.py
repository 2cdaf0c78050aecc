"""The proof: finished files to evidence, by reading them back and by asking validators."""
