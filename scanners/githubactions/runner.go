package githubactions

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// machine is what a job asks of one runner: all labels at once. A matrix gives
// a job several machines.
type machine struct {
	labels  []string
	at      yamlnode.Node
	group   bool // it is taken from a group of runners, which an organisation names
	certain bool // labels are all that is asked
}

// runners reads where a job runs, as all labels of all its machines, and
// records those that GitHub hosts.
func (r *reader) runners(u *unsure, job string, n yamlnode.Node) []string {
	runsOn := n.Lookup("runs-on")
	machines, certain := machinesOf(runsOn.Value, n.Get("strategy").Get("matrix"))
	var labels []string
	seen := map[string]bool{}
	for _, m := range machines {
		certain = certain && m.certain
		for _, label := range m.labels {
			if seen[label] {
				continue
			}
			seen[label] = true
			labels = append(labels, label)
		}
	}
	if !certain {
		u.note("runs_on")
	}
	r.hosted(job, runsOn, machines)
	return labels
}

// machinesOf reads runs-on. Complete is false when there may be machines that
// are not in the list.
func machinesOf(runsOn, matrix yamlnode.Node) (machines []machine, complete bool) {
	if !isWritten(runsOn) {
		return nil, true
	}
	if !runsOn.HasExpression() {
		return []machine{machineOf(runsOn)}, true
	}
	axis, field, ok := matrixReference(runsOn.Text())
	if !ok {
		return nil, false
	}
	values, complete := matrixValues(matrix, axis, field)
	for _, value := range values {
		machines = append(machines, machineOf(value))
	}
	return machines, complete
}

// machineOf reads a label, a list of labels, or a mapping with a group.
func machineOf(n yamlnode.Node) machine {
	m := machine{at: n}
	labels := n
	if n.IsMapping() {
		m.group = true
		labels = n.Get("labels")
	}
	m.labels, m.certain = labels.Strings()
	m.certain = m.certain && len(m.labels) > 0
	return m
}

// matrixReference reads "${{ matrix.axis }}" and "${{ matrix.axis.field }}".
func matrixReference(text string) (axis, field string, ok bool) {
	inner, opened := strings.CutPrefix(strings.TrimSpace(text), "${{")
	inner, closed := strings.CutSuffix(inner, "}}")
	names := strings.Split(strings.TrimSpace(inner), ".")
	if !opened || !closed || len(names) > 3 || !strings.EqualFold(names[0], "matrix") {
		return "", "", false
	}
	names = names[1:]
	if len(names) == 0 || slices.ContainsFunc(names, isNotName) {
		return "", "", false
	}
	return names[0], strings.Join(names[1:], ""), true
}

// isNotName reports whether s is anything but a property's name in GitHub's
// expressions.
func isNotName(s string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
	return s == "" || strings.Trim(s, letters+"0123456789-") != "" || !strings.Contains(letters, s[:1])
}

// hosted adds a pin for each label of a machine that GitHub hosts. A machine
// that is self-hosted or of a group only resembles one, and one with a label
// that is not known may.
func (r *reader) hosted(job string, runsOn yamlnode.Pair, machines []machine) {
	done := map[string]bool{}
	for _, m := range machines {
		if m.group || !m.certain || slices.ContainsFunc(m.labels, isSelfHosted) {
			continue
		}
		at := r.atPair(runsOn)
		if runsOn.Value.HasExpression() {
			at = r.atNode(m.at)
		}
		for _, label := range m.labels {
			name := strings.ToLower(label)
			if !isHosted(name) || done[name] {
				continue
			}
			done[name] = true
			_, version, _ := strings.Cut(name, "-")
			r.pin("runner:"+job+"/"+name, debt.Pin{
				Kind: debt.PinRunner, Name: name, Source: label, Version: version, Key: job + "/" + name, At: at,
			})
		}
	}
}

func isSelfHosted(label string) bool { return strings.EqualFold(label, "self-hosted") }

func isHosted(label string) bool {
	system, version, ok := strings.Cut(label, "-")
	return ok && version != "" && slices.Contains([]string{"ubuntu", "windows", "macos"}, system)
}
