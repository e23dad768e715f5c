package rules

import "regexp"

// grammar holds the forms of what is read from a rule as text. It is built once
// per load, because compiling the patterns takes longer than matching them.
type grammar struct {
	packageLine *regexp.Regexp // family and name, each bare or quoted
	mention     *regexp.Regexp // a table of the input and, if there is one, its key
	comment     *regexp.Regexp // a whole line of comment
	id          *regexp.Regexp
	version     *regexp.Regexp
	sentence    *regexp.Regexp // of the founding document
	effort      *regexp.Regexp
	days        *regexp.Regexp
}

func newGrammar() grammar {
	element := `(?:\.([a-z][a-z0-9_]*)|\["([a-z][a-z0-9-]*)"\])`
	step := `(?:\.([A-Za-z0-9_]+)|\["([^"]*)"\])?`
	return grammar{
		packageLine: regexp.MustCompile(`^package debt\.rules` + element + element + `[ \t]*(?:#.*)?$`),
		mention:     regexp.MustCompile(`(?:^|[^\w"-])input\b` + step + step),
		comment:     regexp.MustCompile(`(?m)^[ \t]*#.*$`),
		id:          regexp.MustCompile(`^[A-Z]{3}-[0-9]{3}$`),
		version:     regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+$`),
		sentence:    regexp.MustCompile(`^(I[0-9]|[1-9][a-z])$`),
		days:        regexp.MustCompile(`^[1-9][0-9]{0,3}d$`),
		effort:      regexp.MustCompile(`^[1-9][0-9]{0,3}[mh]$`),
	}
}
