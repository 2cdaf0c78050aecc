"""The guide for authors (docs/writing/): its examples, its pictures, and the pages that are generated from the code."""
