package githubactions

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkers(t *testing.T) {
	content := `# TODO: split this up
on: push # temporarily on every push
env:
  A: "# TODO: no"
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - name: b
        run: |
          # FIXME: ${{ inputs.a }} is not quoted
          echo "# TODO: no" \
            c # shellcheck disable=SC2086

          echo # for now
      - shell: pwsh
        run: |
          # TODO: in another language
      # - name: c
      #   uses: a/b@v1 # zizmor: ignore[unpinned-uses]
      #   with:
      #     d: e
      # Note: this is prose
      # If: that is prose too
      # And: so on
      - uses: a/c@v1 # zizmor: ignore[unpinned-uses] our own
`
	want := []string{
		"11-11 promise fixme",
		"13-13 suppressed SC2086",
		"15-15 promise for now",
		"1-1 promise todo",
		"2-2 promise temporarily",
		"19-22 dead-code ",
		"26-26 suppressed unpinned-uses",
	}
	var got []string
	for _, m := range scan(t, ".github/workflows/w.yml", content).Marker {
		got = append(got, fmt.Sprintf("%d-%d %s %s%s", m.At.Line, m.At.EndLine, m.Kind, m.Word, m.Rule))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarkersOfOtherFiles(t *testing.T) {
	for name, content := range map[string]string{
		"action.yml":              "# TODO: a\nname: x\n", // another tool's
		".github/workflows/w.yml": "# TODO: a\n- b\n",     // no workflow
	} {
		if got := scan(t, name, content).Marker; got != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := scan(t, "action.yml", "# TODO: a\nruns:\n  using: node20\n").Marker; len(got) != 1 {
		t.Errorf("an action: %+v", got)
	}
}

func TestDeadCode(t *testing.T) {
	for text, want := range map[string]bool{
		"on:\n  push:\n    branches: [main]\n":            true,
		"- run: a\n- run: b\n- run: c\n":                  true,
		"name: the thing\nother: prose\nthird: prose\n":   false,
		"if: [\nrun: b\nother: c\n":                       false,
		"name is a word\nrun is too\nuses is one as well": false,
	} {
		if got := len(deadCode(strings.Split(text, "\n"))) > 0; got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
