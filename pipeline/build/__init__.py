"""The build: the order of work, its jobs, the store and publishing."""
