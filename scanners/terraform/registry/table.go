package registry

import (
	"embed"
	"sync"
)

//go:embed all:data
var embedded embed.FS

// Table is the known modules. It is safe for concurrent use: a file is parsed
// when its module is called first.
type Table struct {
	mu    sync.Mutex
	files map[string]*file
}

// New returns the table that is part of the program.
func New() *Table { return &Table{files: map[string]*file{}} }

// Find is what is known of the module that a call names. Sure is false when the
// call may also get a release that the table does not know: then there are such
// resources, but no more is certain.
func (t *Table) Find(c Call) (m *Module, sure, ok bool) {
	p, ok := placeOf(c.Source)
	if !ok {
		return nil, false, false
	}
	f := t.file(p.file)
	if f == nil {
		return nil, false, false
	}
	wanted, ok := c.releases(p, f.commits)
	if !ok {
		return nil, false, false
	}
	for i := range f.modules {
		m := &f.modules[i]
		if m.releases.meets(wanted) {
			return m, m.releases.contains(wanted), true
		}
	}
	return nil, false, false
}

// file is the module's file of data; nil for a module that there is none for.
// That every file can be read is for a test to see.
func (t *Table) file(name string) *file {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known, ok := t.files[name]; ok {
		return known
	}
	content, err := embedded.ReadFile(name)
	if err != nil {
		return nil
	}
	parsed, err := parse(name, content)
	if err != nil {
		return nil
	}
	t.files[name] = parsed
	return parsed
}
