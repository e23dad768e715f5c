package rules

import "slices"

// NeedHistory lists the IDs of the rules that say nothing, or less, about a
// repository whose history is not known.
func (s *Set) NeedHistory() []string {
	g := newGrammar()
	var ids []string
	for _, r := range s.rules {
		tables := g.tablesOf(r.text)
		if r.MinAge > 0 || slices.ContainsFunc(tables, func(t string) bool { return t == "change" || t == "grade" || t == "history" }) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// tablesOf lists the tables of the input that source mentions.
func (g grammar) tablesOf(source string) []string {
	var tables []string
	for _, m := range g.mention.FindAllStringSubmatch(g.comment.ReplaceAllString(source, ""), -1) {
		tables = append(tables, m[1]+m[2])
	}
	return tables
}
