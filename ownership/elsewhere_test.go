package ownership

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestElsewhere(t *testing.T) {
	paths := []string{
		"components/api/OWNERS", ".gitlab/CODEOWNERS", "catalog-info.yaml", "MAINTAINERS.md", // other systems
		".github/CODEOWNERS", "docs/OWNERS.md", "vendor/lib/MAINTAINERS", "owners", "old/.gitlab/CODEOWNERS",
	}
	want := []string{".gitlab/CODEOWNERS", "MAINTAINERS.md", "catalog-info.yaml", "components/api/OWNERS"}
	if diff := cmp.Diff(want, Elsewhere(paths)); diff != "" {
		t.Errorf("Elsewhere (-want +got):\n%s", diff)
	}
	if got := Elsewhere(nil); got != nil {
		t.Errorf("Elsewhere of nothing is %v, want nothing", got)
	}
}
