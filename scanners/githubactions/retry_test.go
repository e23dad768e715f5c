package githubactions

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRetriedScripts(t *testing.T) {
	tests := []struct {
		name, step string
		want       []string
	}{
		{"as often as it says", `{uses: nick-fields/retry@v3, with: {max_attempts: 5, timeout_minutes: 3, command: make}}`, []string{"5 read 15", "[make] step"}},
		{"as often as usual", `{uses: Nick-Fields/retry@v3, with: {command: make}}`, []string{"3 read 0 timeout_minutes", "[make] step"}},
		{"another action", `{uses: Wandalen/wretry.action@v3, with: {command: make, current_path: app}}`, []string{"2 read 0 app", "[make] step"}},
		{"an unknown number", `{uses: nick-fields/retry@v3, with: {max_attempts: '${{ inputs.n }}', command: make}}`, []string{"0 read 0 with.max_attempts attempts timeout_minutes", "[make] step"}},
		{"a number that is none", `{uses: nick-fields/retry@v3, with: {max_attempts: -1, command: make}}`, []string{"0 read 0 attempts timeout_minutes", "[make] step"}},
		{"another language", `{uses: nick-fields/retry@v3, with: {shell: pwsh, command: make}}`, []string{"3 foreign 0 timeout_minutes"}},
		{"an action instead", `{uses: Wandalen/wretry.action@v3, with: {action: actions/checkout@v4}}`, []string{"0 0"}},
		{"no retry", `{uses: actions/checkout@v4, with: {command: make}}`, []string{"0 0"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := scan(t, workflowPath, "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - "+tt.step+"\n")
			step := facts.Step[0]
			words := append([]string{fmt.Sprint(step.Attempts), string(step.Script), fmt.Sprint(step.TimeoutMinutes), step.WorkingDirectory}, step.Unsure...)
			got := []string{strings.Join(strings.Fields(strings.Join(words, " ")), " ")}
			for _, c := range facts.Command {
				got = append(got, fmt.Sprint(c.Argv, " ", c.Origin))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
