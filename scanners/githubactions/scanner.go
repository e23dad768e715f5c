// Package githubactions reads GitHub Actions workflows and actions. It follows
// GitHub's workflow syntax and never evaluates an expression: a value with
// "${{ … }}" in it is written but not known, and its field is named in the
// row's Unsure. Two exceptions: a runner that comes straight out of a literal
// matrix, and places whose alternatives a literal matrix or environment gives.
// Scripts and conditions are text and are kept as written.
package githubactions

import (
	"context"
	"io/fs"
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// workflowDirectory is the only directory in which GitHub looks for workflows.
const workflowDirectory = ".github/workflows"

// system is the name of the scanner, and of the system it reads.
const system = "github-actions"

// Scanner reads workflows and actions. It holds no state.
type Scanner struct{}

// New returns a Scanner.
func New() *Scanner { return &Scanner{} }

// Name is "github-actions".
func (*Scanner) Name() string { return system }

// Version is raised whenever the same bytes would give other facts.
func (*Scanner) Version() int { return 8 }

// Units makes every workflow and every file named like an action's metadata a
// pipeline. Other tools use the name action.yml too: whether a file is an
// action shows only when it is read.
func (*Scanner) Units(paths []string) []debt.Unit {
	var units []debt.Unit
	for _, name := range paths {
		if !isWorkflow(name) && !isAction(name) {
			continue
		}
		id := debt.UnitID(debt.Pipeline, name)
		units = append(units, debt.Unit{
			ID:    id,
			Kind:  debt.Pipeline,
			Path:  name,
			Files: []string{name},
			At:    debt.At{Unit: id, Location: debt.Location{Path: name}},
		})
	}
	return units
}

// Scan reads one workflow or action. A file that is not valid gives an Unread
// and no other facts; an action.yml of another tool gives no facts at all.
func (*Scanner) Scan(ctx context.Context, fsys fs.FS, unit debt.Unit) (debt.Facts, error) {
	if err := ctx.Err(); err != nil {
		return debt.Facts{}, err
	}
	r := newReader(unit)
	content, unread := input.Read(fsys, unit.Path)
	if unread != nil {
		r.unread(*unread)
		return r.facts, nil
	}
	root, problems := yamlnode.ParseFirst(unit.Path, content)
	if isWorkflow(unit.Path) {
		r.unread(problems...)
		r.workflow(root, len(problems) > 0)
	} else if !root.Exists() || root.Get("runs").IsMapping() {
		r.unread(problems...)
		r.action(root)
	}
	if len(r.facts.Workflow) > 0 {
		r.mark(content)
	}
	return r.facts, nil
}

func isWorkflow(name string) bool {
	return path.Dir(name) == workflowDirectory && slices.Contains([]string{".yml", ".yaml"}, path.Ext(name))
}

func isAction(name string) bool {
	return slices.Contains([]string{"action.yml", "action.yaml"}, path.Base(name))
}
