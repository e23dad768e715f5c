package githubactions

import (
	"slices"
	"strings"
	"testing"
)

// A step runs where it says, else where its job, else where its workflow says.
func TestWorkingDirectory(t *testing.T) {
	const defaults = "\n  run:\n    working-directory: "
	for name, tt := range map[string]struct {
		workflow, job, step string
		want                string
		unsure              bool
	}{
		"nowhere":         {"", "", "- run: ls", "", false},
		"by the step":     {"a", "b", "- {run: ls, working-directory: c}", "c", false},
		"by the job":      {"a", "b", "- run: ls", "b", false},
		"by the workflow": {"a", "", "- run: ls", "a", false},
		"not known":       {"a", "", "- {run: ls, working-directory: '${{ matrix.folder }}'}", "", true},
		"of an action":    {"a", "", "- uses: actions/checkout@v4", "", false},
	} {
		text := "on: push\n"
		if tt.workflow != "" {
			text += "defaults:" + defaults + tt.workflow + "\n"
		}
		text += "jobs:\n  a:\n    runs-on: x\n"
		if tt.job != "" {
			text += "    defaults:" + strings.ReplaceAll(defaults, "\n", "\n    ") + tt.job + "\n"
		}
		facts := scan(t, workflowPath, text+"    steps:\n      "+tt.step+"\n")
		step := facts.Step[0]
		if unsure := slices.Contains(step.Unsure, "working_directory"); step.WorkingDirectory != tt.want || unsure != tt.unsure {
			t.Errorf("%s: %q, unsure %v", name, step.WorkingDirectory, step.Unsure)
		}
	}
}
