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
	limited   bool   // it ends each try after "timeout_minutes" or "timeout_seconds"
}

// retryActionOf describes the action that a step uses, if it is such a one.
func retryActionOf(uses string) (retryAction, bool) {
	name, _, _ := strings.Cut(strings.ToLower(uses), "@")
	switch name {
	case "nick-fields/retry", "nick-invision/retry":
		return retryAction{attempts: "max_attempts", standard: 3, limited: true}, true
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
	if action.limited && row.TimeoutMinutes == 0 {
		row.TimeoutMinutes = limitOf(u, row.Attempts, with)
	}
	row.Shell = u.text("shell", with.Get("shell"))
	if action.directory != "" {
		row.WorkingDirectory = u.text("working_directory", with.Get(action.directory))
	}
	return with.Get("command")
}

// limitOf is after how many minutes an action has ended its last try; 0 when
// that is not known, and then there is a limit all the same.
func limitOf(u *unsure, attempts int, with yamlnode.Node) float64 {
	minutes, known := with.Get("timeout_minutes").Number()
	seconds, certain := with.Get("timeout_seconds").Number()
	if limit := (minutes + seconds/60) * float64(attempts); (known || certain) && limit > 0 {
		return limit
	}
	u.note("timeout_minutes")
	return 0
}
