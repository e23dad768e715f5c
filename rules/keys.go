package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/debtscan/debtscan/debt"
)

// Key is a key of a group that a rule reads: a resource type, a data source's
// type, a kind of state or pin, an instruction's keyword, or the type of a row
// that mentions another.
type Key struct {
	Table string // "resource", "data", "state", "pin", "instruction", "referrers"
	Name  string // "aws_sqs_queue"
	Line  int    // where the rule first reads it
}

// keySet is a set of keys.
type keySet []Key

// of lists the names of one table's keys.
func (s keySet) of(table string) []string {
	var names []string
	for _, k := range s {
		if k.Table == table {
			names = append(names, k.Name)
		}
	}
	return names
}

// keysOf lists the keys that a module reads, in order of first mention. A key
// that is a variable, as in input.resource[type], is none.
func keysOf(module *ast.Module) keySet {
	var keys keySet
	ast.WalkRefs(module, func(ref ast.Ref) bool {
		if key, ok := keyOf(ref); ok && !keys.has(key) {
			keys = append(keys, key)
		}
		return false
	})
	return keys
}

func (s keySet) has(key Key) bool {
	return slices.ContainsFunc(s, func(k Key) bool { return k.Table == key.Table && k.Name == key.Name })
}

// keyOf finds the key in a reference such as input.resource.aws_sqs_queue[i] or
// input.referrers[id].aws_sqs_queue.
func keyOf(ref ast.Ref) (Key, bool) {
	table, ok := tableOf(ref)
	at := 2
	if table == "referrers" {
		at = 3
	}
	if !ok || len(ref) <= at || roleOf(table) != roleGroup && table != "referrers" {
		return Key{}, false
	}
	name, ok := ref[at].Value.(ast.String)
	if !ok {
		return Key{}, false
	}
	key := Key{Table: table, Name: string(name)}
	if at := ref[0].Location; at != nil {
		key.Line = at.Row
	}
	return key, true
}

// tableOf returns T of a reference input.T.
func tableOf(ref ast.Ref) (string, bool) {
	if len(ref) < 2 || !ref[0].Equal(ast.InputRootDocument) {
		return "", false
	}
	name, ok := ref[1].Value.(ast.String)
	return string(name), ok
}

// CheckKeys proves the keys that a rule reads by its example. No list of
// resource types is complete, and one that every rule had to edit would be in
// everybody's way; so the known keys are those the rules read, and a typo is
// caught because a misspelt type does not occur in the example that shows the
// rule at work. Kinds that the vocabulary itself fixes need no example.
//
// The problems name the rule's file and line; file is used for nothing else.
func CheckKeys(file, source, example string) []Problem {
	module, problems := parseForCheck(file, source)
	if module == nil {
		return problems
	}
	for _, key := range keysOf(module) {
		if !fixedKey(key) && !mentionsWord(example, proofWord(key)) {
			problems = append(problems, Problem{file, key.Line, fmt.Sprintf(
				"input.%s has no proof for %q: the rule's example.txtar does not mention it; correct the spelling or extend the example",
				key.Table, key.Name)})
		}
	}
	return problems
}

// fixedKey reports whether the vocabulary fixes a key.
func fixedKey(key Key) bool {
	switch key.Table {
	case "pin":
		return slices.Contains([]string{
			debt.PinImage, debt.PinModule, debt.PinProvider, debt.PinAction, debt.PinRunner, debt.PinTool, debt.PinRuntime, debt.PinEngine,
		}, key.Name)
	case "marker":
		return slices.Contains([]string{debt.MarkerPromise, debt.MarkerManual, debt.MarkerSuppressed, debt.MarkerDeadCode, debt.MarkerGenerated}, key.Name)
	case "state":
		return slices.Contains([]string{"backend", "state-file", "plan-file", "volume"}, key.Name)
	case "referrers":
		return slices.Contains([]string{"module", "provider", "output", "local"}, key.Name)
	}
	return false
}

// proofWord is the word that proves a key: data sources mention as "data.type".
func proofWord(key Key) string {
	if key.Table == "referrers" {
		return strings.TrimPrefix(key.Name, "data.")
	}
	return key.Name
}

// mentionsWord reports whether text has word as a whole word, in either case:
// an instruction's keyword is upper case in facts and may be lower in a file.
func mentionsWord(text, word string) bool {
	pattern := `(?i)(^|[^A-Za-z0-9_])` + regexp.QuoteMeta(word) + `($|[^A-Za-z0-9_])`
	return regexp.MustCompile(pattern).MatchString(text)
}
