package githubactions

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/debtscan/debtscan/debt"
)

func ignorePlace() cmp.Option {
	return cmpopts.IgnoreFields(debt.Pin{}, "ID", "Unit", "Kind", "Source", "Key", "At")
}

func TestActionPins(t *testing.T) {
	tests := []struct {
		uses string
		want debt.Pin
		link string
	}{
		{"actions/checkout@v4", debt.Pin{Name: "actions/checkout", SourceType: "repository", Version: "v4", RefKind: "tag"}, ""},
		{"o/r/sub/dir@main", debt.Pin{Name: "o/r/sub/dir", SourceType: "repository", Version: "main", RefKind: "branch"}, ""},
		{"o/r", debt.Pin{Name: "o/r", SourceType: "repository"}, ""},
		{"o/r@@s/p@1.0.0", debt.Pin{Name: "o/r", SourceType: "repository", Version: "@s/p@1.0.0", RefKind: "unknown"}, ""},
		{"./a/b/", debt.Pin{Name: "./a/b/", SourceType: "local"}, "runs pipeline:a/b/action.yml resolved"},
		{"./", debt.Pin{Name: "./", SourceType: "local"}, "runs pipeline:action.yml resolved"},
		{"$/a", debt.Pin{Name: "$/a", SourceType: "local"}, "runs pipeline:a/action.yml resolved"},
		{"./../other", debt.Pin{Name: "./../other", SourceType: "local"}, "runs ../other/action.yml external"},
		{"docker://alpine:3.10", debt.Pin{Name: "alpine", SourceType: "docker", Version: "3.10"}, ""},
		{"docker://alpine:${{ x }}", debt.Pin{Name: "alpine", SourceType: "docker", Unsure: []string{"version", "digest"}}, ""},
		{"o/r@${{ x }}", debt.Pin{Unsure: []string{"name", "version"}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.uses, func(t *testing.T) {
			facts := job(t, "steps:", "- uses: "+tt.uses)
			if diff := cmp.Diff([]debt.Pin{tt.want}, facts.Pin, ignorePlace()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if facts.Pin[0].Kind != debt.PinAction || facts.Pin[0].Source != tt.uses {
				t.Errorf("kind %q, source %q", facts.Pin[0].Kind, facts.Pin[0].Source)
			}
			checkLink(t, facts, tt.link)
		})
	}
}

func TestCalledWorkflows(t *testing.T) {
	tests := []struct{ uses, name, link string }{
		{"./.github/workflows/x.yml", "./.github/workflows/x.yml", "include pipeline:.github/workflows/x.yml resolved"},
		{"$/.github/workflows/x.yml", "$/.github/workflows/x.yml", "include pipeline:.github/workflows/x.yml resolved"},
		{"o/r/.github/workflows/x.yml@v1", "o/r/.github/workflows/x.yml", "include o/r/.github/workflows/x.yml external"},
	}
	for _, tt := range tests {
		t.Run(tt.uses, func(t *testing.T) {
			facts := job(t, "uses: "+tt.uses)
			if facts.Job[0].Uses != tt.uses || facts.Pin[0].Name != tt.name || facts.Pin[0].Key != "a" {
				t.Errorf("job uses %q, pin is %+v", facts.Job[0].Uses, facts.Pin[0])
			}
			checkLink(t, facts, tt.link)
		})
	}
}

func checkLink(t *testing.T, facts debt.Facts, want string) {
	t.Helper()
	var got []string
	for _, link := range facts.Link {
		got = append(got, link.Kind+" "+link.To+" "+link.Status)
	}
	if joined := strings.Join(got, "; "); joined != want {
		t.Errorf("links are %q, want %q", joined, want)
	}
}

func TestRefKind(t *testing.T) {
	tests := []struct{ ref, want string }{
		{"", ""},
		{strings.Repeat("a1", 20), "sha"},
		{strings.Repeat("1", 40), "sha"},
		{strings.Repeat("A1", 32), "sha"},
		{"a1b2c3d", "short-sha"},
		{strings.Repeat("a1", 19), "short-sha"},
		{"a1b2c3", "unknown"},
		{"deadbeef", "unknown"},
		{"v4", "tag"},
		{"4", "tag"},
		{"v1.2.3-rc.1", "tag"},
		{"1.2+meta", "tag"},
		{"20240131", "tag"},
		{"refs/tags/x", "tag"},
		{"v", "unknown"},
		{"v1.", "unknown"},
		{"v1.x", "unknown"},
		{"stable", "unknown"},
		{"release/v1", "unknown"},
		{"main", "branch"},
		{"HEAD", "branch"},
		{"refs/heads/x", "branch"},
	}
	for _, tt := range tests {
		if got := refKind(tt.ref); got != tt.want {
			t.Errorf("refKind(%q) is %q, want %q", tt.ref, got, tt.want)
		}
	}
}

func TestImagePins(t *testing.T) {
	tests := []struct {
		image string
		want  debt.Pin
	}{
		{"postgres:16", debt.Pin{Name: "postgres", Version: "16"}},
		{"docker.io/library/postgres", debt.Pin{Name: "postgres"}},
		{"localhost:5000/app:1", debt.Pin{Name: "localhost:5000/app", Version: "1"}},
		{"app@sha256:ab", debt.Pin{Name: "app", Digest: "sha256:ab"}},
		{"app:${{ x }}", debt.Pin{Name: "app", Unsure: []string{"version", "digest"}}},
		{"app:1.${{ x }}@sha256:ab", debt.Pin{Name: "app", Digest: "sha256:ab", Unsure: []string{"version"}}},
		{"ghcr.io/${{ x }}:v1", debt.Pin{Version: "v1", Unsure: []string{"name"}}},
		{"ghcr.io/${{ x }}", debt.Pin{Unsure: []string{"name", "version", "digest"}}},
		{"${{ x", debt.Pin{Unsure: []string{"name", "version", "digest"}}},
	}
	for _, tt := range tests {
		t.Run(tt.image, func(t *testing.T) {
			tt.want.SourceType = "registry"
			facts := job(t, "container:", "  image: "+tt.image, "services:", "  db:", "    image: "+tt.image)
			if diff := cmp.Diff([]debt.Pin{tt.want, tt.want}, facts.Pin, ignorePlace()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if facts.Pin[0].Key != "a/container" || facts.Pin[1].Key != "a/service:db" {
				t.Errorf("keys are %q and %q", facts.Pin[0].Key, facts.Pin[1].Key)
			}
		})
	}
	if pins := job(t, "container: ''").Pin; pins != nil {
		t.Errorf("an empty container gives %+v", pins)
	}
}

func TestPinIDsOfInvalidFilesDiffer(t *testing.T) {
	facts := scan(t, workflowPath, "on: push\njobs:\n  a/0:\n    uses: o/r@v1\n  a:\n    steps:\n    - uses: o/r@v1\n")
	if len(facts.Pin) != 2 || facts.Pin[0].ID == facts.Pin[1].ID {
		t.Errorf("pins are %+v", facts.Pin)
	}
}
