package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxIgnore bounds a .gitignore file, in bytes: every pattern is tried on every
// file.
const maxIgnore = 512 << 10

// walker lists what is in a folder: tracked files that exist and, when it is
// asked to, files that are neither tracked nor ignored. Directories that are
// ignored, or repositories of their own, are not entered unless something in
// them is tracked. Symbolic links are listed and not walked. Paths inside are
// relative to the root of the work tree, those of the listing to the folder.
type walker struct {
	fsys      fs.FS  // the work tree from its root
	prefix    string // the folder to list; "" for all
	tracked   tracked
	untracked bool     // list untracked files too
	exclude   []byte   // content of .git/info/exclude
	objects   contents // for .gitignore files a sparse checkout left out; nil without git
	listing
}

// list walks the folder.
func (w *walker) list(ctx context.Context) (listing, error) {
	patterns, dir, ignored := parseIgnores(w.exclude, "", nil), "", false
	if w.prefix != "" {
		for part := range strings.SplitSeq(w.prefix, "/") {
			patterns = w.ignoreFile(dir, patterns)
			dir = join(dir, part)
			ignored = ignored || patterns.ignored(dir, true)
		}
	}
	if ignored {
		w.miss(".", ignoredFolder)
	}
	if err := w.directory(ctx, w.prefix, patterns, ignored); err != nil {
		return listing{}, err
	}
	return w.listing, nil
}

const ignoredFolder = "git ignores this folder: only tracked files in it are listed"

// directory lists dir. ignored says that it or a directory above it is ignored,
// which no pattern inside can undo.
func (w *walker) directory(ctx context.Context, dir string, patterns *ignores, ignored bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	names, err := fs.ReadDir(w.fsys, rootDot(dir))
	if err != nil {
		if dir == w.prefix {
			return fmt.Errorf("cannot list the folder: %w", cause(err))
		}
		w.missed(dir, err)
	}
	if dir != w.prefix && !w.tracked.dirs[dir] && w.isRepository(dir, names) {
		w.nest(w.prefix, dir)
		return nil
	}
	if w.untracked && !ignored && w.mayHaveIgnore(dir, names) {
		patterns = w.ignoreFile(dir, patterns)
	}
	for _, d := range names {
		if err := w.visit(ctx, join(dir, d.Name()), d, patterns, ignored); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) visit(ctx context.Context, path string, d fs.DirEntry, patterns *ignores, ignored bool) error {
	known := w.tracked.files[path]
	if d.Name() == ".git" {
		return nil
	}
	if known != nil && known.submodule {
		w.nest(w.prefix, path)
		return nil
	}
	if !d.IsDir() {
		if known == nil && (!w.untracked || ignored || patterns.ignored(path, false)) {
			return nil
		}
		return w.file(path, d, known)
	}
	if len(path) > maxPath {
		w.miss(path, "its path is longer than 4096 bytes")
		return nil
	}
	inside := ignored || w.untracked && patterns.ignored(path, true)
	if !w.tracked.dirs[path] && (inside || !w.untracked) {
		return nil
	}
	return w.directory(ctx, path, patterns, inside)
}

// file adds one file. What is neither a regular file nor a symbolic link is no
// content git could hold; it matters only where git expects a file.
func (w *walker) file(path string, d fs.DirEntry, known *indexEntry) error {
	if t := d.Type(); t != 0 && t != fs.ModeSymlink {
		if known != nil {
			w.missed(path, errNotRegular)
		}
		return nil
	}
	info, err := d.Info()
	if err != nil {
		w.missed(path, err)
		return nil
	}
	rel, _ := within(w.prefix, path)
	e := entry{path: rel, size: info.Size(), mode: modeOf(info), mtime: info.ModTime()}
	if known != nil {
		known.seen = true
		e.blob = known.blobOf(info)
	}
	return w.add(e)
}

// missed records what could not be listed. What has gone meanwhile was not
// missed.
func (w *walker) missed(path string, err error) {
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	reason := cause(err).Error()
	if errors.Is(err, fs.ErrPermission) {
		reason = "permission denied"
	}
	if errors.Is(err, fs.ErrInvalid) && !utf8.ValidString(path) {
		reason = "its name is not valid UTF-8; rename it"
	}
	rel, ok := within(w.prefix, path)
	if !ok {
		rel = "."
	}
	w.miss(rel, reason)
}

// isRepository reports whether dir is the root of a repository of its own.
func (w *walker) isRepository(dir string, names []fs.DirEntry) bool {
	for _, d := range names {
		if d.Name() != ".git" {
			continue
		}
		dot := join(dir, ".git")
		if !d.IsDir() {
			_, ok := gitFile(w.fsys, dot)
			return ok || d.Type() == fs.ModeSymlink
		}
		_, noHead := fs.Lstat(w.fsys, dot+"/HEAD")
		_, noObjects := fs.Stat(w.fsys, dot+"/objects")
		return noHead == nil && noObjects == nil
	}
	return false
}

// ignoreFile reads the .gitignore file of dir, if it has one. Like git, it
// reads regular files only.
func (w *walker) ignoreFile(dir string, above *ignores) *ignores {
	name := join(dir, ".gitignore")
	content, err := w.readIgnore(name)
	if errors.Is(err, fs.ErrNotExist) {
		return above
	}
	if err != nil {
		w.missed(name, fmt.Errorf("its patterns are not applied: %w", cause(err)))
		return above
	}
	return parseIgnores(content, dir, above)
}

// mayHaveIgnore saves looking for a .gitignore file where there is none.
func (w *walker) mayHaveIgnore(dir string, names []fs.DirEntry) bool {
	_, found := slices.BinarySearchFunc(names, ".gitignore", func(d fs.DirEntry, name string) int {
		return strings.Compare(d.Name(), name)
	})
	return found || w.tracked.files[join(dir, ".gitignore")] != nil
}

func (w *walker) readIgnore(name string) ([]byte, error) {
	info, err := fs.Lstat(w.fsys, name)
	known := w.tracked.files[name]
	switch {
	case err != nil && known != nil && known.skip && w.objects != nil:
		return w.objects.read(&entry{blob: known.blob})
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fs.ErrNotExist
	case info.Size() > maxIgnore:
		return nil, errors.New("it is larger than 512 KiB")
	}
	return fs.ReadFile(w.fsys, name)
}

func modeOf(info fs.FileInfo) fs.FileMode {
	switch mode := info.Mode(); {
	case mode&fs.ModeSymlink != 0:
		return modeSymlink
	case mode&0o100 != 0:
		return modeExecutable
	}
	return modeFile
}

// rootDot is the name an fs.FS has for dir.
func rootDot(dir string) string {
	if dir == "" {
		return "."
	}
	return dir
}
