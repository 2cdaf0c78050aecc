# Doors only: what a target does is written in scripts/ or in the plainleaf command.
.DEFAULT_GOAL := all
.PHONY: all test quick check format accept fuzz bench bench-compare fonts syllables guide pictures clean help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory
TWO := -n 2 --dist loadscope

all: .venv/.ready-build         ## check every leaflet and make what is out of date, into outputs/
	@.venv/bin/plainleaf build

test: .venv/.ready-test         ## run the tests, two at a time
	@.venv/bin/pytest $(TWO)

quick: .venv/.ready-test        ## run the tests that are quick: under a minute
	@.venv/bin/pytest $(TWO) -m "not slow"

check: .venv/.ready-test        ## lint the code, check its format and its types, check the leaflets
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/plainleaf check

format: .venv/.ready-test       ## put the code in the format that `make check` asks for
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

accept: .venv/.ready-test       ## rewrite the golden files from what the tests get now; read the difference before you commit it
	@.venv/bin/pytest $(TWO) -m golden --accept
	@git diff --stat -- tests

fuzz: .venv/.ready-test         ## check spoilt source files for a minute: diagnostics may come, an exception may not
	@.venv/bin/python -m tests.fuzzing

bench: .venv/.ready-build         ## measure: a cold build against a plain script, nothing to do, several documents, a cluster, publishing, the page for reviewers, the rules of language
	@.venv/bin/python benchmarks/run.py
	@.venv/bin/python benchmarks/publishing.py --leaflets 500
	@.venv/bin/python benchmarks/review_page.py
	@.venv/bin/python benchmarks/language.py

bench-compare: .venv/.ready-build  ## set two commits side by side: make bench-compare A=<commit> B=<commit>
	@.venv/bin/python benchmarks/compare.py $(A) $(B)

fonts: .venv/.ready-build       ## make pipeline/assets/fonts anew from the published package (needs npm and a network)
	@.venv/bin/python scripts/make-fonts.py

syllables: .venv/.ready-build   ## make the table of English syllables anew from the published dictionary (needs npm and a network)
	@.venv/bin/python scripts/make-syllables.py

guide: .venv/.ready-build       ## make the pages of docs/writing/ that are generated from the code
	@.venv/bin/python scripts/make-guide.py

pictures: .venv/.ready-test     ## make the pictures of docs/ anew from built leaflets (look at them before you commit them)
	@.venv/bin/python scripts/make-pictures.py

clean:                          ## remove what was made
	@test ! -x .venv/bin/plainleaf || .venv/bin/plainleaf clean

help:                           ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

.venv/.ready-%: pyproject.toml constraints.txt scripts/setup tests/node/package-lock.json
	@scripts/setup $*
