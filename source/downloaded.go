package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Bounds on what is shown of downloaded modules. What is beyond them is not
// there, as if it had not been downloaded.
const (
	maxDownloaded       = 20_000 // files, of all folders
	maxDownloadedSize   = 2 << 20
	maxDownloadedFolder = 5_000 // folders with configuration that are looked into
)

// downloaded is where `terraform init` puts the modules of a folder, with the
// list of them.
const (
	downloaded     = ".terraform/modules"
	downloadedList = downloaded + "/modules.json"
)

// hide adds what `terraform init` downloaded, below every folder with
// configuration. git ignores such files: they are none of the state's Files, so
// that nothing is said of them, but who reads the file system finds them.
func (l *listing) hide(fsys fs.FS, opts Options) {
	if !opts.Downloaded {
		return
	}
	h := &hiding{fsys: fsys, left: maxDownloaded}
	for i, dir := range configured(l.entries) {
		if i == maxDownloadedFolder {
			break
		}
		list := join(dir, downloadedList)
		if info, err := fs.Lstat(fsys, list); err == nil && info.Mode().IsRegular() {
			h.folder(join(dir, downloaded), 0)
		}
	}
	listed := make(map[string]bool, len(l.entries))
	for _, e := range l.entries {
		listed[e.path] = true
	}
	for _, e := range h.found {
		if !listed[e.path] {
			l.entries = append(l.entries, e)
		}
	}
}

// shown are the entries that are Files of the state.
func (t tree) shown() tree {
	isHidden := func(e entry) bool { return e.hidden }
	if !slices.ContainsFunc(t, isHidden) {
		return t
	}
	return slices.DeleteFunc(slices.Clone(t), isHidden)
}

// configured are the folders that hold Terraform configuration of their own.
func configured(entries []entry) []string {
	var dirs []string
	seen := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.path, ".tf") && !strings.HasSuffix(e.path, ".tf.json") && !strings.HasSuffix(e.path, ".tofu") {
			continue
		}
		dir := path.Dir(e.path)
		if !seen[dir] && !strings.Contains("/"+dir+"/", "/.terraform/") {
			seen[dir] = true
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	return dirs
}

type hiding struct {
	fsys  fs.FS
	found []entry
	left  int
}

// folder adds the regular files in dir and below it. Symbolic links are left
// out: they lead where they like.
func (h *hiding) folder(dir string, depth int) {
	names, err := fs.ReadDir(h.fsys, dir)
	if err != nil || depth > 40 || len(dir) > maxPath {
		return
	}
	for _, d := range names {
		name := join(dir, d.Name())
		switch {
		case d.Name() == ".git":
		case d.IsDir():
			h.folder(name, depth+1)
		case d.Type().IsRegular():
			h.file(name, d)
		}
		if h.left == 0 {
			return
		}
	}
}

func (h *hiding) file(name string, d fs.DirEntry) {
	info, err := d.Info()
	if err != nil || info.Size() > maxDownloadedSize || refused(name) != "" {
		return
	}
	h.left--
	h.found = append(h.found, entry{path: name, size: info.Size(), mode: modeOf(info), mtime: info.ModTime(), hidden: true})
}
