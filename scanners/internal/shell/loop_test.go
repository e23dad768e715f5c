package shell_test

import (
	"strings"
	"testing"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// sleepers are the loops' conditions around the "sleep"s of a script, in order;
// "-" where a loop is bounded.
func sleepers(commands []debt.Command) string {
	var all []string
	for _, c := range commands {
		if c.Name == "sleep" {
			all = append(all, c.Until)
			if c.Until == "" {
				all[len(all)-1] = "-"
			}
		}
	}
	return strings.Join(all, " | ")
}

func TestLoopsWithoutBound(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"until docker info; do sleep 2; done", "docker info"},
		{"while ! nc -z db 5432\ndo\n  echo waiting\n  sleep 1\ndone", "! nc -z db 5432"},
		{"while [ $(kubectl get pods | wc -l) -lt 3 ]; do sleep 5; done", "[ $(kubectl get pods | wc -l) -lt 3 ]"},
		{"while true; do if ready; then break; fi; sleep 5; done", "true"},
		{"while :; do s=$(state); case $s in up) exit 0;; esac; sleep 5; done", ":"},
		{"while [[ 1 ]]; do up && return; sleep 5; done", "[[ 1 ]]"},
		{"until false; do up && break; sleep 5; done", "false"},
		{"for host in a b; do until ssh $host true; do sleep 5; done; done", "ssh $host true"},
		{"f() { until a; do sleep 1; done; }\nf", "a"},
		{"bash -c 'until a; do sleep 1; done'", "a"},
		{"until [ \"${{ inputs.x }}\" = y ]; do sleep 1; done", "[ \"_______________\" = y ]"},
		{"until " + strings.Repeat("a", 100) + "; do sleep 1; done", strings.Repeat("a", 80) + "…"},
		{"up() { curl x; }\nuntil up; do sleep 1; done", "up"},
		{"until a; do sleep 1; done; i=$((i+1))", "a"},
		{"while [ $i -lt 3 ]; do until a; do sleep 1; done; i=$((i+1)); sleep 2; done", "a | -"},
	} {
		if got := sleepers(read(t, tt.text)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestLoopsWithBound(t *testing.T) {
	for _, text := range []string{
		"sleep 1",
		"for i in $(seq 5); do a && break; sleep 1; done",
		"until a; do for i in 1 2; do sleep 1; done; done",
		"until a || [ $n -eq 5 ]; do n=$((n+1)); sleep 1; done",
		"until a; do ((n++)); [ $n = 9 ] && exit 1; sleep 1; done",
		"until a; do let n=n+1; sleep 1; done",
		"until a; do n=$(expr $n + 1); sleep 1; done",
		"until a; do n+=x; [ $n = xxxx ] && exit 1; sleep 1; done",
		"while [ $SECONDS -lt 60 ]; do a && break; sleep 1; done",
		"until a; do [ $(date +%s) -gt $end ] && exit 1; sleep 1; done",
		"timeout 60 bash -c 'until a; do sleep 1; done'",
		"f() { until a; do sleep 1; done; }\nexport -f f\ntimeout 60 bash -c f",
		"f() { until a; do sleep 1; done; }\ntimeout 60 bash -c \"$(declare -f f); f\"",
		"tick() { n=$((n+1)); [ $n -lt 9 ]; }\nwhile tick; do sleep 1; done",
		"tock() { tick; }\ntick() { ((n++)); }\nuntil a; do tock; sleep 1; done",
		"a | while read line; do sleep 1; done",
		"while [ $# -gt 0 ]; do shift; sleep 1; done",
		"while [ ${#todo[@]} != 0 ]; do todo=(\"${todo[@]:1}\"); sleep 1; done",
		"while kill -0 $pid; do sleep 1; done",
		"while fuser /var/lib/dpkg/lock; do sleep 1; done",
		"while true; do work; sleep 60; done",
		"while true; do work || exit 1; sleep 60; done",
		"while true; do for i in a b; do work $i && break; done; sleep 60; done",
		"while sleep 60; do work; done",
		"until a; do alive || exit 255; sleep 1; done",
		"while true; do up && break; failed && return $code; sleep 1; done",
		"(until a; do sleep 1; done) &",
	} {
		if got := sleepers(read(t, text)); strings.Trim(got, "-| ") != "" {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// Loops and functions in each other take no more than linear time.
func TestManyLoops(t *testing.T) {
	nested := strings.Repeat("f() { until a; do ", 3000) + "b; " + strings.Repeat("done; }; ", 3000)
	result := shell.NewReader().Read(script(nested, shell.Bash))
	if result.Status == "" {
		t.Error("no status")
	}
}
