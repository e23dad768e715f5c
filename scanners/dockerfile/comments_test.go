package dockerfile_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkers(t *testing.T) {
	for name, tt := range map[string]struct {
		content string
		want    []string
	}{
		"directives": {lines("# syntax=a/todo:1", "# escape=\\", "# TODO: slim", "FROM a"), []string{"3-3 promise todo"}},
		"inside of an instruction": {
			lines("FROM a", "RUN b && \\", "  # FIXME: pin", "  # hadolint ignore=DL3008", "  c"),
			[]string{"4-4 suppressed DL3008", "3-3 promise fixme"},
		},
		"here-documents":        {lines("FROM a", "RUN <<E", "# TODO: x", "E", "COPY <<E /f", "# TODO: x", "E", "# TODO: y"), []string{"8-8 promise todo"}},
		"behind an instruction": {lines("FROM a", "LABEL b=\"# TODO: x\""), nil},
		"dead code": {
			lines("FROM a", "# RUN b \\", "#   c \\", "#   d", "# ENV e=f", "CMD g", "# RUN this when you", "# want to see", "# COPY of it"),
			[]string{"2-5 dead-code "},
		},
		"read by fallback": {lines("FROM a", "# XXX b", "RUN <<E", "NONSENSE"), []string{"2-2 promise xxx"}},
	} {
		var got []string
		for _, m := range scan(t, tt.content).Marker {
			got = append(got, fmt.Sprintf("%d-%d %s %s%s", m.At.Line, m.At.EndLine, m.Kind, m.Word, m.Rule))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
