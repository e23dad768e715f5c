package rules

import "slices"

// reads is what a rule reads of the input, found in its text without parsing
// it: parsing and compiling take most of a small scan's time, and most rules
// are about things that a repository does not have.
type reads struct {
	tables []string // flat tables, groups read by variable, and keys of groups as "resource.aws_sqs_queue"
	always bool     // the rule may fire in any repository
}

// readsOf finds what source reads. It errs on the safe side: a mention in a
// string counts, and whatever it does not understand makes the rule run
// always. Lint proves for every embedded rule that skipping is without effect.
func (g grammar) readsOf(source string) reads {
	var r reads
	for _, m := range g.mention.FindAllStringSubmatch(g.comment.ReplaceAllString(source, ""), -1) {
		r.add(m[1]+m[2], m[3]+m[4])
	}
	slices.Sort(r.tables)
	r.tables = slices.Compact(r.tables)
	return r
}

func (r *reads) add(table, key string) {
	switch roleOf(table) {
	case roleFlat:
		r.tables = append(r.tables, table)
	case roleGroup:
		if key != "" {
			table += "." + key
		}
		r.tables = append(r.tables, table)
	case roleAlways, roleUnknown:
		r.always = true
	case roleLookup:
	}
}

// neededFor reports whether a rule that reads r may fire over in. A rule that
// reads no table of its own may always.
func (r reads) neededFor(in Input) bool {
	return r.always || len(r.tables) == 0 || slices.ContainsFunc(r.tables, func(t string) bool { return in.rows[t] > 0 })
}
