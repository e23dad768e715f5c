package source

import (
	"context"
	"slices"
	"strings"
)

// ignoredName is the file at a repository's root that lists commits which say
// nothing about who wrote a line, such as those that only reformat.
const ignoredName = ".git-blame-ignore-revs"

// maxIgnored bounds how many commits it may list.
const maxIgnored = 10_000

// readIgnoredCommits reads that file of a commit, sorted. Like git it follows no
// symbolic link there. A file that cannot be read lists nothing: it can only
// make lines look younger, and never hides one.
func readIgnoredCommits(ctx context.Context, b backend, commit string) ([]string, error) {
	e, err := b.rootFile(ctx, commit, ignoredName)
	if err != nil {
		return nil, err
	}
	if e.blob == "" || e.symlink() {
		return nil, nil
	}
	content, err := b.contents().read(&e)
	if err != nil {
		return nil, ctx.Err()
	}
	return parseIgnoredCommits(content, len(commit)), nil
}

// parseIgnoredCommits finds the ids of a length. git dies over a line that is
// no id; here such a line says nothing.
func parseIgnoredCommits(content []byte, length int) []string {
	var ids []string
	for line := range strings.Lines(string(content)) {
		id, _, _ := strings.Cut(line, "#")
		id = strings.ToLower(strings.TrimSpace(id))
		if len(id) == length && isHex(id) && len(ids) < maxIgnored {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func isHex(s string) bool { return strings.Trim(s, "0123456789abcdef") == "" }
