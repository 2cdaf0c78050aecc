"""The record of releases: what was published with `build --release` is appended to releases.yaml."""
