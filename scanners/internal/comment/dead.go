package comment

import (
	"regexp"
	"slices"
)

// minDead is how many lines code that is commented out has at least. Less is as
// often an example of one setting.
const minDead = 3

// maxDead bounds the lines of a block in which code is looked for: what stands
// behind them is hardly more of a finding.
const maxDead = 2000

var example = regexp.MustCompile(`(?i)\b(?:examples?|e\.g\.?|eg|i\.e\.?|usage|samples?|snippet|such as|for instance|looks? like|like (?:this|below|so)|as (?:below|follows)|equivalent|equals|results? in|output|expected|schema|format|shape|structure|returns|expands|renders|becomes|template|uncomment\w*|un-comment\w*|placeholders?|optionally|re-?enable when|roll-?backs?|roll(?:ed|ing)? back|revert(?:ed|ing)?|post-migration|fall-?back|comment(?:ed|ing)?[- ]out)\b`)

// dead finds code in a block, without that which explains something or is kept
// ready by intention. What stands above the block may say so.
func dead(b block, above []line, code Code) []Run {
	if code == nil || len(b.lines) < minDead {
		return nil
	}
	codes := b.codes()
	return slices.DeleteFunc(code(codes[:min(len(codes), maxDead)]), func(r Run) bool {
		return r.To-r.From+1 < minDead || explains(slices.Concat(above, b.lines[:r.From]))
	})
}

// explains reports whether the nearest lines of a comment announce an example,
// or code that is to be switched on.
func explains(above []line) bool {
	near := 0
	for _, l := range slices.Backward(above) {
		if l.text == "" {
			continue
		}
		if example.MatchString(l.text) {
			return true
		}
		if near++; near == 2 {
			return false
		}
	}
	return false
}
