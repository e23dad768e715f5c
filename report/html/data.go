package html

import (
	"encoding/json"
	"slices"
)

// chunk is a run of findings as the script reads them: by column, and every
// text as a number, its place among the texts of all chunks so far. Texts
// repeat from finding to finding, so this is a third of what objects would be.
type chunk struct {
	Rows  int      `json:"rows"`
	Texts []string `json:"texts"` // those that no chunk before had
	// Columns of texts, by the name of the element that shows them.
	Columns  map[string]places `json:"columns"`
	Owners   [][]int           `json:"owners"`
	Evidence [][]int           `json:"evidence"` // name, value, name, value …
	Mark     []int             `json:"mark"`
	Minutes  []int             `json:"minutes"`
	Score    []float64         `json:"score"` // interest, to sort by
}

// places are the texts of a column, one for each row.
type places []int

// MarshalJSON writes a column of one text as that text's place alone: many
// columns say the same of all findings.
func (p places) MarshalJSON() ([]byte, error) {
	if len(p) > 1 && len(slices.Compact(slices.Clone(p))) == 1 {
		return json.Marshal(p[0])
	}
	return json.Marshal([]int(p))
}

// chunks packs all findings. There is always one chunk.
func chunks(all []row) []chunk {
	p := packer{places: map[string]int{}}
	var list []chunk
	for part := range slices.Chunk(all, chunkRows) {
		list = append(list, p.pack(part))
	}
	if list == nil {
		list = append(list, p.pack(nil))
	}
	return list
}

type packer struct {
	places map[string]int // of every text met so far
	fresh  []string       // those of the chunk at hand
}

// pack goes column by column, those with few texts first: the texts that are
// referred to most get the shortest numbers.
func (p *packer) pack(rows []row) chunk {
	p.fresh = []string{}
	c := chunk{
		Rows: len(rows), Columns: map[string]places{},
		Owners: [][]int{}, Evidence: [][]int{}, Mark: []int{}, Minutes: []int{}, Score: []float64{},
	}
	for _, column := range columns() {
		list := make(places, 0, len(rows))
		for i := range rows {
			list = append(list, p.place(column.text(rows[i])))
		}
		c.Columns[column.name] = list
	}
	for _, r := range rows {
		c.Owners = append(c.Owners, p.all(r.Owners))
		flat := make([]string, 0, 2*len(r.Evidence))
		for _, e := range r.Evidence {
			flat = append(flat, e.Name, e.Value)
		}
		c.Evidence = append(c.Evidence, p.all(flat))
		c.Mark = append(c.Mark, r.Mark)
		c.Minutes = append(c.Minutes, r.Minutes)
		c.Score = append(c.Score, r.Interest)
	}
	c.Texts = p.fresh
	return c
}

// column is one text of a row, under the name of the elements that show it.
type column struct {
	name string
	text func(row) string
}

// columns lists them, those with few texts first.
func columns() []column {
	return []column{
		{"accepted", func(r row) string { return r.Accepted }},
		{"severity", func(r row) string { return r.Severity }},
		{"confidence", func(r row) string { return r.Confidence }},
		{"family", func(r row) string { return r.Family }},
		{"cause", func(r row) string { return r.Cause }},
		{"context", func(r row) string { return r.Context }},
		{"rule", func(r row) string { return r.Rule }},
		{"title", func(r row) string { return r.Title }},
		{"why", func(r row) string { return r.Why }},
		{"remediation", func(r row) string { return r.Remediation }},
		{"work", row.Work},
		{"factors", func(r row) string { return r.Factors }},
		{"owner", row.Owner},
		{"first-owner", row.FirstOwner},
		{"interest", row.InterestText},
		{"since", func(r row) string { return r.Since }},
		{"commit", func(r row) string { return r.Commit }},
		{"unit", func(r row) string { return r.Unit }},
		{"place", func(r row) string { return r.Place }},
		{"message", func(r row) string { return r.Message }},
		{"fingerprint", func(r row) string { return r.Fingerprint }},
	}
}

func (p *packer) all(texts []string) []int {
	list := make([]int, 0, len(texts))
	for _, t := range texts {
		list = append(list, p.place(t))
	}
	return list
}

// place is where text stands among all texts.
func (p *packer) place(text string) int {
	if i, ok := p.places[text]; ok {
		return i
	}
	i := len(p.places)
	p.places[text] = i
	p.fresh = append(p.fresh, text)
	return i
}
