package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/debtscan/debtscan/source"
)

// hookText is the pre-commit hook. It ends with the check's own exit code, and
// fails where debtscan is not installed: a check that cannot run has not passed.
const hookText = `#!/bin/sh
# Written by debtscan init --hook: shows the infrastructure debt that the commit
# adds. git commit --no-verify passes it by.
exec debtscan check --staged
`

// writeHook writes the hook where git looks for it.
func writeHook(ctx context.Context, env environment, folder string) (string, error) {
	dir, err := source.HooksDir(ctx, folder, source.Options{Getenv: env.getenv})
	if errors.Is(err, source.ErrHooksElsewhere) {
		return "", fmt.Errorf("%w; add this line to the pre-commit hook there: debtscan check --staged", err)
	}
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "pre-commit")
	switch err := writeNew(path, hookText); {
	case errors.Is(err, fs.ErrExist):
		return "", &existsError{path, "; add this line to it: debtscan check --staged"}
	case err != nil:
		return "", err
	}
	return path, os.Chmod(path, 0o755)
}
