# Two targets for a newcomer: run and test. "make help" lists the others.

GO      ?= go
ADDR    ?= 127.0.0.1:8080
SHARED  ?= ../shared/data
# A made library, by which the cost of served pages is measured; it is kept.
BENCH   ?= /var/tmp/simde-bench-library
BIN     := bin/simde
VERSION ?= $(shell git describe --tags --always --dirty)
export CGO_ENABLED = 0
# One way of compiling for vet, tests and program, so that each package is
# compiled once.
export GOFLAGS = -tags=nomsgpack

# The systems and processors that a release is built and vetted for. "make
# test" vets what is not for this one, file by file: they need no other.
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
DARWIN  := cmd/simde/memory_unix.go corpus/extract/process_unix.go corpus/extract/memory_other.go search/bleve/resident_other.go ./corpus/filelock
WINDOWS := cmd/simde/memory_other.go corpus/extract/process_other.go corpus/extract/memory_other.go search/bleve/resident_other.go ./corpus/filelock

.PHONY: help run build test fmt vet lint unit race browser contract lighthouse learned bench real release deploy services scale clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

build: ## build the one static binary, bin/simde
	$(GO) build -ldflags "-s -w" -o $(BIN) ./cmd/simde

run: build ## import the demonstration library and serve it on http://localhost:8080
	$(BIN) demo --addr $(ADDR)

test: fmt vet lint unit race browser ## everything: format, vet, lint, every test, the browser, the contract of the interface
	sh web/contract/run --if-there
	sh web/contract/harvest --if-there
	@[ -n "$$SIMDE_TEST_SERVICES" ] || echo "scale: tests with PostgreSQL, OpenSearch and S3 skipped; \"make scale\" starts these and tests with them"

fmt: ## fail where a file is not formatted
	@out=$$(gofmt -l cmd corpus indexer schema search web); if [ -n "$$out" ]; then echo "not formatted: $$out"; exit 1; fi

vet:
	$(GO) vet ./...
	@set -e; for f in $(DARWIN); do GOOS=darwin GOARCH=arm64 $(GO) vet $$f; done; for f in $(WINDOWS); do GOOS=windows GOARCH=amd64 $(GO) vet $$f; done

lint: ## staticcheck, as pinned in go.mod
	$(GO) tool staticcheck ./...

# tesseract reads scans, and tests of that need it.
.PHONY: tesseract
tesseract:
	@command -v tesseract >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "unit: installing tesseract" && apt-get -qq update && \
		DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa >/dev/null; } || \
		echo "unit: tests with tesseract are skipped; install it with the data of English, French and Spanish"

unit: build tesseract
	$(GO) test -timeout 20m ./...

race: ## the race detector, on the packages that run goroutines and need no SQLite
	@if command -v $${CC:-cc} >/dev/null; then CGO_ENABLED=1 $(GO) test -race ./indexer && CGO_ENABLED=1 $(GO) test -race -run "Pool|Next" ./corpus/extract; else echo "race: skipped, no C compiler for the race detector"; fi

browser: build ## the pages in headless Chromium
	sh web/browsertest/run

contract: build ## the interface for programs against its OpenAPI description, by Schemathesis (EXAMPLES=200 for more); /oai harvested by Sickle and HTTP::OAI
	sh web/contract/run
	sh web/contract/harvest

lighthouse: build ## fail where Lighthouse gives a page less than 100 for accessibility, best practices or SEO
	sh web/browsertest/run lighthouse

learned: ## hold that the models of corridors are what is learned from the repository alone (two minutes)
	SIMDE_LEARN=1 $(GO) test -count=1 -timeout 30m -run AsLearned ./corpus/describe/train

bench: build ## the figures of the issues: ratios to pdftotext, search times, pages a second
	$(BIN) bench --material $(SHARED)
	$(BIN) bench --material $(SHARED) --library $(BENCH)

real: build ## import the real material beside the checkout and report
	sh cmd/simde/real.sh $(BIN) $(SHARED)

release: ## vet for every system, then archives, SHA256SUMS and the SPDX list of modules, into dist; VERSION names it
	@set -e; for p in $(PLATFORMS); do echo "vet $$p"; GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) vet ./...; done
	$(GO) run ./cmd/release $(VERSION) dist $(PLATFORMS)

deploy: ## check the units of systemd and the manifest of Kubernetes
	sh cmd/simde/deploy/lint

services: ## start PostgreSQL, OpenSearch and S3-compatible storage for tests, and print where they are
	@cmd/services/all start

scale: ## test with PostgreSQL, OpenSearch and S3-compatible storage, which are started and stopped; SHORT=1 leaves out the longest
	GO=$(GO) cmd/scale/run $(if $(SHORT),short)

clean: ## remove what was built
	rm -rf bin dist
