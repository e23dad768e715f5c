package imageref

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	const digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	tests := []struct {
		in   string
		want Ref
	}{
		{"nginx", Ref{Name: "nginx"}},
		{" nginx:1.27-alpine\n", Ref{Name: "nginx", Tag: "1.27-alpine"}},
		{"org/app:1.2", Ref{Name: "org/app", Tag: "1.2"}},
		{"ghcr.io/org/app:v1", Ref{Name: "ghcr.io/org/app", Tag: "v1"}},
		{"localhost:5000/app", Ref{Name: "localhost:5000/app"}},
		{"registry.local:5000/org/app:2", Ref{Name: "registry.local:5000/org/app", Tag: "2"}},
		{"registry.local:5000/app@" + digest, Ref{Name: "registry.local:5000/app", Digest: digest}},
		{"alpine:3.20@" + digest, Ref{Name: "alpine", Tag: "3.20", Digest: digest}},
		{"docker.io/library/redis:7", Ref{Name: "redis", Tag: "7"}},
		{"index.docker.io/library/redis", Ref{Name: "redis"}},
		{"docker.io/org/app:1", Ref{Name: "org/app", Tag: "1"}},
		{"library/redis", Ref{Name: "redis"}},
		{"quay.io/library/redis", Ref{Name: "quay.io/library/redis"}},
		{"library/a/b", Ref{Name: "library/a/b"}},
		{"scratch", Ref{Name: "scratch"}},
		{"", Ref{}},
		{":tag", Ref{Tag: "tag"}},
		{"name:", Ref{Name: "name"}},
		{"name@", Ref{Name: "name"}},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Parse(tt.in)); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}
