package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// ScaffoldFile is one file of a new rule.
type ScaffoldFile struct {
	Path string // slash-separated, below the folder of all rules
	Text string
}

var scaffoldName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Scaffold returns the three files of a new rule, with the next free ID of its
// family beside those that are taken. They compile and pass their tests, so that an author changes a
// working rule instead of writing one from nothing.
func Scaffold(taken []string, folder, name string) ([]ScaffoldFile, error) {
	family, ok := familyOf(folder)
	if !ok {
		return nil, fmt.Errorf("there is no family %q; families are %s", folder, strings.Join(folders(), ", "))
	}
	if !scaffoldName.MatchString(name) {
		return nil, fmt.Errorf("%q is no rule name; use lower-case words with dashes, as in queue-without-dead-letter", name)
	}
	file := strings.ReplaceAll(name, "-", "_")
	base := folder + "/" + name + "/"
	fill := strings.NewReplacer("{id}", nextID(taken, family.Prefix), "{folder}", folder, "{name}", name)
	return []ScaffoldFile{
		{base + file + ".rego", fill.Replace(scaffoldRule)},
		{base + file + "_test.rego", fill.Replace(scaffoldTest)},
		{base + "example.txtar", fill.Replace(scaffoldExample)},
	}, nil
}

func familyOf(folder string) (debt.Family, bool) {
	for _, f := range debt.Families() {
		if f.Folder == folder {
			return f, true
		}
	}
	return debt.Family{}, false
}

func folders() []string {
	var names []string
	for _, f := range debt.Families() {
		names = append(names, f.Folder)
	}
	return names
}

// nextID is the first ID of a family above all that are taken. Numbers from 900
// are left to rules of one's own, so that an update never collides with them.
func nextID(taken []string, prefix string) string {
	next := 900
	for _, id := range taken {
		var n int
		if _, err := fmt.Sscanf(id, prefix+"-%d", &n); err == nil && n >= next {
			next = n + 1
		}
	}
	return fmt.Sprintf("%s-%03d", prefix, next)
}

const scaffoldRule = `# METADATA
# title: Local backend
# description: Say here, in full sentences, what goes wrong at the next failure because of this.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/backend
# custom:
#   id: {id}
#   severities: [low]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [backend type]
#   serves: ["3a"]
#   remediation: Say here what to do.
#   effort: 30m
#   since: 0.1.0
package debt.rules["{folder}"]["{name}"]

import data.debt.lib

findings contains {
	"at": backend.at,
	"key": [backend.name],
	"message": sprintf("the backend of this root is %s", [backend.name]),
	"evidence": {"name": backend.name},
} if {
	some backend in input.state.backend
	backend.name == "local"
	lib.live(backend)
}
`

const scaffoldTest = `package debt.rules["{folder}"]["{name}_test"]

import data.debt.rules["{folder}"]["{name}"] as rule

backend(name) := {"backend": [{"name": name, "at": {"unit": "terraform:a", "path": "a/main.tf"}}]}

test_finds_a_local_backend if {
	count(rule.findings) == 1 with input as {"state": backend("local")}
}

test_silent_on_other_backends if {
	count(rule.findings) == 0 with input as {"state": backend("s3")}
}
`

const scaffoldExample = `A small repository: mark what must be found, and show what must not.

-- local/main.tf --
terraform {
  # want+1 {id} "is local"
  backend "local" {}
}
-- remote/main.tf --
terraform {
  backend "s3" {}
}
`
