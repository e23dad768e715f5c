package shell_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

func TestContext(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"# make\nX=1\nexport Y=2", nil},
		{"a; b &\nc", []string{"a", "b +background", "c"}},
		{"a && b || c", []string{"a +condition or", "b +condition or", "c"}},
		{"a && b", []string{"a +condition and", "b"}},
		{"a || true", []string{"a +condition or +tolerated", "true"}},
		{"a || exit 1", []string{"a +condition or", "exit 1"}},
		{"a && b || :", []string{"a +condition or +tolerated", "b +condition or +tolerated", ":"}},
		{"if a || b; then c; elif ! d; then e; else f; fi", []string{
			"a +condition if", "b +condition if", "c", "d +condition if +negated", "e", "f",
		}},
		{"while a; do b; done", []string{"a +loop while +condition while", "b +loop while"}},
		{"until a | b; do sleep 5; done", []string{
			"a +pipe 1 +into b +loop until +condition until", "b +pipe 2 +loop until +condition until", "sleep 5 +loop until",
		}},
		{"for i in $(seq 3); do a && break; done; b", []string{
			"seq 3 +subshell", "a +loop for +condition and", "break +loop for", "b",
		}},
		{"for ((i=0;i<3;i++)); do while a; do b; done; c; done", []string{
			"a +loop while +condition while", "b +loop while", "c +loop for",
		}},
		{"case $x in a) b;; *) c;; esac", []string{"b", "c"}},
		{"(a; b) || { c; }", []string{"a +condition or +subshell", "b +condition or +subshell", "c"}},
		{"! a | b", []string{"a +pipe 1 +into b +negated", "b +pipe 2 +negated"}},
		{"a | sudo bash -s", []string{"a +pipe 1 +into bash", "bash -s +via sudo +pipe 2"}},
		{"a | { b; c | d; } | (e)", []string{
			"a +pipe 1 +into b c", "b +pipe 2 +into e", "c +pipe 1 +into d", "d +pipe 2 +into e", "e +pipe 3 +subshell",
		}},
		{"a | while read x; do b; done", []string{
			"a +pipe 1 +into read b", "read x +pipe 2 +loop while +condition while", "b +pipe 2 +loop while",
		}},
		{"bash <(curl x)", []string{"bash ?", "curl x +into bash +subshell"}},
		{`sh -c "$(curl x)"`, []string{"sh -c ?", "curl x +into sh +subshell"}},
		{`x=$(curl y) z; w="` + "`" + `v` + "`" + `"`, []string{"curl y +subshell", "z", "v +subshell"}},
		{`if [ "$(a)" = b ]; then c; fi`, []string{"[ ? = b ] +condition if", "a +into [ +subshell", "c"}},
		{"[[ -f x && $(a) ]]; ((i++)); let x=1", []string{"a +subshell"}},
		{"a | tee >(b)", []string{"a +pipe 1 +into tee", "tee ? +pipe 2", "b +subshell"}},
		{"f() { a && b; }\nf x || c", []string{
			"a +function f +condition and", "b +function f", "f x +anonymous +condition or", "c",
		}},
		{"docker() { command docker \"$@\"; }\ndocker ps", []string{"docker ? +via command +function docker", "docker ps +anonymous"}},
		{"set +e\na\nset -e\nb", []string{"set +e", "a +tolerated", "set -e +tolerated", "b"}},
		{"(set +e; a)\nb\nset -euo pipefail\nset +o errexit\nc", []string{
			"set +e +subshell", "a +subshell +tolerated", "b", "set -euo pipefail", "set +o errexit", "c +tolerated",
		}},
		{"set -- +e\na", []string{"set -- +e", "a"}},
		{"cat <<EOF\nterraform apply\n$(a)\nEOF\nb", []string{"cat", "a +subshell", "b"}},
		{"time a | b", []string{"a +via time +pipe 1 +into b", "b +via time +pipe 2"}},
		{"coproc a", []string{"a +background"}},
		{`bash -ec "a && b" || true`, []string{
			"bash -ec a && b +condition or +tolerated", "a +condition or +subshell +tolerated", "b +condition or +subshell +tolerated", "true",
		}},
		{`bash -c "bash -c 'a'"; sh ./x.sh -c y; sh -c`, []string{
			"bash -c bash -c 'a'", "bash -c a +subshell", "sh ./x.sh -c y", "sh -c",
		}},
	} {
		if diff := cmp.Diff(tt.want, shown(read(t, tt.text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []any
	}{
		{`a 'b c' "d" e\ f g'h'"i"`, []any{"a", "b c", "d", "e f", "ghi"}},
		{`a "x\"y\z\\" x\y ""`, []any{"a", `x"y\z\`, "xy", ""}},
		{"a \\\n  b", []any{"a", "b"}},
		{`a $x "b$x" "${x:-y}" $(b) $((1+1)) <(c)`, []any{"a", nil, nil, nil, nil, nil, nil}},
		{`a *.tf ~/x {} {a,b} {1..3}`, []any{"a", "*.tf", "~/x", "{}", nil, nil}},
		{`a $'x' $'\n' $"x"`, []any{"a", "x", nil, "x"}},
		{`a ${{ x }} b${{ x }}c '${{ x }}' "${{ x }}" d`, []any{"a", nil, nil, nil, nil, "d"}},
		{`a ${{ '}}' }} ${{ "x`, nil},
		{`a b # ${{ x }}`, []any{"a", "b"}},
		{"a ${{\n  x\n}} b", []any{"a", nil, "b"}},
	} {
		result := shell.NewReader().Read(script(tt.text, shell.Bash))
		var got []any
		if len(result.Commands) > 0 {
			got = result.Commands[0].Argv
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestWrappers(t *testing.T) {
	for text, want := range map[string]string{
		"sudo a -x":                             "a -x +via sudo",
		"sudo -E -u root X=1 /usr/bin/a b":      "/usr/bin/a b +via sudo",
		"sudo -Eu root a":                       "a +via sudo",
		"sudo --user=root -- a":                 "a +via sudo",
		"sudo --user root a":                    "a +via sudo",
		"sudo -l a":                             "sudo -l a",
		"sudo -i":                               "sudo -i",
		"sudo $X a":                             "? a +anonymous +via sudo",
		"sudo env -u Y X=1 timeout -k 5 30 a b": "a b +via sudo env timeout",
		"timeout $T a":                          "a +via timeout",
		"timeout --signal KILL 5m a":            "a +via timeout",
		"timeout 5":                             "timeout 5",
		"command -v a":                          "command -v a",
		"command a":                             "a +via command",
		"exec 3>&1":                             "exec",
		"exec a":                                "a +via exec",
		"nohup a":                               "a +via nohup",
		"xargs -0 -I{} a {}":                    "a {} ? +via xargs",
		"xargs -n 1 a":                          "a ? +via xargs",
		"xargs":                                 "xargs",
		"nice -n 5 a":                           "a +via nice",
		"env":                                   "env",
		"$X a":                                  "? a +anonymous",
		"${{ x }}":                              "? +anonymous",
		"./a/b.sh":                              "./a/b.sh",
		"a/":                                    "a/ +anonymous",
		`""`:                                    " +anonymous",
	} {
		if diff := cmp.Diff([]string{want}, shown(read(t, text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestRow(t *testing.T) {
	text := "echo\n  sudo /usr/bin/terraform.exe apply -auto-approve --x=1 -lock=false \\\n  ${{ inputs.more }} -- -no\n"
	want := debt.Command{
		ID: "s/command:1", Unit: "u", Origin: "step", Owner: "s", Job: "j", Name: "terraform",
		Argv:   []any{"/usr/bin/terraform.exe", "apply", "-auto-approve", "--x=1", "-lock=false", nil, "--", "-no"},
		Flags:  []string{"-auto-approve", "--x", "-lock"},
		Via:    []string{"sudo"},
		Unsure: []string{"argv"},

		Alternatives: map[string][]string{"argv.5": {"${{ inputs.more }}"}},
		At: debt.At{
			Unit: "u", Location: debt.Location{Path: "f", Line: 2, Column: 3, EndLine: 3}, Read: debt.Masked,
		},
	}
	if diff := cmp.Diff(want, read(t, text)[1]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := read(t, text)[0].At.Read; got != debt.Parsed {
		t.Errorf("a command without an expression is %s", got)
	}
}

func TestExec(t *testing.T) {
	place := script("", shell.Foreign)
	for _, tt := range []struct {
		words []string
		want  []string
	}{
		{[]string{"/bin/app", "$HOME"}, []string{"/bin/app $HOME"}},
		{[]string{"tini", "--", "app"}, []string{"app +via tini"}},
		{[]string{"--flag"}, []string{"--flag +anonymous"}},
		{[]string{"sh", "-c", "a | b"}, []string{"sh -c a | b", "a +pipe 1 +into b +subshell", "b +pipe 2 +subshell"}},
		{nil, nil},
	} {
		if diff := cmp.Diff(tt.want, shown(shell.NewReader().Exec(tt.words, place).Commands)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", tt.words, diff)
		}
	}
}

func TestMasks(t *testing.T) {
	s := script("docker inspect -f '{{.State}}' x\nhelm $[[ inputs.x ]] {{ y }}", shell.Bash)
	s.Masks = []shell.Mask{{Open: "$[[", Close: "]]"}, {Open: "{{ ", Close: "}}"}}
	got := shown(shell.NewReader().Read(s).Commands)
	if diff := cmp.Diff([]string{"docker inspect -f {{.State}} x", "helm ? ?"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDialects(t *testing.T) {
	for commandLine, want := range map[string]shell.Dialect{
		"bash": shell.Bash, "/bin/bash -euo pipefail -c": shell.Bash, "/usr/bin/env -S bash -e": shell.Bash,
		"sh": shell.POSIX, "/bin/ash": shell.POSIX, "zsh": shell.Zsh, "ksh": shell.Korn, "bash.exe": shell.Bash,
		"pwsh": shell.Foreign, "powershell": shell.Foreign, "cmd": shell.Foreign, "python3": shell.Foreign, "": shell.Foreign, "env": shell.Foreign,
	} {
		if got := shell.DialectOf(commandLine); got != want {
			t.Errorf("%q: %s, want %s", commandLine, got, want)
		}
	}
	for dialect, text := range map[shell.Dialect]string{
		shell.POSIX: "function f { a; }\n[[ -f x ]] && b <(c)", // what Bash takes as sh
		shell.Korn:  "a |& b",
		shell.Zsh:   "a ${(f)b}",
	} {
		if got := shell.NewReader().Read(script(text, dialect)); got.Status != debt.ScriptRead {
			t.Errorf("%s: %+v", dialect, got)
		}
	}
	if got := shell.Shebang("#! /bin/sh -e\nx"); got != "/bin/sh -e" {
		t.Errorf("shebang %q", got)
	}
}
