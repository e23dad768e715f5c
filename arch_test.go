// Package debtscan_test checks the house itself: which room may know which.
// docs/architecture.md draws the arrows; the linter repeats them file by file.
package debtscan_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/debtscan/debtscan/"

// arrows lists, for every room, the rooms it may import.
func arrows() map[string][]string {
	return map[string][]string{
		"cmd/debtscan": {
			"config", "debt", "ownership", "report", "report/html", "rules", "ruletest", "scan", "source", "store", "store/cache", "tables",
		},
		"ruletest": {"config", "debt", "rules", "scan", "source"},
		"scan": {
			"config", "debt", "graph", "identity", "history", "lifecycle", "ownership", "rules", "scanners", "score", "source", "suppress", "tables",
		},
		"scanners":    {"debt", "scanners/dockerfile", "scanners/githubactions", "scanners/kubernetes", "scanners/makefile", "scanners/shellscript", "scanners/terraform"},
		"config":      {"debt"},
		"graph":       {"debt"},
		"history":     {"debt"},
		"identity":    {"debt"},
		"ownership":   {"debt"},
		"report":      {"debt"},
		"report/html": {"debt"},
		"store":       {"debt"},
		"store/cache": {},
		"rules":       {"debt"},
		"score":       {"debt"},
		"source":      {"debt"},
		"suppress":    {"debt"},
		"lifecycle":   {"debt"},
		"tables":      {"debt"},
		"debt":        {},
	}
}

// owners lists the rooms that may import a library that is theirs alone.
func owners() map[string][]string {
	return map[string][]string{
		"github.com/open-policy-agent/": {"rules"},
		"github.com/go-git/":            {"source"},
		"github.com/hashicorp/":         {"scanners/terraform", "scanners/terraform/eval", "scanners/terraform/registry", "scanners/terragrunt"},
		"github.com/zclconf/":           {"scanners/terraform", "scanners/terraform/eval", "scanners/terraform/registry", "scanners/terragrunt"},
		"github.com/moby/buildkit/":     {"scanners/dockerfile"},
		"mvdan.cc/sh/":                  {"scanners/internal/shell", "scanners/internal/comment"},
		"modernc.org/sqlite":            {"store", "store/cache"},
		"github.com/spf13/cobra":        {"cmd/debtscan"},
		"os/exec":                       {"source"},
		"net/http":                      nil,
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []goPackage
	decoder := json.NewDecoder(strings.NewReader(string(output)))
	for {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

// allowed are the rooms that a room may import. A scanner may use the
// vocabulary and what scanners share.
func allowed(room string) ([]string, bool) {
	if rooms, ok := arrows()[room]; ok {
		return rooms, true
	}
	if strings.HasPrefix(room, "scanners/") {
		rooms := []string{"debt", "scanners/internal/input", "scanners/internal/yamlnode", "scanners/internal/imageref", "scanners/internal/shell", "scanners/internal/comment"}
		switch room {
		case "scanners/terraform":
			rooms = append(rooms, "scanners/terraform/eval", "scanners/terraform/registry", "scanners/terragrunt", "scanners/internal/statemachine")
		case "scanners/terragrunt":
			rooms = append(rooms, "scanners/terraform/eval")
		}
		return rooms, true
	}
	return nil, false
}

func TestArrows(t *testing.T) {
	for _, p := range packages(t) {
		room, ours := strings.CutPrefix(p.ImportPath, module)
		if !ours {
			continue // the module's root has tests only
		}
		rooms, ok := allowed(room)
		if !ok {
			t.Errorf("%s is a room that docs/architecture.md does not know; add it there and here", room)
		}
		for _, path := range p.Imports {
			if other, inside := strings.CutPrefix(path, module); inside && !slices.Contains(rooms, other) {
				t.Errorf("%s must not know %s", room, other)
			}
			for library, rooms := range owners() {
				if strings.HasPrefix(path, library) && !slices.Contains(rooms, room) {
					t.Errorf("%s must not import %s; only %q may", room, path, rooms)
				}
			}
		}
	}
}

// Dependencies are few: each brings its own risks and its own release days.
func TestDirectDependencies(t *testing.T) {
	output, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{if not (or .Indirect .Main)}}{{.Path}}{{end}}", "all").Output()
	if err != nil {
		t.Fatal(err)
	}
	const most = 21 // the last three: the ledger's database, and a browser with its protocol for the tests of pages
	if direct := strings.Fields(string(output)); len(direct) > most || len(direct) == 0 {
		t.Errorf("%d direct dependencies, at most %d: %v", len(direct), most, direct)
	}
}
