package source

import (
	"io/fs"
	"strings"
	"time"
)

// indexEntry is one path of git's index, relative to the root of the work tree.
type indexEntry struct {
	path      string
	blob      string
	size      int64 // of the file when it was added or checked out
	mtime     time.Time
	mode      fs.FileMode
	submodule bool // a commit of another repository, not a file
	conflict  bool // one side of a merge that is not finished
	intent    bool // git was told that the file will be added, and nothing more
	skip      bool // a sparse checkout leaves it out
	certain   bool // blob is the file's content while size and time agree
	vague     bool // git said nothing about size, time and intent
	seen      bool // it is in the work tree
}

// blobOf is the object id of a file on disk, where the index is certain of it.
func (e *indexEntry) blobOf(info fs.FileInfo) string {
	same := e.certain && e.size == info.Size() && e.mtime.Equal(info.ModTime()) && e.mode.Type() == info.Mode().Type()
	if !same {
		return ""
	}
	return e.blob
}

// settle decides whether the entry can be trusted. A file that is as young as
// the index may have changed after git looked at it without a trace in size or
// time; of those, git itself writes a size of zero.
func (e *indexEntry) settle(index time.Time) {
	empty := e.blob == formatSHA1.blob(nil) || e.blob == formatSHA256.blob(nil)
	e.certain = e.certain && e.mtime.Before(index) && (e.size != 0 || empty)
}

// tracked is the part of the index that is below the scanned folder.
type tracked struct {
	files map[string]*indexEntry
	dirs  map[string]bool // directories that hold files of the index
}

// newTracked keeps one entry for each path below prefix. Of a path in conflict
// the index has several, and none of them is certain.
func newTracked(entries []indexEntry, prefix string, index time.Time) tracked {
	t := tracked{files: make(map[string]*indexEntry, len(entries)), dirs: map[string]bool{}}
	for i := range entries {
		e := &entries[i]
		if _, ok := within(prefix, e.path); !ok {
			continue
		}
		if other := t.files[e.path]; other != nil {
			other.certain = false
			continue
		}
		if e.certain {
			e.settle(index)
		}
		t.add(e)
	}
	return t
}

func (t tracked) add(e *indexEntry) {
	t.files[e.path] = e
	t.parents(e.path)
}

func (t tracked) parents(path string) {
	for {
		at := strings.LastIndexByte(path, '/')
		if at < 0 {
			t.dirs[""] = true
			return
		}
		path = path[:at]
		if t.dirs[path] {
			return
		}
		t.dirs[path] = true
	}
}

// sparse lists the files that a sparse checkout left out. Their content is in
// git's objects; their sizes are still to be asked for.
func (t tracked) sparse(prefix string) []entry {
	var list []entry
	for path, e := range t.files {
		rel, ok := within(prefix, path)
		if ok && e.skip && !e.seen && !e.submodule {
			list = append(list, entry{path: rel, mode: e.mode, blob: e.blob, size: -1, objects: true})
		}
	}
	return list
}
