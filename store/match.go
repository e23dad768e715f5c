package store

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// pair is a finding of the report with the span that it goes on from, which is
// nil for one that opens.
type pair struct {
	seen *seen
	from *live
}

// match carries identity from the ledger to a report: by the fingerprint
// first, then through rules that took others over, then through units that
// have another name as well. Each span and each finding is matched once; gone
// are the spans that no finding goes on from.
func match(in *input, spans []*live) (pairs []pair, gone []*live) {
	byFingerprint := make(map[string]*live, len(spans))
	for _, s := range spans {
		byFingerprint[s.fingerprint] = s
	}
	pairs = make([]pair, len(in.found))
	for i, f := range in.found {
		pairs[i] = pair{f, byFingerprint[f.fingerprint]}
		delete(byFingerprint, f.fingerprint)
	}
	for _, s := range spans {
		if byFingerprint[s.fingerprint] != nil {
			gone = append(gone, s)
		}
	}
	t := newTranslation(in.opts)
	if len(in.opts.Replaces) > 0 {
		gone = translate(pairs, gone, t.rules)
	}
	if len(in.opts.Renames) > 0 {
		gone = translate(pairs, gone, t.units)
	}
	return pairs, gone
}

// name is what a fingerprint is made of, but for the ordinal.
type name struct{ rule, unit, key string }

// translate matches what is left on both sides by what the spans are called
// today. Equal ones are taken in the order they stand in the source.
func translate(pairs []pair, gone []*live, today func(*live) name) (left []*live) {
	waiting := map[name][]*pair{}
	for i := range pairs {
		if p := &pairs[i]; p.from == nil {
			at := name{p.seen.rule, p.seen.unit, p.seen.text.key}
			waiting[at] = append(waiting[at], p)
		}
	}
	for _, list := range waiting {
		slices.SortFunc(list, func(a, b *pair) int {
			return cmp.Or(strings.Compare(a.seen.path, b.seen.path), cmp.Compare(a.seen.line, b.seen.line), strings.Compare(a.seen.fingerprint, b.seen.fingerprint))
		})
	}
	slices.SortFunc(gone, func(a, b *live) int {
		return cmp.Or(strings.Compare(a.path, b.path), cmp.Compare(a.line, b.line), cmp.Compare(a.id, b.id))
	})
	for _, s := range gone {
		at := today(s)
		if list := waiting[at]; len(list) > 0 {
			list[0].from, waiting[at] = s, list[1:]
			continue
		}
		left = append(left, s)
	}
	return left
}

// translation knows today's names.
type translation struct {
	replaces map[string]string
	renames  map[string]string
}

func newTranslation(o IngestOptions) translation {
	t := translation{o.Replaces, map[string]string{}}
	for _, r := range o.Renames {
		t.renames[r.Old] = r.New
	}
	return t
}

// rules is a span's address with the rule's name of today.
func (t translation) rules(s *live) name {
	rule := s.rule
	for range t.replaces { // a rule may have been taken over more than once
		next, ok := t.replaces[rule]
		if !ok {
			break
		}
		rule = next
	}
	return name{rule, s.unit, s.key}
}

// units is a span's address with the names of rule and unit of today. Paths in
// its key that are in the unit go along.
func (t translation) units(s *live) name {
	at := t.rules(s)
	unit, ok := t.renames[s.unit]
	if !ok {
		return at
	}
	_, before := debt.SplitUnitID(s.unit)
	_, after := debt.SplitUnitID(unit)
	return name{at.rule, unit, rebase(at.key, before, after)}
}

func rebase(key, before, after string) string {
	var parts []string
	if json.Unmarshal([]byte(key), &parts) != nil {
		return key
	}
	for i, part := range parts {
		if part == before {
			parts[i] = after
		} else if rest, ok := strings.CutPrefix(part, before+"/"); ok {
			parts[i] = after + "/" + rest
		}
	}
	return list(parts)
}
