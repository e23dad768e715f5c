package scan

import (
	"context"
	"errors"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/source"
)

// GitPast is the past of a state as git has it.
type GitPast struct {
	Dir string         // the scanned folder
	Rev string         // the commit that the state is, or was made from
	Git source.Options // how git is read
}

// Commits reads the log.
func (p GitPast) Commits(ctx context.Context) ([]debt.Commit, error) {
	var commits []debt.Commit
	for c, err := range source.Log(ctx, p.Dir, p.Rev, p.Git, source.LogOptions{}) {
		if err != nil {
			return nil, err
		}
		commits = append(commits, c)
	}
	return commits, nil
}

// Written asks git's blame.
func (p GitPast) Written(_ context.Context, _, _ string, _ []int) (map[int]Written, error) {
	return nil, errors.New("not yet")
}
