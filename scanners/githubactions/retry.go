package githubactions

import (
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// retryAction is an action that runs the script of its input "command" again
// when it fails.
type retryAction struct {
	attempts  string // its input that says how often
	standard  int    // how often without it
	directory string // its input that says where; empty when it has none
}

// retryActionOf describes the action that a step uses, if it is such a one.
func retryActionOf(uses string) (retryAction, bool) {
	name, _, _ := strings.Cut(strings.ToLower(uses), "@")
	switch name {
	case "nick-fields/retry", "nick-invision/retry":
		return retryAction{attempts: "max_attempts", standard: 3}, true
	case "wandalen/wretry.action", "wandalen/wretry.action/main":
		return retryAction{attempts: "attempt_limit", standard: 2, directory: "current_path"}, true
	}
	return retryAction{}, false
}

// scriptOf is what a step runs: its own script, or the one that it hands to an
// action which retries it. The action's settings go into row.
func scriptOf(u *unsure, row *debt.Step, n yamlnode.Node) yamlnode.Node {
	run, with := n.Get("run"), n.Get("with")
	action, ok := retryActionOf(row.Uses)
	if !ok || isWritten(run) || !isWritten(with.Get("command")) {
		return run
	}
	row.Attempts = action.standard
	if limit := with.Get(action.attempts); isWritten(limit) {
		row.Attempts = 0
		if n, err := strconv.Atoi(limit.Text()); err == nil && n > 0 {
			row.Attempts = n
		} else {
			u.note("attempts")
		}
	}
	row.Shell = u.text("shell", with.Get("shell"))
	if action.directory != "" {
		row.WorkingDirectory = u.text("working_directory", with.Get(action.directory))
	}
	return with.Get("command")
}
