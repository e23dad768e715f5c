package source

import (
	"context"
	"fmt"
	"os"
	"strings"
)

// OpenIndex opens what `git commit` would commit now: the files of git's index,
// with the contents that were added. Files that were only announced (`git add
// -N`) are not part of it, and submodules are no files. In a hook
// GIT_INDEX_FILE names the index that the commit is made of, which for `git
// commit -a` and `git commit PATH` is another than the repository's own. While
// paths are in conflict nothing can be committed, and opening fails.
func OpenIndex(ctx context.Context, dir string, opts Options) (Source, error) {
	l, err := locate(dir, opts)
	if err != nil {
		return nil, err
	}
	if l.gitDir == "" {
		return nil, fmt.Errorf("cannot read the index of %s: %w", l.dir, ErrNoRepository)
	}
	if l.top == "" {
		return nil, fmt.Errorf("cannot read the index of %s: it is in the git directory %s, which has no work tree; name a work tree", l.dir, l.gitDir)
	}
	// git takes an index that is not there for an empty one. One that the
	// environment names and that is missing is a mistake, which must not look
	// like a commit without files.
	if name := opts.env("GIT_INDEX_FILE"); name != "" {
		if _, err := os.Stat(l.index); err != nil {
			return nil, fmt.Errorf("cannot read the index that GIT_INDEX_FILE=%s names: %w", name, cause(err))
		}
	}
	return chooseSource(ctx, l, opts, openIndex)
}

func openIndex(ctx context.Context, l layout, b backend) (*snapshot, error) {
	h, err := b.head(ctx)
	if err != nil {
		return nil, err
	}
	entries, err := b.staged(ctx)
	if err != nil {
		return nil, err
	}
	list, err := committed(entries, l.prefix)
	if err != nil {
		return nil, err
	}
	return newSnapshot(list, l.info(sourceIndex, h), b.contents(), b.format(), b.close), nil
}

// committed lists the entries below prefix that become part of a commit. Their
// sizes are left open: the index knows those of files on disk only, and asking
// for all would cost more than reading the few files that a commit changes.
func committed(entries []indexEntry, prefix string) (listing, error) {
	if err := conflicts(entries); err != nil {
		return listing{}, err
	}
	var l listing
	for i := range entries {
		e := &entries[i]
		rel, ok := within(prefix, e.path)
		if e.submodule {
			l.nest(prefix, e.path)
		}
		if !ok || e.submodule || e.intent {
			continue
		}
		if err := l.add(entry{path: rel, size: -1, mode: e.mode, blob: e.blob, objects: true}); err != nil {
			return listing{}, err
		}
	}
	return l, nil
}

// maxNamed is how many paths an error names.
const maxNamed = 5

// conflicts is an error that names the paths in conflict.
func conflicts(entries []indexEntry) error {
	var names []string
	last := ""
	for i := range entries {
		if e := &entries[i]; e.conflict && e.path != last {
			last = e.path
			names = append(names, fmt.Sprintf("%q", e.path))
		}
	}
	if len(names) == 0 {
		return nil
	}
	more := ""
	if len(names) > maxNamed {
		more = fmt.Sprintf(" and %d more", len(names)-maxNamed)
		names = names[:maxNamed]
	}
	return fmt.Errorf("%w: %s%s; resolve them and run `git add`, or give the merge up with `git merge --abort`", ErrConflict, strings.Join(names, ", "), more)
}
