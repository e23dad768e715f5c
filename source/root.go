package source

import "context"

// Root finds the repository that folder belongs to: the root of its work tree,
// and the folder below it, slash-separated, "" when they are the same. A folder
// without a work tree around it is its own root.
func Root(ctx context.Context, folder string, opts Options) (root, under string, err error) {
	if err := ctx.Err(); err != nil {
		return "", "", err
	}
	l, err := locate(folder, opts)
	if err != nil {
		return "", "", err
	}
	if l.gitDir == "" || l.top == "" {
		return l.dir, "", nil
	}
	return l.top, l.prefix, nil
}
