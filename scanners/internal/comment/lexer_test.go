package comment

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestYAML(t *testing.T) {
	text := `# top
name: it's "a#b" # behind
on: [push, "x # y"] # flow
env: {A: 'it''s # no', B: "\" # no"} #!
url: http://a/#anchor
jobs:
  build: &anchor # anchored
    steps:
      - run: | # header
          # script
          echo "
        # below the script
      - name: "two
          # lines" # after
        run: >-
          # folded

          text
      # between
      - |
        # item
      - key:
          # inside
          'quoted' # end
      - a: "x"#no
`
	want := []Comment{
		{1, 1, "# top", true},
		{2, 18, "# behind", false},
		{3, 21, "# flow", false},
		{4, 38, "#!", false},
		{7, 18, "# anchored", false},
		{9, 16, "# header", false},
		{12, 9, "# below the script", true},
		{14, 20, "# after", false},
		{19, 7, "# between", true},
		{23, 11, "# inside", true},
		{24, 20, "# end", false},
	}
	if diff := cmp.Diff(want, YAML(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestShell(t *testing.T) {
	text := "#!/bin/bash\n# one\necho \"# no\" ${a#b} $# # two ${{ x }}\ncat <<END\n# no\nEND\nif true; then\n  # three\n  ${{ inputs.x == 'a b' }}\nfi\necho ` # four` ` # five`\n"
	want := []Comment{
		{2, 1, "# one", true},
		{3, 23, "# two ${{ x }}", false},
		{8, 3, "# three", true},
		{11, 8, "# four", false},
		{11, 18, "# five", false},
	}
	if diff := cmp.Diff(want, Shell(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, broken := range []string{"# a\nif", "# a\n" + string(make([]byte, maxScript))} {
		if got := Shell(broken); got != nil {
			t.Errorf("%+v", got)
		}
	}
}

func FuzzLexers(f *testing.F) {
	f.Add("# a\nb: 'c # d'\ne: |\n  # f\n")
	f.Add("#!x\n# y\n\"$(# z\n)\"")
	f.Add("`#0``0``0` #")
	f.Fuzz(func(t *testing.T, text string) {
		for _, list := range [][]Comment{YAML(text), Shell(text)} {
			line, end := 0, 0 // where the comment before ends
			for _, c := range list {
				overlaps := c.Line < line || c.Line == line && c.Column < end
				if overlaps || c.Text == "" || c.Text[0] != '#' || c.Column < 1 {
					t.Fatalf("%+v in %q", list, text)
				}
				line, end = c.Line, c.Column+len(c.Text)
			}
		}
		_, _ = Plain([]byte(text))
	})
}
