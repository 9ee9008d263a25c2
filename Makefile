# The one entry to everything that is done with this repository. `make help` lists it.

CARGO ?= cargo
CLI := $(CARGO) run --quiet -p chatapps-webhooks-cli --

.PHONY: help test conformance lint format doc gen gen-check wheel npm bench bench-check

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

test: ## Run all tests
	$(CARGO) test --workspace --locked
	tests/referees/run
	bindings/py/tests/run
	bindings/node/test/run
	$(MAKE) --no-print-directory gen-check

conformance: ## Run the shared vectors in every language and compare what each finds
	tests/conformance/run

lint: ## Check formatting, clippy and documentation, warnings denied
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --workspace --no-deps --locked --quiet

format: ## Format the code
	$(CARGO) fmt --all

doc: ## Build the documentation of the crates
	$(CARGO) doc --workspace --no-deps --open

wheel: ## Build the Python wheel into target/wheels
	bindings/py/wheel

npm: ## Build the Node.js package and pack it into target/node
	bindings/node/pack

bench: ## Measure everything beside what others offer, and write docs/benchmarks.md
	bench/run

bench-check: ## Compare the numbers of instructions with those in docs/benchmarks.md
	bench/run check

gen: ## Write all generated files
	$(CLI) schema write schema
	$(CLI) rules --format markdown > docs/rules.md

gen-check: ## Compare all generated files with what would be written
	$(CLI) schema check schema
	$(CLI) rules --format markdown | cmp - docs/rules.md || { echo "docs/rules.md is out of date: run 'make gen'" >&2; exit 1; }
