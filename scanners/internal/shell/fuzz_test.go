package shell_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// sample is a script of ordinary shape.
const sample = `#!/usr/bin/env bash
set -euo pipefail
# deploy
if ! terraform plan -out=tf.plan -var "env=${{ inputs.env }}"; then
  echo "plan failed" >&2 && exit 1
fi
until curl -fsS --max-time 5 "https://$HOST/health" | grep -q ok; do
  sleep 5
done
for f in *.json; do
  jq -r .name "$f" | xargs -n1 kubectl apply --wait -f || true
done
cat <<EOF | sudo tee /etc/app.conf
key = $(aws ssm get-parameter --name key)
EOF
bash -c "make -j && make install" &
terraform apply -auto-approve tf.plan
`

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("a() { b; }; a | { c && ! d; } || e & (f `g` $(h <(i)))")
	f.Add("case $x in a|b) sudo -u $y c;; esac; timeout ${{ x }} d\r\n")
	f.Add("sh -c 'a; b' c; xargs -I{} bash -xc \"d {}\"; env -i X=1 time -p e")
	f.Fuzz(func(t *testing.T, text string) {
		for _, dialect := range []shell.Dialect{shell.Bash, shell.POSIX, shell.Korn, shell.Zsh} {
			s := script(text, dialect)
			result := shell.NewReader().Read(s)
			if diff := cmp.Diff(result, shell.NewReader().Read(s)); diff != "" {
				t.Fatalf("another result for the same text:\n%s", diff)
			}
			if (result.Problem == nil) == (result.Status == debt.ScriptUnread) {
				t.Fatalf("status %q with %+v", result.Status, result.Problem)
			}
			check(t, text, result.Commands)
		}
	})
}

// check checks what holds for the commands of any script.
func check(t *testing.T, text string, commands []debt.Command) {
	t.Helper()
	lines := strings.Count(text, "\n") + 1
	line, ids := 1, map[string]bool{}
	for _, c := range commands {
		if ids[c.ID] || c.At.Line < line || c.At.EndLine < c.At.Line || c.At.EndLine > lines || c.At.Column < 1 {
			t.Fatalf("%s stands at %+v behind line %d", c.ID, c.At, line)
		}
		line, ids[c.ID] = c.At.Line, true
		if len(c.Argv) == 0 || (c.Name == "") != slices.Contains(c.Unsure, "name") {
			t.Fatalf("%s is named %q with %v, unsure %v", c.ID, c.Name, c.Argv, c.Unsure)
		}
		if slices.Contains(c.Argv, nil) && !slices.Contains(c.Unsure, "argv") {
			t.Fatalf("%s has unknown words and is sure of them: %v", c.ID, c.Argv)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	s := script(sample, shell.Bash)
	b.SetBytes(int64(len(sample)))
	for b.Loop() {
		shell.NewReader().Read(s)
	}
}
