package source

import (
	"fmt"
	"os"
	"path/filepath"
)

// environment applies GIT_DIR and GIT_WORK_TREE, which git sets for its hooks.
func (l *layout) environment(opts Options) error {
	if name := opts.env("GIT_DIR"); name != "" {
		if err := l.setGitDir(name); err != nil {
			return err
		}
	}
	name := opts.env("GIT_WORK_TREE")
	if name == "" || l.gitDir == "" {
		return nil
	}
	top, err := current(name)
	if err != nil {
		return fmt.Errorf("cannot use GIT_WORK_TREE=%s: %w", name, err)
	}
	l.top = top
	return nil
}

// setGitDir takes the repository from GIT_DIR. git then takes the current
// directory for the root of the work tree; a work tree found above the scanned
// folder that belongs to GIT_DIR is what it means, and one that belongs to
// another repository is a mistake that must not pass in silence.
func (l *layout) setGitDir(name string) error {
	gitDir, err := current(name)
	if err != nil {
		return fmt.Errorf("cannot use GIT_DIR=%s: %w", name, err)
	}
	base := filepath.Dir(gitDir)
	if target, ok := gitFile(os.DirFS(base), filepath.Base(gitDir)); ok {
		gitDir = absolute(base, target)
	}
	if !isGitDir(gitDir) {
		return fmt.Errorf("cannot use GIT_DIR=%s: it is not a git directory", name)
	}
	if l.top != "" && absolute("", l.gitDir) != gitDir {
		return fmt.Errorf("cannot scan %s: GIT_DIR names %s, but the folder belongs to %s; unset GIT_DIR to scan it", l.dir, gitDir, l.gitDir)
	}
	if l.top == "" && l.gitDir == "" {
		l.top = l.dir
	}
	l.gitDir, l.explicit = gitDir, true
	return nil
}

// current resolves a name relative to the current directory.
func current(name string) (string, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", cause(err)
	}
	full, err = filepath.EvalSymlinks(full)
	if err != nil {
		return "", cause(err)
	}
	return full, nil
}
