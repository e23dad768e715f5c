package source

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/go-git/go-git/v5/config"
)

// HooksDir is the folder git runs the hooks of a repository from. It is an
// error when the repository's configuration sends git elsewhere, because a hook
// would then be written where nobody runs it.
func HooksDir(ctx context.Context, dir string, opts Options) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	l, err := locate(dir, opts)
	if err != nil {
		return "", err
	}
	if l.gitDir == "" {
		return "", fmt.Errorf("%s is in no git repository: %w", dir, ErrNoRepository)
	}
	text, err := readRegular(filepath.Join(l.commonDir, "config"))
	if err != nil {
		return "", fmt.Errorf("cannot read the configuration of the repository of %s: %w", dir, cause(err))
	}
	c := config.NewConfig()
	if err := c.Unmarshal(text); err != nil {
		return "", fmt.Errorf("cannot read the configuration of the repository of %s: %w", dir, err)
	}
	if path := c.Raw.Section("core").Option("hooksPath"); path != "" {
		return "", fmt.Errorf("%w: core.hooksPath is %s", ErrHooksElsewhere, path)
	}
	return filepath.Join(l.commonDir, "hooks"), nil
}

// ErrHooksElsewhere says that a hook manager has git run its own hooks.
var ErrHooksElsewhere = errors.New("git runs the hooks of another folder")
