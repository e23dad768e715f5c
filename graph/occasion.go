package graph

import (
	"fmt"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// tally counts resources of which some are there under a condition only. Two
// conditions may exclude each other, as those of two environments do, so they
// are never added up: what a plan holds at least is what is always there, and
// the most that one condition brings. What is there only before production is
// not counted: a copy of the system for tests may hold as much as it likes.
type tally struct {
	always int
	under  map[string]int // by condition and its outcome
}

// add counts n resources that are there under an occasion, "" for always.
func (t *tally) add(occasion string, n int) {
	if occasion == rehearsal {
		return
	}
	if occasion == "" {
		t.always = min(maxResources, t.always+n)
		return
	}
	if t.under == nil {
		t.under = map[string]int{}
	}
	t.under[occasion] = min(maxResources, t.under[occasion]+n)
}

// total is what one plan holds.
func (t *tally) total() int {
	most := 0
	for _, n := range t.under {
		most = max(most, n)
	}
	return min(maxResources, t.always+most)
}

// rehearsal is the occasion of what is there only in an environment before
// production.
const rehearsal = "rehearsal"

// occasionOf is the condition, and the outcome of it, under which a row is
// there; "" when it is there always, or when that is not known.
func occasionOf(v debt.Values) string {
	for _, path := range []string{"count", "for_each"} {
		there, gone := "", false
		for _, a := range v.Maybe[path] {
			if none(a) {
				gone = true
				continue
			}
			there = fmt.Sprintf("%t %s", a.Branch, a.Condition)
			if a.Branch && rehearses(a.Condition) {
				there = rehearsal
			}
		}
		if gone && there != "" {
			return there
		}
	}
	return ""
}

// rehearses reports whether a condition asks for an environment before
// production, as `local.is-development` and `var.stage == "test"` do.
func rehearses(condition string) bool {
	if strings.HasPrefix(condition, "!") {
		return false
	}
	_, name, _ := strings.Cut(strings.ReplaceAll(condition, "_", "-"), ".is-")
	if _, value, compares := strings.Cut(condition, ` == "`); compares {
		name = strings.TrimSuffix(value, `"`)
	}
	class := classOf(name)
	return class == debt.Staging || class == debt.Development
}

// none reports whether a value of count or for_each makes no instance.
func none(a debt.Alternative) bool {
	switch v := a.Value.(type) {
	case nil:
		return true
	case bool:
		return !v
	case string:
		return v == "0"
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return fmt.Sprint(a.Value) == "0"
}
