package debt_test

import (
	"strings"
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestHistoryAdvice(t *testing.T) {
	tests := []struct {
		info debt.RepoInfo
		want string
	}{
		{debt.RepoInfo{Source: "worktree", History: "full"}, ""},
		{debt.RepoInfo{Source: "commit", History: "partial"}, ""},
		{debt.RepoInfo{Source: "index", History: "shallow", Shallow: true}, "git fetch --unshallow"},
		{debt.RepoInfo{Source: "index", History: "none"}, "commit something"},
		{debt.RepoInfo{Source: "folder", History: "none"}, "a clone"},
	}
	for _, test := range tests {
		got := test.info.HistoryAdvice()
		if !strings.Contains(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%+v: %q", test.info, got)
		}
	}
}

func TestChangeStatus(t *testing.T) {
	if got := debt.FileTypeChanged.String(); got != "T" {
		t.Errorf("%q", got)
	}
}
