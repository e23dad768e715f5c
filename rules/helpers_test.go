package rules

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// ruleText writes a rule with a whole annotation around a body. The id fits no
// built-in family, as users' rules may.
func ruleText(id, name, body string) string {
	library := "# no library"
	if strings.Contains(body, "lib.") {
		library = "import data.debt.lib"
	}
	return `# METADATA
# title: A title
# description: A description.
# schemas:
#   - input: schema.facts
# custom:
#   id: ` + id + `
#   severities: [low]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [a name]
#   remediation: Do something.
#   effort: 30m
#   since: 0.1.0
package debt.rules.acme["` + name + `"]

` + library + "\n\n" + body
}

// eachQueue is the shortest rule that finds something.
const eachQueue = `findings contains {"at": q.at, "key": [q.address], "message": "m"} if {
	some q in input.resource.aws_sqs_queue
	lib.live(q)
}
`

// customSet loads rule texts as users' rules, by file name.
func customSet(t testing.TB, texts map[string]string) *Set {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := Load(fsys, LoadOptions{Custom: true})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// embeddedSet loads the rules of the program.
func embeddedSet(t testing.TB) *Set {
	t.Helper()
	set, err := Load(Embedded(), LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func newTestInput(t testing.TB, facts debt.Facts) Input {
	t.Helper()
	in, err := NewInput(InputData{Facts: facts, Now: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func eval(t testing.TB, set *Set, in Input, opts Options) Result {
	t.Helper()
	engine, err := NewEngine(set, opts)
	if err != nil {
		t.Fatal(err)
	}
	result, err := engine.Eval(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// queue is one resource of unit terraform:a.
func queue(name string) debt.Resource {
	return debt.Resource{
		ID: "terraform:a#aws_sqs_queue." + name, Unit: "terraform:a", Mode: "managed",
		Type: "aws_sqs_queue", Name: name, Address: "aws_sqs_queue." + name, Exists: debt.ExistsYes,
		At: debt.At{Unit: "terraform:a", Location: debt.Location{Path: "a/main.tf", Line: 3}},
	}
}

// messages joins problems for a comparison by substring.
func messages(problems []Problem) string {
	var text strings.Builder
	for _, p := range problems {
		text.WriteString(p.Error() + "\n")
	}
	return text.String()
}
