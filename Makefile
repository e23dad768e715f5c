# What each target does is one command, so that it can be typed without make.
LINT_VERSION := $(shell cat .golangci-lint-version)
RELEASER_VERSION := $(shell cat .goreleaser-version)
GOBIN := $(or $(shell go env GOBIN),$(shell go env GOPATH)/bin)

.PHONY: test lint docs bench long fuzz build release-check

test: ## everything that must hold, in one command
	go test ./...

lint: $(GOBIN)/golangci-lint-$(LINT_VERSION)
	$< run ./...

docs: ## regenerate docs/rules from the rules
	rm -f docs/rules/*.md
	go run ./cmd/debtscan rules docs docs/rules

build:
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o bin/debtscan ./cmd/debtscan

bench: ## cold scan, engine start, CODEOWNERS, joining rules, readers
	go test -run '^$$' -bench . -benchtime 3x ./...

fuzz: ## ten seconds for every fuzz target; FUZZTIME=5m for more
	bash .ci/fuzz $(or $(FUZZTIME),10s)

release-check: $(GOBIN)/goreleaser-$(RELEASER_VERSION) ## what a release would build here
	$< check
	$< build --snapshot --single-target --clean

long: ## what takes longer than a coffee: races, a year of nights, 100,000 findings, Terraform's own answers, long fuzzing
	go test -race -skip TestRulesScale ./...
	go test -tags long -timeout 60m -run 'Year|Many|Hundred' ./store ./report/...
	go test -tags long -timeout 60m -run Console ./scanners/terraform # needs terraform 1.11, no network
	bash .ci/fuzz 2m

$(GOBIN)/golangci-lint-$(LINT_VERSION):
	go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	mv $(GOBIN)/golangci-lint $@

$(GOBIN)/goreleaser-$(RELEASER_VERSION):
	go install github.com/goreleaser/goreleaser/v2@$(RELEASER_VERSION)
	mv $(GOBIN)/goreleaser $@
