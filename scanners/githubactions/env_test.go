package githubactions

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVariablesOfScripts(t *testing.T) {
	facts := scan(t, workflowPath, `on: push
env: {A: 1, B: '${{ x }}'}
jobs:
  a:
    runs-on: ubuntu-24.04
    env: {TF_WORKSPACE: prod, A: 2}
    steps:
      - uses: actions/checkout@v4
      - run: make
        env: {C: 3}
`)
	if diff := cmp.Diff([]string{"A", "B", "C", "TF_WORKSPACE"}, facts.Step[1].Env); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(facts.Step[0].Env) != 0 {
		t.Errorf("a step without a script has %v", facts.Step[0].Env)
	}
}
