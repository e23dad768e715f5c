package scan

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strconv"

	"github.com/debtscan/debtscan/debt"
)

// kindFacts is the kind of cached facts of units.
const kindFacts = "facts"

// kept is what is cached of one unit: the facts, and every answer that the
// scanner built on. While these are the same, so are the facts.
type kept struct {
	answers
	Facts debt.Facts `json:"facts"`
}

// answers is what the scanner of one unit built on.
type answers struct {
	Blobs   map[string]string `json:"blobs"`   // by path, of files that were opened
	Missing []string          `json:"missing"` // names that did not exist
	Folders map[string]string `json:"folders"` // by path, a digest of the names in it
	Marked  []string          `json:"marked"`  // files with suppressions
	Digest  string            `json:"digest"`  // of the facts
}

// factKey is what a unit's facts are filed under. Another version of the
// program may read the same bytes differently, and a unit with another file is
// another unit.
func (o Options) factKey(w *work) string {
	parts := append([]string{o.Version, w.scanner.Name(), strconv.Itoa(w.scanner.Version()), w.unit.ID}, w.unit.Files...)
	return digest(parts...)
}

// recall takes a unit's facts from the cache, when nothing they were built on
// has changed.
func (o Options) recall(w *work) bool {
	if o.Cache == nil {
		return false
	}
	text, ok := o.Cache.Get(kindFacts, o.factKey(w))
	if !ok {
		return false
	}
	var k kept
	if json.Unmarshal(text, &k) != nil || !o.unchanged(k.answers) {
		return false
	}
	marked := map[string][]byte{}
	for _, path := range k.Marked {
		content, err := fs.ReadFile(o.Source, path)
		if err != nil {
			return false
		}
		marked[path] = content
	}
	w.facts, w.digest, w.marked = k.Facts, k.Digest, marked
	for path := range k.Blobs {
		w.record.Files = append(w.record.Files, path)
	}
	slices.Sort(w.record.Files)
	return true
}

// unchanged asks everything again that a scanner asked.
func (o Options) unchanged(k answers) bool {
	for path, blob := range k.Blobs {
		if now, err := o.Source.Blob(path); err != nil || now != blob {
			return false
		}
	}
	for _, path := range k.Missing {
		if _, err := fs.Stat(o.Source, path); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	for path, names := range k.Folders {
		entries, err := fs.ReadDir(o.Source, path)
		if err != nil || namesDigest(entries) != names {
			return false
		}
	}
	return true
}

// keeps reports whether facts of units are filed.
func (o Options) keeps() bool {
	_, closed := o.Cache.(readOnly)
	return o.Cache != nil && !closed
}

// retain files a unit's facts. What was built on a file that has no content of
// its own, as one that could not be read, is found out again the next time.
func (o Options) retain(w *work, facts []byte) {
	k := answers{Blobs: map[string]string{}, Missing: w.record.Missing, Folders: w.record.Folders, Digest: w.digest}
	for _, path := range w.record.Files {
		blob, err := o.Source.Blob(path)
		if err != nil {
			return
		}
		k.Blobs[path] = blob
	}
	for path := range w.marked {
		k.Marked = append(k.Marked, path)
	}
	slices.Sort(k.Marked)
	text, err := k.with(facts)
	if err != nil {
		return
	}
	o.Cache.Put(kindFacts, o.factKey(w), text)
}

// with writes down what is kept, with facts that are written down already: they
// are most of it, and to encode them again would take as long as the first time.
func (k answers) with(facts []byte) ([]byte, error) {
	head, err := json.Marshal(k)
	if err != nil {
		return nil, err
	}
	head = bytes.TrimSuffix(head, []byte("}"))
	return slices.Concat(head, []byte(`,"facts":`), facts, []byte("}")), nil
}
