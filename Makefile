# The two commands for everybody: make run, make test. The others: make help.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: run test check bench generate build help

GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
GOFUMPT := mvdan.cc/gofumpt@v0.12.0
BRIEF := ministerial-brief

# make run: opens the window; without a display, exports the bundled brief to out/.
run:
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		.ci/setup window && $(MAKE) --no-print-directory generate && \
		echo "Building the window (the first time takes a few minutes)" && \
		go build -o bin/briefdeck ./cmd/briefdeck && exec bin/briefdeck; \
	else \
		.ci/setup brief && $(MAKE) --no-print-directory generate && mkdir -p out && \
		echo "No display here: exporting the bundled brief instead of opening the window" && \
		go run ./cmd/brief export briefings/$(BRIEF).md --as brief -o out/$(BRIEF).pdf && \
		go run ./cmd/brief export briefings/$(BRIEF).md --as slides -o out/$(BRIEF)-slides.pdf && \
		echo "The brief is in $(CURDIR)/out/$(BRIEF).pdf, its slides beside it"; \
	fi

# make test: everything that must pass, on a fresh checkout too.
test:
	@.ci/setup test
	@$(MAKE) --no-print-directory generate
	go vet ./...
	go test -timeout 20m ./...

# make check: what a change should pass before review: format, linters, races.
check: generate
	@out=$$(go run $(GOFUMPT) -l assets briefings cmd internal ui) && if [ -n "$$out" ]; then echo "not gofumpt-ed: $$out"; exit 1; fi
	go run $(GOLANGCI) run ./...
	go test -race -short ./internal/...

# make bench: how long people wait, and how much memory it takes.
bench: generate
	go test -run '^$$' -bench . -benchmem ./internal/... ./cmd/brief

generate: assets/generated/echarts.bytecode

# The chart library comes from a pinned module and is not in the repository.
assets/generated/echarts.bytecode: go.mod $(wildcard assets/gen/*.go assets/*.go)
	go generate ./assets
	@touch $@

build: generate
	go build -o bin/ ./cmd/...

help:
	@sed -n 's/^# make \([a-z]*\): /  make \1\t/p' Makefile
	@printf '  make generate\ttake the chart library out of its module\n  make build\tboth programs into bin/\n'
