# The menu: `make` lists it. The rules themselves are in xtask/, scripts/ and the tests; this file only calls them.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

CARGO ?= cargo
PACKS ?= xuchang guangzhou songjiang
# Typesetting is most of the compile time, so the fast gate leaves the crate that does it to `make test`.
LIGHT := --workspace --exclude yunheng-documents --exclude yunheng-cli
HAS_NEXTEST := $(shell $(CARGO) nextest --version >/dev/null 2>&1 && echo yes)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: deps
deps: ## look for what a machine needs, install the font where allowed
	@scripts/deps.sh

.PHONY: run
run: ## build the program and run the example city: ledger to settlement, files in out/
	$(CARGO) build --release -p yunheng-cli
	scripts/run-example.sh

.PHONY: check
check: fmt lint-light house unit ## the fast gate: format, lints, edges, habits, core tests, packs

.PHONY: test
test: ## everything: check, all lints, all tests with doctests, packs, licences
	@$(MAKE) fmt house
	@$(MAKE) lint
	@$(MAKE) tests doctests pages
	@$(MAKE) policy
	@$(MAKE) deny

.PHONY: fmt
fmt:
	$(CARGO) fmt --all --check

.PHONY: lint
lint:
	$(CARGO) clippy --workspace --all-targets --all-features -- -D warnings

.PHONY: lint-light
lint-light:
	$(CARGO) clippy $(LIGHT) --all-targets -- -D warnings

.PHONY: house
house: ## which crate may know which, sizes, citations (cargo xtask arch, tidy)
	$(CARGO) xtask arch
	$(CARGO) xtask tidy

.PHONY: unit
unit:
	$(CARGO) test --quiet $(LIGHT) --lib --bins
	$(CARGO) test --quiet -p yunheng-app --test shipped_packs

.PHONY: tests
tests:
ifeq ($(HAS_NEXTEST),yes)
	$(CARGO) nextest run --workspace
else
	@echo "cargo-nextest is not installed: cargo test runs the same tests" >&2
	$(CARGO) test --workspace --lib --bins --tests
endif

.PHONY: doctests
doctests:
	$(CARGO) test --quiet --workspace --doc

.PHONY: pages
pages:
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --quiet --workspace --no-deps

.PHONY: policy
policy: ## check the shipped packs and compute their worked cases
	$(CARGO) run --quiet -p yunheng-cli -- policy check national $(PACKS)
	$(CARGO) run --quiet -p yunheng-cli -- policy test national $(PACKS)

.PHONY: deny
deny: ## licences, doubles, sources, known holes of what is linked
	@scripts/deny.sh

.PHONY: bench
bench: ## what it costs, beside what users would pick instead
	$(CARGO) build --release -p yunheng-cli -p yunheng-benches
	python3 benches/bench.py

.PHONY: fuzz
fuzz: ## look for input that breaks a parser (nightly compiler, cargo-fuzz); SECONDS_EACH=60
	scripts/fuzz.sh
