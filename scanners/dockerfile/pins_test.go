package dockerfile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/debtscan/debtscan/debt"
)

const digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// pin is what tests look at in a debt.Pin.
type pin struct {
	Key, Source, Type     string
	Name, Version, Digest string
	Unsure                []string
	Line                  int
}

func TestPins(t *testing.T) {
	from := func(source, name, version, digest string, unsure ...string) pin {
		return pin{"stage:0", source, "registry", name, version, digest, unsure, 1}
	}
	at := func(line int, p pin) pin { p.Line = line; return p }
	tests := []struct {
		name, content string
		want          []pin
	}{
		{"tag", "FROM golang:1.26\n", []pin{from("golang:1.26", "golang", "1.26", "")}},
		{"no tag", "FROM golang\n", []pin{from("golang", "golang", "", "")}},
		{"digest", "FROM a@" + digest, []pin{from("a@"+digest, "a", "", digest)}},
		{"tag and digest", "FROM a:1@" + digest, []pin{from("a:1@"+digest, "a", "1", digest)}},
		{"registry with a port", "FROM localhost:5000/x:1\n", []pin{from("localhost:5000/x:1", "localhost:5000/x", "1", "")}},
		{"port without a tag", "FROM localhost:5000/x\n", []pin{from("localhost:5000/x", "localhost:5000/x", "", "")}},
		{"Docker Hub in full", "FROM docker.io/library/golang:1\n", []pin{from("docker.io/library/golang:1", "golang", "1", "")}},
		{"Docker Hub's index", "FROM index.docker.io/a/b\n", []pin{from("index.docker.io/a/b", "a/b", "", "")}},
		{"another registry", "FROM gcr.io/x/y:z\n", []pin{from("gcr.io/x/y:z", "gcr.io/x/y", "z", "")}},
		{"Windows", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\n", []pin{
			from("mcr.microsoft.com/windows/servercore:ltsc2022", "mcr.microsoft.com/windows/servercore", "ltsc2022", ""),
		}},
		{"quoted", "FROM \"a:1\"\n", []pin{from("\"a:1\"", "a", "1", "")}},
		{"scratch", "FROM scratch\n", []pin{{Key: "stage:0", Source: "scratch", Type: "scratch", Name: "scratch", Line: 1}}},
		{"stages", lines("FROM a:1 AS Base", "FROM base AS next", "FROM NEXT"), []pin{
			{"stage:base", "a:1", "registry", "a", "1", "", nil, 1},
			{Key: "stage:next", Source: "base", Type: "stage", Name: "base", Line: 2},
			{Key: "stage:2", Source: "NEXT", Type: "stage", Name: "next", Line: 3},
		}},
		{"a later stage is no base", lines("FROM b", "FROM a AS b"), []pin{
			from("b", "b", "", ""), {"stage:b", "a", "registry", "a", "", "", nil, 2},
		}},

		{"argument", lines("ARG V=1.26", "FROM golang:$V"), []pin{at(2, from("golang:$V", "golang", "1.26", ""))}},
		{"argument in braces", lines("ARG V=1", "ARG W=${V}.2", "FROM a:${W}-x"), []pin{at(3, from("a:${W}-x", "a", "1.2-x", ""))}},
		{"whole reference", lines(`ARG I="a:1"`, "FROM $I"), []pin{at(2, from("$I", "a", "1", ""))}},
		{"several in one ARG", lines("ARG I=a V=1", "FROM $I:$V"), []pin{at(2, from("$I:$V", "a", "1", ""))}},
		{"default in place", "FROM a:${V:-3}\n", []pin{from("a:${V:-3}", "a", "3", "")}},
		{"default not needed", lines("ARG V=2", "FROM a:${V:-3}"), []pin{at(2, from("a:${V:-3}", "a", "2", ""))}},
		{"default for ARG without one", lines("ARG V", "FROM a:${V:-3}"), []pin{at(2, from("a:${V:-3}", "a", "3", ""))}},
		{"alternative unset", lines("ARG S", "FROM a:1${S:+-x}"), []pin{at(2, from("a:1${S:+-x}", "a", "1", ""))}},
		{"alternative set", lines("ARG S=y", "FROM a:1${S:+-x}"), []pin{at(2, from("a:1${S:+-x}", "a", "1-x", ""))}},
		{"suffix cut", lines("ARG V=1.2.3", "FROM a:${V%.*}"), []pin{at(2, from("a:${V%.*}", "a", "1.2", ""))}},
		{"stage argument does not count", lines("FROM x AS y", "ARG V=1", "FROM a:$V"), []pin{
			{"stage:y", "x", "registry", "x", "", "", nil, 1},
			{"stage:1", "a:$V", "registry", "a", "", "", []string{"version", "digest"}, 3},
		}},

		{"unknown tag", lines("ARG V", "FROM a:$V"), []pin{at(2, from("a:$V", "a", "", "", "version", "digest"))}},
		{"unknown inside the tag", lines("ARG V", "FROM a:${V}-slim"), []pin{at(2, from("a:${V}-slim", "a", "", "", "version"))}},
		{"unknown registry", lines("ARG R", "FROM $R/a:1"), []pin{at(2, from("$R/a:1", "", "1", "", "name"))}},
		{"unknown registry and digest", lines("ARG R D", "FROM $R/a@$D"), []pin{at(2, from("$R/a@$D", "", "", "", "name", "digest"))}},
		{"unknown end of the name", lines("FROM r/a$X"), []pin{from("r/a$X", "", "", "", "name", "version", "digest")}},
		{"unknown default", lines("ARG B", "ARG V=$B", "FROM a:$V-x"), []pin{at(3, from("a:$V-x", "a", "", "", "version"))}},
		{"required", lines("ARG V", "FROM a:${V:?}"), []pin{
			{"stage:0", "a:${V:?}", "", "", "", "", []string{"name", "version", "digest", "source_type"}, 2},
		}},
		{"automatic argument", "FROM a:1-$TARGETARCH\n", []pin{from("a:1-$TARGETARCH", "a", "", "", "version", "digest")}},
		{"automatic argument declared", lines("ARG TARGETARCH", "FROM a:${TARGETARCH:-amd64}-1"), []pin{
			at(2, from("a:${TARGETARCH:-amd64}-1", "a", "", "", "version")),
		}},
		{"image or stage", lines("FROM a AS b-arm64", "FROM b-$TARGETARCH"), []pin{
			{"stage:b-arm64", "a", "registry", "a", "", "", nil, 1},
			{"stage:1", "b-$TARGETARCH", "", "", "", "", []string{"name", "version", "digest", "source_type"}, 2},
		}},

		{"copied", lines("FROM a AS b", "FROM c", "COPY --from=B x y", "COPY --from=0 x y", "COPY --from=ghcr.io/d/e:1 x y", "COPY --from=$F x y"), []pin{
			{"stage:b", "a", "registry", "a", "", "", nil, 1},
			{"stage:1", "c", "registry", "c", "", "", nil, 2},
			{"stage:1/copy:ghcr.io/d/e", "ghcr.io/d/e:1", "registry", "ghcr.io/d/e", "1", "", nil, 5},
			{"stage:1/copy:$F", "$F", "registry", "", "", "", []string{"name", "version", "digest"}, 6},
		}},
		{"mounted", lines("FROM a", "RUN --mount=type=bind,from=b:2,target=/t --mount=type=cache,target=/c x"), []pin{
			from("a", "a", "", ""), {"stage:0/copy:b", "b:2", "registry", "b", "2", "", nil, 2},
		}},
		{"syntax", lines("# syntax=docker/dockerfile:1.7", "FROM a"), []pin{
			{"syntax", "docker/dockerfile:1.7", "registry", "docker/dockerfile", "1.7", "", nil, 1},
			at(2, from("a", "a", "", "")),
		}},
		{"fallback", lines("FROM a:1", "ENV x"), []pin{from("a:1", "a", "1", "")}},
		{"refused FROM", lines("FROM a:1 b", "USER x"), []pin{from("a:1", "a", "1", "")}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []pin
			for _, p := range scan(t, test.content).Pin {
				got = append(got, pin{p.Key, p.Source, p.SourceType, p.Name, p.Version, p.Digest, p.Unsure, p.At.Line})
				if p.Kind != debt.PinImage || p.ID != "image:svc/Dockerfile#pin:"+p.Key {
					t.Errorf("kind %q, ID %q", p.Kind, p.ID)
				}
			}
			if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("pins (-want +got):\n%s", diff)
			}
		})
	}
}
