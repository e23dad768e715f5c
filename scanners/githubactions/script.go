package githubactions

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// commands reads the script of a step. What its expressions may be is in s.
func (r *reader) commands(step debt.Step, run yamlnode.Node, owner stepOwner, s scope) debt.ScriptStatus {
	language := dialect(step, owner)
	r.markScript(run, language)
	result := r.scripts.Read(shell.Script{
		Text:    run.Text(),
		Dialect: language,
		Masks:   []shell.Mask{{Open: "${{", Close: "}}"}},
		Owner: shell.Owner{
			Unit: r.id, Path: r.path, Origin: "step", ID: step.ID, Job: step.Job, Read: debt.Parsed,
		},
		Place: run.Offsets().Position,
	})
	if result.Problem != nil {
		r.unread(*result.Problem)
	}
	r.words(result.Commands, s)
	r.facts.Command = append(r.facts.Command, result.Commands...)
	return result.Status
}

// dialect is the language of a step's script. Without a shell that is written,
// Windows takes PowerShell and all else Bash, or sh where there is no Bash. A
// job that runs on both has a script that means the same to both.
func dialect(step debt.Step, owner stepOwner) shell.Dialect {
	switch {
	case step.Shell != "":
		return shell.DialectOf(step.Shell)
	case slices.Contains(step.Unsure, "shell"):
		return shell.Foreign
	case slices.ContainsFunc(owner.labels, isWindows) && !slices.ContainsFunc(owner.labels, isOtherSystem):
		return shell.Foreign
	}
	return shell.Bash
}

func isWindows(label string) bool { return strings.Contains(strings.ToLower(label), "windows") }

// isOtherSystem reports whether a label may name a system other than Windows.
// That a machine is self-hosted, or what its processor is, names none.
func isOtherSystem(label string) bool {
	return !isWindows(label) && !slices.Contains([]string{"self-hosted", "x64", "arm64"}, strings.ToLower(label))
}
