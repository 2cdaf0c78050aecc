"""`python -m pipeline.cli` is the command `plainleaf`, as `python -m pipeline` is."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
