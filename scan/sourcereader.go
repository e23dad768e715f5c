package scan

import (
	"encoding/json"
	"maps"
)

// kindSources is the kind of the cached sources of modules in files.
const kindSources = "sources"

// sourceReader finds the local modules that files call. Nearly all files are
// what they were the last time, so what it found is kept by their contents.
type sourceReader struct {
	o     Options
	known map[string][]string // by blob, from the last time
	now   map[string][]string // by blob, of the files that were asked for
}

func newSourceReader(o Options) *sourceReader {
	r := &sourceReader{o: o, now: map[string][]string{}}
	if o.Cache != nil {
		if text, ok := o.Cache.Get(kindSources, o.Version); ok && json.Unmarshal(text, &r.known) != nil {
			r.known = nil
		}
	}
	return r
}

// sources are what stands as the source of a module in a file of configuration,
// and is a path.
func (r *sourceReader) sources(file string) []string {
	if !isConfiguration(file) {
		return nil
	}
	blob, err := r.o.Source.Blob(file)
	if err != nil {
		return nil
	}
	found, ok := r.known[blob]
	if !ok {
		content, ok := configuration(r.o, file)
		if !ok {
			return nil
		}
		found = localSources(content)
	}
	r.now[blob] = found
	return found
}

// keep files what was found, unless that is what was known.
func (r *sourceReader) keep() {
	same := maps.EqualFunc(r.known, r.now, func(a, b []string) bool { return len(a) == len(b) })
	if r.o.Cache == nil || same {
		return
	}
	if text, err := json.Marshal(r.now); err == nil {
		r.o.Cache.Put(kindSources, r.o.Version, text)
	}
}
