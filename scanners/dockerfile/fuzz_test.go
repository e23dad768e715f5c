package dockerfile_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// sample is a Dockerfile of ordinary shape.
func sample() string {
	return lines(
		"# syntax=docker/dockerfile:1.7",
		"ARG GO=1.26 ALPINE=3.22",
		"FROM --platform=$BUILDPLATFORM golang:${GO}-alpine${ALPINE} AS build",
		"WORKDIR /src",
		"ENV CGO_ENABLED=0 \\",
		"    # static",
		"    GOFLAGS=\"-trimpath -mod=readonly\"",
		"RUN --mount=type=cache,target=/root/.cache <<EOF",
		"go build -o /app ./cmd/app",
		"EOF",
		"ONBUILD RUN make",
		"FROM gcr.io/distroless/static:nonroot",
		"COPY --from=build /app /app",
		"COPY --from=ghcr.io/x/y@"+digest+" /y /y",
		"VOLUME [\"/data\"]",
		"HEALTHCHECK --interval=5s CMD [\"/app\", \"health\"]",
		"LABEL \"a\"='b' c=d",
		"ENTRYPOINT [\"/app\"]",
	)
}

func FuzzScan(f *testing.F) {
	f.Add(sample())
	f.Add("# escape=`\r\nFROM a\r\nRUN x `\r\n  y\r\nENV z\r\n")
	f.Add("FROM a\nENV x\nRUN <<A <<-B\n1\nA\n\tB\nCOPY <<C d\n")
	f.Add("ARG A\nARG B=${A:-x$A}\nFROM $B@${A%%*} AS c\nFROM ${B/x/C}\nONBUILD ONBUILD RUN ${")
	f.Add("\\\n\nFROM a\\\n# c\n b\nVOLUME [1]\nLABEL a\nHEALTHCHECK\nONBUILD\n")
	f.Fuzz(func(t *testing.T, content string) {
		facts := scan(t, content)
		if diff := cmp.Diff(facts, scan(t, content)); diff != "" {
			t.Fatalf("other facts for the same bytes:\n%s", diff)
		}
		most := 1 + strings.Count(content, "\n")
		ids := map[string]bool{}
		check := func(id string, at debt.At) {
			if ids[id] {
				t.Errorf("ID %q twice", id)
			}
			ids[id] = true
			if at.Line < 1 || at.EndLine < at.Line || at.EndLine > most {
				t.Errorf("%s is at lines %d to %d of %d", id, at.Line, at.EndLine, most)
			}
			if at.Unit != "image:svc/Dockerfile" || at.Path != "svc/Dockerfile" || at.Read == "" {
				t.Errorf("%s is not anchored: %+v", id, at)
			}
		}
		for _, row := range facts.Instruction {
			check(row.ID, row.At)
		}
		for _, row := range facts.Pin {
			check(row.ID, row.At)
		}
		for _, row := range facts.State {
			check(row.ID, row.At)
		}
		for _, row := range facts.Unread {
			if row.Line > most {
				t.Errorf("unread at line %d of %d", row.Line, most)
			}
		}
		if len(facts.Instruction)+len(facts.Unread) == 0 {
			t.Error("neither facts nor a reason")
		}
	})
}

// BenchmarkScan reads a file of ordinary shape, once as it is and once with a
// line that the parser refuses.
func BenchmarkScan(b *testing.B) {
	for name, content := range map[string]string{"parsed": sample(), "fallback": sample() + "ENV x\n"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				scan(b, content)
			}
		})
	}
	large := bytes.Buffer{}
	large.WriteString("FROM a\n")
	for i := range 2000 {
		fmt.Fprintf(&large, "RUN apt-get update && \\\n    apt-get install -y package-%d && \\\n    rm -rf /var/lib/apt/lists/*\n", i)
	}
	b.Run("large", func(b *testing.B) {
		b.SetBytes(int64(large.Len()))
		for b.Loop() {
			scan(b, large.String())
		}
	})
}
