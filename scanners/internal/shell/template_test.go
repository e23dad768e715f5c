package shell_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Words that are not known are kept as written where they may name a place.
func TestTemplates(t *testing.T) {
	for script, want := range map[string]string{
		"cd infra":                              "",
		"cd $DIR":                               "${DIR}",
		`cd "${DIR}/live"`:                      "${DIR}/live",
		`cd 'a'/"$DIR"`:                         "a/${DIR}",
		"cd ${{ inputs.dir }}/x":                "${{ inputs.dir }}/x",
		`cd "x-${{ format('{0}', 'a b') }}"`:    "x-${{ format('{0}', 'a b') }}",
		`terraform -chdir="$1" plan`:            "-chdir=${1}",
		"cd $(pwd)":                             "",
		"cd ${DIR:-x}":                          "",
		"cd ${DIR%/}":                           "",
		"cd $DIR/*":                             "",
		`cd "$@"`:                               "",
		"echo $DIR":                             "",
		"./run.sh $DIR":                         "${DIR}",
		"DIR=infra; cd $DIR/x":                  "infra/x",
		"DIR=infra/$ENV; cd $DIR":               "infra/${ENV}",
		"DIR=a; DIR=b; cd $DIR":                 "",
		"if x; then DIR=a; fi; cd $DIR":         "",
		"for DIR in a b; do cd $DIR; done":      "",
		"read DIR; cd $DIR":                     "",
		"DIR=a cmd; cd $DIR":                    "${DIR}",
		"export DIR=a; cd $DIR":                 "",
		"shift; cd $1":                          "",
		"set -- a b; cd $1":                     "",
		"set -e; cd $1":                         "${1}",
		"f() { cd $1; }; f x":                   "",
		"sh -c 'cd $DIR'":                       "",
		"cd " + strings.Repeat("a", 300) + "$B": "",
	} {
		var got []string
		for _, c := range read(t, script) {
			for _, key := range slices.Sorted(maps.Keys(c.Alternatives)) {
				got = append(got, c.Alternatives[key]...)
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", script, diff)
		}
	}
}
