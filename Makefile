# `make help` lists what there is. Everything installs itself: git, make and Python >= 3.11 are enough.

PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
PORT ?= 8400
UV ?= .venv/bin/uv
ARGS ?=

# The tests start hundreds of processes, each of which would compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

DEV := .venv/.installed
MINISTACK := .venv-ministack/.installed
SAM := .venv-sam/.installed
LOCALSTRIPE := .venv-localstripe/.installed
RUN := .venv/bin/python -m
COVERAGE := 95
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run build deploy cloud test screenshots wordings bench check format lint types template prove lock clean setup

help: ## list these commands
	@sed -n 's/^\([a-z][a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | while IFS='	' read -r name text; do \
		printf '  make %-10s %s\n' "$$name" "$$text"; done

run: $(DEV) $(MINISTACK) ## serve the local stack on http://127.0.0.1:8400/ (PORT=…); Ctrl-C stops it
	@exec $(RUN) bot serve --port $(PORT) $(ARGS)

build: $(DEV) $(SAM) ## build the functions as AWS gets them (AWS_CLIENT=boto3 ships one of those)
	@SAM_CLI_TELEMETRY=0 .venv-sam/bin/sam build $(ARGS)

deploy: $(DEV) $(SAM) ## put the bot into your AWS account, guided (STAGE=name for a second one)
	@exec $(RUN) bot deploy $(if $(STAGE),--stage $(STAGE)) $(ARGS)

cloud: $(DEV) $(MINISTACK) ## an empty account on this machine to try a deployment with (PORT=…)
	@exec $(RUN) bot cloud $(if $(filter command line,$(origin PORT)),--port $(PORT)) $(ARGS)

test: $(DEV) $(MINISTACK) $(LOCALSTRIPE) ## all tests but the long proofs (ARGS="-k word" for some)
	@$(RUN) pytest -m "not prove" $(ARGS)

screenshots: $(DEV) $(MINISTACK) ## take the README's pictures anew, into docs/screenshots
	@UX_AGENT_SCREENSHOTS=1 $(RUN) pytest -m browser -n0 tests/browser/test_pictures.py $(ARGS)

wordings: $(DEV) ## print how much of what people say is read right, by kind, and what is not
	@exec $(RUN) tests.ux_agent.understanding.corpus $(ARGS)

bench: $(DEV) ## measure the interactions function beside a tutorial's (ARGS="--rounds 3 --json FILE")
	@exec $(RUN) tests.bench $(ARGS)

check: format-check lint types template covered ## what continuous integration runs: format, lint, types, template, tests with coverage

format: $(DEV) ## format the code and mend what the linter can
	@$(RUN) ruff format
	@$(RUN) ruff check --fix

prove: $(DEV) $(MINISTACK) $(LOCALSTRIPE) ## the long proofs, minutes each
	@$(RUN) pytest -m prove --hypothesis-profile=prove --timeout=3600 $(ARGS)

setup: $(DEV) $(MINISTACK) $(LOCALSTRIPE) $(SAM) ## only install: .venv, .venv-ministack, .venv-localstripe, .venv-sam

lock: $(if $(filter .venv/%,$(UV)),$(DEV)) ## lock the dependencies anew (UPGRADE=1: to their newest versions)
	@$(LOCK) pyproject.toml --all-extras -o requirements/dev.txt
	@$(LOCK) pyproject.toml --extra interactions -c requirements/dev.txt -o requirements/interactions.txt
	@$(LOCK) pyproject.toml --extra boto3 -c requirements/dev.txt -o requirements/boto3.txt
	@$(LOCK) pyproject.toml --extra dead-letters -c requirements/dev.txt -o requirements/dead_letters.txt
	@$(LOCK) pyproject.toml --extra worker -c requirements/dev.txt -o requirements/worker.txt
	@$(LOCK) pyproject.toml --extra chat -c requirements/dev.txt -o requirements/chat.txt
	@$(LOCK) pyproject.toml --extra events -c requirements/dev.txt -o requirements/events.txt
	@$(LOCK) pyproject.toml --extra dashboard -c requirements/dev.txt -o requirements/dashboard.txt
	@$(LOCK) pyproject.toml --extra console -c requirements/dev.txt -o requirements/console.txt
	@$(LOCK) requirements/localstripe.in -o requirements/localstripe.txt
	@$(LOCK) requirements/ministack.in -o requirements/ministack.txt
	@$(LOCK) requirements/sam.in -o requirements/sam.txt

clean: ## remove what was installed, built and cached
	rm -rf .venv .venv-ministack .venv-localstripe .venv-sam .aws-sam build dist .coverage .coverage.* \
		.hypothesis .mypy_cache .pytest_cache .ruff_cache
	find bot lambda_interactions tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the steps of `make check`, each also a command of its own

.PHONY: format-check covered
format-check: $(DEV)
	@echo "==> format"
	@$(RUN) ruff format --check --quiet || { echo "Mend it with: make format" >&2; exit 1; }

lint: $(DEV)
	@echo "==> lint"
	@$(RUN) ruff check --quiet

types: $(DEV)
	@echo "==> types"
	@$(RUN) mypy

template: $(SAM)
	@echo "==> template"
	@.venv-sam/bin/cfn-lint template.yaml
	@SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=eu-west-1 \
		.venv-sam/bin/sam validate --lint --template template.yaml

covered: $(DEV) $(MINISTACK) $(LOCALSTRIPE)
	@echo "==> tests, with branch coverage of at least $(COVERAGE) %"
	@rm -f .coverage .coverage.*
	@$(RUN) pytest -m "not prove" --cov --cov-report=term --cov-fail-under=$(COVERAGE) $(ARGS)

# --- environments: made anew when their lock file changes

define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo \
	"Python 3.11 or newer is needed, and '$(PYTHON)' is none. On Debian or Ubuntu:" \
	"apt install python3 python3-venv. One in another place: make PYTHON=/path/to/python3" >&2; exit 1; }
@$(PYTHON) requirements/install.py $(@D) $< "$(1)" $(2)
endef

$(DEV): requirements/dev.txt
	$(call install,the project's own environment,.)

$(MINISTACK): requirements/ministack.txt
	$(call install,MiniStack as the local AWS)

$(LOCALSTRIPE): requirements/localstripe.txt
	$(call install,localstripe as the Stripe of the tests)

$(SAM): requirements/sam.txt
	$(call install,AWS SAM to check and build and deploy template.yaml)
