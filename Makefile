# The entry point to all tasks of this repository. `make help` lists them.

CARGO ?= cargo
CLI := $(CARGO) run --quiet -p chatapps-webhooks-cli --

# The descriptions of all documents and objects, as JSON: the packages' types are written from them.
DESCRIPTIONS := $(CARGO) run --quiet -p chatapps-webhooks --example descriptions

.PHONY: help test conformance lint format doc site gen gen-check wheel npm vsix bench bench-check bench-server fuzz leaks trials deny audit

# The time that `make fuzz` runs each target, in seconds.
SECONDS ?= 60

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

test: ## Run all tests
	$(CARGO) test -p chatapps-webhooks-cli --no-default-features --locked -- exit_codes readme sample schema
	$(CARGO) test --workspace --exclude chatapps-webhooks-server --locked
	$(CARGO) test -p chatapps-webhooks --features specimen --test specimen --locked
	tests/surface/run rust
	tests/server/run
	tests/referees/run
	tests/mcp/run
	bindings/py/tests/run
	tests/integrations/run "$$(ls $${CARGO_TARGET_DIR:-target}/wheels/chatapps_webhooks-*.whl)"
	bindings/node/test/run
	tests/server/examples
	tests/console/run
	tests/editors/run
	editors/vscode/pack test
	site/build
	PYTHONDONTWRITEBYTECODE=1 python3 tests/site/faults.py
	$(MAKE) --no-print-directory gen-check

conformance: ## Run the shared vectors in every language and compare what each finds
	tests/conformance/run

lint: ## Check formatting, clippy and documentation, warnings denied
	$(CARGO) fmt --all --check
	$(CARGO) fmt --manifest-path fuzz/Cargo.toml --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) clippy -p chatapps-webhooks --features specimen --lib --test specimen --locked -- -D warnings
	$(CARGO) clippy -p chatapps-webhooks-cli --no-default-features --all-targets --locked -- -D warnings
	$(CARGO) clippy --manifest-path fuzz/Cargo.toml --target-dir $${CARGO_TARGET_DIR:-target} --locked -- -D warnings
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --workspace --no-deps --locked --quiet

format: ## Format the code
	$(CARGO) fmt --all
	$(CARGO) fmt --manifest-path fuzz/Cargo.toml

doc: ## Build the documentation of the crates
	$(CARGO) doc --workspace --no-deps --open

site: ## Build the documentation site into target/site
	site/build

wheel: ## Build the Python wheel into target/wheels
	bindings/py/wheel

npm: ## Build the Node.js package and pack it into target/node
	bindings/node/pack

vsix: ## Pack the extension for VS Code into target/vscode
	editors/vscode/pack

bench: ## Measure everything beside its peers, and write docs/benchmarks.md
	bench/run

bench-check: ## Compare the numbers of instructions with those in docs/benchmarks.md
	bench/run check

bench-server: ## Measure the endpoint on both stores, and write docs/server-benchmarks.md
	bench/server/run

fuzz: ## Run all fuzz targets, each for SECONDS (60 unless given)
	fuzz/run $(SECONDS)

leaks: ## Call the Python and Node.js packages a million times each and watch their memory
	bindings/py/tests/leaks
	bindings/node/test/leaks

trials: ## Run what takes long or installs much (tests/trials/manifest.txt)
	tests/trials/run

deny: ## Check licences, sources and double versions of all dependencies
	@cargo deny --version > /dev/null 2>&1 || { echo "no cargo-deny: run 'cargo install cargo-deny --locked'" >&2; exit 2; }
	cargo deny --locked check -A license-exception-not-encountered bans licenses sources
	cargo deny --locked --manifest-path fuzz/Cargo.toml --config deny.toml check -A license-not-encountered -A unmatched-skip bans licenses sources

audit: ## Look for known vulnerabilities in all dependencies, in the public databases
	@cargo deny --version > /dev/null 2>&1 || { echo "no cargo-deny: run 'cargo install cargo-deny --locked'" >&2; exit 2; }
	cargo deny --locked check advisories
	npm audit --package-lock-only --prefix bindings/node
	npm audit --package-lock-only --prefix bindings/node/test
	npm audit --package-lock-only --prefix tests/referees
	npm audit --package-lock-only --prefix editors/vscode
	npm audit --package-lock-only --prefix tests/editors/monaco
	npm audit --package-lock-only --prefix tests/site
	npm audit --package-lock-only --prefix tests/console

gen: ## Write all generated files
	$(CLI) schema write schema
	$(CLI) rules --write docs/rules
	$(CLI) events --write docs/events
	$(CLI) man --write docs/commands
	$(DESCRIPTIONS) | node bindings/node/types.mjs > bindings/node/index.d.ts
	$(DESCRIPTIONS) | python3 bindings/py/generate.py
	$(DESCRIPTIONS) | python3 tests/surface/table.py write > docs/surface.md

gen-check: ## Compare all generated files with what would be written
	$(CLI) schema check schema
	rm -rf target/pages
	$(CLI) rules --write target/pages/rules
	$(CLI) events --write target/pages/events
	$(CLI) man --write target/pages/commands
	for pages in rules events commands; do diff -r target/pages/$$pages docs/$$pages || { echo "docs/$$pages is out of date: run 'make gen'" >&2; exit 1; }; done
	$(DESCRIPTIONS) | node bindings/node/types.mjs | cmp - bindings/node/index.d.ts || { echo "bindings/node/index.d.ts is out of date: run 'make gen'" >&2; exit 1; }
	$(DESCRIPTIONS) | python3 bindings/py/generate.py check
	$(DESCRIPTIONS) | python3 tests/surface/table.py write | cmp - docs/surface.md || { echo "docs/surface.md is out of date: run 'make gen'" >&2; exit 1; }
