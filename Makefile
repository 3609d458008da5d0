# The menu: `make` lists it. The rules themselves are in xtask/, scripts/ and the tests; this file only calls them.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

CARGO ?= cargo
# Where `make run` keeps the demo city, and where it listens.
DATA ?= data-demo
LISTEN ?= 127.0.0.1:8080
PACKS ?= xuchang guangzhou songjiang
# The program that computes the worked cases. `make test` names the one that its tests built: a program built by itself
# has other features of its libraries, and compiles most of them again.
YUNHENG ?= $(CARGO) run --quiet -p yunheng-cli --
# Typesetting and the tests of the whole service are most of the compile time, so the fast gate runs the tests of the other
# crates alone. It lints everything: linting compiles no library.
LIGHT := --workspace --exclude yunheng-documents --exclude yunheng-server --exclude yunheng-cli --exclude yunheng-benches
HAS_NEXTEST := $(shell $(CARGO) nextest --version >/dev/null 2>&1 && echo yes)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: deps
deps: ## look for what a machine needs, install what may be installed
	@scripts/deps.sh

.PHONY: run
run: web ## build everything and serve the demo city on 127.0.0.1:8080
	$(CARGO) build --release -p yunheng-cli
	target/release/yunheng demo --data $(DATA) --listen $(LISTEN) --serve

.PHONY: example
example: ## the example city without a server: ledger to settlement, files in out/
	$(CARGO) build --release -p yunheng-cli
	scripts/run-example.sh

.PHONY: web
web: ## build the page that the program embeds
	@scripts/web.sh build

.PHONY: web-test
web-test: ## lint, types and tests of the page
	@scripts/web.sh test

.PHONY: check
check: fmt lint house unit ## the fast gate: format, lints, edges, habits, unit tests, packs

.PHONY: test
test: ## everything: all lints, all tests with doctests, the page, a browser, packs, licences
	@$(MAKE) fmt house web
	@# The one waits for a single core where the other would like more.
	@$(MAKE) -j2 --output-sync=target web-test lint
	@$(MAKE) tests doctests pages
	@$(MAKE) policy YUNHENG=target/debug/yunheng
	@$(MAKE) e2e
	@$(MAKE) deny

.PHONY: fmt
fmt:
	$(CARGO) fmt --all --check

.PHONY: lint
lint:
	$(CARGO) clippy --workspace --all-targets --all-features -- -D warnings

.PHONY: house
house: ## which crate may know which, sizes, citations (cargo xtask arch, tidy)
	$(CARGO) xtask arch
	$(CARGO) xtask tidy

.PHONY: unit
unit:
	$(CARGO) test --quiet $(LIGHT) --lib --bins --test shipped_packs

.PHONY: tests
tests:
ifeq ($(HAS_NEXTEST),yes)
	scripts/with-postgres.sh $(CARGO) nextest run --workspace
else
	@echo "cargo-nextest is not installed: cargo test runs the same tests" >&2
	scripts/with-postgres.sh $(CARGO) test --workspace --lib --bins --tests
endif

.PHONY: doctests
doctests:
	$(CARGO) test --quiet --workspace --doc

.PHONY: pages
pages:
	@# With examples the features of the libraries are those of the tests, so that nothing is compiled for this alone.
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --quiet --workspace --no-deps --lib --bins --examples

.PHONY: e2e
e2e: ## the program as people use it, in a browser
	@scripts/e2e.sh

.PHONY: policy
policy: ## check the shipped packs and compute their worked cases
	$(YUNHENG) policy check national $(PACKS)
	$(YUNHENG) policy test national $(PACKS)

.PHONY: deny
deny: ## licences, doubles, sources, known holes of what is linked
	@scripts/deny.sh

.PHONY: bench
bench: ## what it costs, beside what users would pick instead
	$(CARGO) build --release -p yunheng-cli -p yunheng-benches
	python3 benches/bench.py

.PHONY: bench-server
bench-server: ## what the service costs, beside a plain handler; POSTGRES=ADDRESS for an empty database of PostgreSQL
	$(CARGO) build --release --workspace --bin yunheng --bin yardstick
	python3 benches/server.py $(if $(POSTGRES),--postgres $(POSTGRES))

.PHONY: bench-cases
bench-cases: ## what work between people costs; POSTGRES=ADDRESS for an empty database of PostgreSQL
	$(CARGO) build --release --workspace --bin yunheng
	python3 benches/cases.py $(if $(POSTGRES),--postgres $(POSTGRES))

.PHONY: bench-ledger
bench-ledger: ## what the ledger costs at the size of a city: import, past days, reconciliation; POSTGRES=ADDRESS for an empty database of PostgreSQL
	$(CARGO) build --release --workspace --bin yunheng
	python3 benches/ledger.py $(if $(POSTGRES),--postgres $(POSTGRES))

.PHONY: bench-processes
bench-processes: ## what stepping and proving processes costs, beside SpiffWorkflow
	$(CARGO) build --release -p yunheng-benches --bin process_step
	python3 benches/processes.py

.PHONY: fuzz
fuzz: ## look for input that breaks a parser (nightly compiler, cargo-fuzz); SECONDS_EACH=60
	scripts/fuzz.sh

.PHONY: api-fuzz
api-fuzz: ## ask every route what its document allows and does not allow, as every role (installs Schemathesis); EXAMPLES=20
	$(CARGO) build -p yunheng-cli
	scripts/schemathesis.py $(EXAMPLES)
