package dockerfile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/debtscan/debtscan/debt"
)

// row is what tests look at in an instruction.
type row struct {
	Keyword   string
	Stage     string
	Final     bool
	Form      string
	Args      []string
	Flags     map[string]string
	Heredocs  []string
	KeyValues map[string]string
	Line, End int
}

func rowsOf(facts debt.Facts) []row {
	var rows []row
	for _, i := range facts.Instruction {
		rows = append(rows, row{i.Keyword, i.Stage, i.Final, i.Form, i.Args, i.Flags, i.Heredocs, i.KeyValues, i.At.Line, i.At.EndLine})
	}
	return rows
}

func TestInstructions(t *testing.T) {
	type kv = map[string]string
	from := row{Keyword: "FROM", Stage: "0", Final: true, Args: []string{"a"}, Line: 1, End: 1}
	final := func(r row) row { r.Stage, r.Final = "0", true; return r }
	tests := []struct {
		name, content string
		want          []row
	}{
		{"forms", lines("FROM a", "RUN a  b && c", `CMD ["x", "y z"]`, "entrypoint x", `SHELL ["sh"]`), []row{
			from,
			final(row{Keyword: "RUN", Form: "shell", Args: []string{"a  b && c"}, Line: 2, End: 2}),
			final(row{Keyword: "CMD", Form: "exec", Args: []string{"x", "y z"}, Line: 3, End: 3}),
			final(row{Keyword: "ENTRYPOINT", Form: "shell", Args: []string{"x"}, Line: 4, End: 4}),
			final(row{Keyword: "SHELL", Form: "exec", Args: []string{"sh"}, Line: 5, End: 5}),
		}},
		{"health checks", lines("FROM a", "HEALTHCHECK --interval=5s CMD curl -f x", "HEALTHCHECK NONE", `HEALTHCHECK CMD ["c"]`), []row{
			from,
			final(row{Keyword: "HEALTHCHECK", Form: "shell", Args: []string{"CMD", "curl -f x"}, Flags: kv{"interval": "5s"}, Line: 2, End: 2}),
			final(row{Keyword: "HEALTHCHECK", Args: []string{"NONE"}, Line: 3, End: 3}),
			final(row{Keyword: "HEALTHCHECK", Form: "exec", Args: []string{"CMD", "c"}, Line: 4, End: 4}),
		}},
		{"stages", lines("ARG V=1", "FROM --platform=$BUILDPLATFORM a:$V AS Build", "USER u", "FROM b", "USER v"), []row{
			{Keyword: "ARG", Args: []string{"V=1"}, KeyValues: kv{"V": "1"}, Line: 1, End: 1},
			{Keyword: "FROM", Stage: "build", Args: []string{"a:$V", "AS", "Build"}, Flags: kv{"platform": "$BUILDPLATFORM"}, Line: 2, End: 2},
			{Keyword: "USER", Stage: "build", Args: []string{"u"}, Line: 3, End: 3},
			{Keyword: "FROM", Stage: "1", Final: true, Args: []string{"b"}, Line: 4, End: 4},
			{Keyword: "USER", Stage: "1", Final: true, Args: []string{"v"}, Line: 5, End: 5},
		}},
		{"pairs", lines("FROM a", `ENV A=1 B="two words" C=$A`, "ENV OLD some value", `LABEL "x.y"='z'`, "ARG N", "ARG E= F=${A:-1}"), []row{
			from,
			final(row{Keyword: "ENV", Args: []string{"A=1", `B="two words"`, "C=$A"}, KeyValues: kv{"A": "1", "B": "two words", "C": "$A"}, Line: 2, End: 2}),
			final(row{Keyword: "ENV", Args: []string{"OLD=some value"}, KeyValues: kv{"OLD": "some value"}, Line: 3, End: 3}),
			final(row{Keyword: "LABEL", Args: []string{`"x.y"='z'`}, KeyValues: kv{"x.y": "z"}, Line: 4, End: 4}),
			final(row{Keyword: "ARG", Args: []string{"N"}, Line: 5, End: 5}),
			final(row{Keyword: "ARG", Args: []string{"E=", "F=${A:-1}"}, KeyValues: kv{"E": "", "F": "${A:-1}"}, Line: 6, End: 6}),
		}},
		{"continuation with comment", lines("FROM a", "", "# before", "RUN x && \\", "  # why", "", "  y \\", "  z", "USER u"), []row{
			from,
			final(row{Keyword: "RUN", Form: "shell", Args: []string{"x &&   y   z"}, Line: 4, End: 8}),
			final(row{Keyword: "USER", Args: []string{"u"}, Line: 9, End: 9}),
		}},
		{"heredocs", lines("FROM a", "RUN <<EOF bash", "# no comment", "a \\", "EOF", "COPY <<-one <<two /d/", "\t\tindented", "\tone", "2", "two", "USER u"), []row{
			from,
			final(row{Keyword: "RUN", Form: "shell", Args: []string{"<<EOF bash"}, Heredocs: []string{"# no comment\na \\\n"}, Line: 2, End: 5}),
			final(row{Keyword: "COPY", Args: []string{"<<-one", "<<two", "/d/"}, Heredocs: []string{"indented\n", "2\n"}, Line: 6, End: 10}),
			final(row{Keyword: "USER", Args: []string{"u"}, Line: 11, End: 11}),
		}},
		{"escape directive", lines("# escape=`", "FROM a", "RUN dir C:\\ `", "  && x"), []row{
			{Keyword: "FROM", Stage: "0", Final: true, Args: []string{"a"}, Line: 2, End: 2},
			final(row{Keyword: "RUN", Form: "shell", Args: []string{`dir C:\   && x`}, Line: 3, End: 4}),
		}},
		{"CRLF", "FROM a\r\nRUN x \\\r\n y\r\nUSER u\r\n", []row{
			from,
			final(row{Keyword: "RUN", Form: "shell", Args: []string{"x  y"}, Line: 2, End: 3}),
			final(row{Keyword: "USER", Args: []string{"u"}, Line: 4, End: 4}),
		}},
		{"triggers", lines("FROM a", "ONBUILD COPY --chown=u . /x", "ONBUILD RUN make", "ONBUILD ENV A=1"), []row{
			from,
			final(row{Keyword: "ONBUILD", Args: []string{"COPY", ".", "/x"}, Flags: kv{"chown": "u"}, Line: 2, End: 2}),
			final(row{Keyword: "ONBUILD", Form: "shell", Args: []string{"RUN", "make"}, Line: 3, End: 3}),
			final(row{Keyword: "ONBUILD", Args: []string{"ENV", "A=1"}, KeyValues: kv{"A": "1"}, Line: 4, End: 4}),
		}},
		{"flags", lines("FROM a", "RUN --mount=type=cache,target=/c --mount=type=tmpfs,target=/t --network=none x", "COPY --link a b"), []row{
			from,
			final(row{Keyword: "RUN", Form: "shell", Args: []string{"x"}, Flags: kv{"mount": "type=cache,target=/c\ntype=tmpfs,target=/t", "network": "none"}, Line: 2, End: 2}),
			final(row{Keyword: "COPY", Args: []string{"a", "b"}, Flags: kv{"link": "true"}, Line: 3, End: 3}),
		}},
		{"fallback", lines("FROM a AS b", "ENV x", "RUN y \\", "  z", "RUN <<E", "q", "E"), []row{
			{Keyword: "FROM", Stage: "b", Final: true, Args: []string{"a", "AS", "b"}, Line: 1, End: 1},
			{Keyword: "ENV", Stage: "b", Final: true, Args: []string{"x"}, Line: 2, End: 2},
			{Keyword: "RUN", Stage: "b", Final: true, Form: "shell", Args: []string{"y   z"}, Line: 3, End: 4},
			{Keyword: "RUN", Stage: "b", Final: true, Form: "shell", Args: []string{"<<E"}, Heredocs: []string{"q\n"}, Line: 5, End: 7},
		}},
		{"fallback with escape directive", lines("# escape=`", "FROM a", "ENV x", "RUN y `", "  z"), []row{
			{Keyword: "FROM", Stage: "0", Final: true, Args: []string{"a"}, Line: 2, End: 2},
			final(row{Keyword: "ENV", Args: []string{"x"}, Line: 3, End: 3}),
			final(row{Keyword: "RUN", Form: "shell", Args: []string{"y   z"}, Line: 4, End: 5}),
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, rowsOf(scan(t, test.content)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("instructions (-want +got):\n%s", diff)
			}
		})
	}
}

func TestInstructionRead(t *testing.T) {
	tests := []struct {
		name, content string
		want          []debt.Read
	}{
		{"parsed", lines("FROM a", "USER b"), []debt.Read{debt.Parsed, debt.Parsed}},
		{"one with bad arguments", lines("FROM a", "COPY b", "USER b"), []debt.Read{debt.Parsed, debt.Fallback, debt.Parsed}},
		{"no tree", lines("FROM a", "ENV b", "USER b"), []debt.Read{debt.Fallback, debt.Fallback, debt.Fallback}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []debt.Read
			for _, i := range scan(t, test.content).Instruction {
				got = append(got, i.At.Read)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("read (-want +got):\n%s", diff)
			}
		})
	}
}

func TestInstructionIDs(t *testing.T) {
	content := lines("ARG A", "FROM a AS x", "RUN 1", "USER u", "RUN 2", "FROM a AS X", "RUN 3", "FROM b", "RUN 4")
	var got []string
	for _, i := range scan(t, content).Instruction {
		got = append(got, i.ID)
	}
	want := []string{
		"image:svc/Dockerfile#global/ARG/0",
		"image:svc/Dockerfile#stage:x/FROM/0",
		"image:svc/Dockerfile#stage:x/RUN/0",
		"image:svc/Dockerfile#stage:x/USER/0",
		"image:svc/Dockerfile#stage:x/RUN/1",
		"image:svc/Dockerfile#stage:1/FROM/0",
		"image:svc/Dockerfile#stage:1/RUN/0",
		"image:svc/Dockerfile#stage:2/FROM/0",
		"image:svc/Dockerfile#stage:2/RUN/0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("IDs (-want +got):\n%s", diff)
	}
}

func TestVolumes(t *testing.T) {
	content := lines("FROM a AS b", "VOLUME /build", "FROM c", `VOLUME ["/data", "/log dir"]`, "VOLUME /x $Y", "VOLUME /x")
	type volume struct {
		ID, Name string
		Unsure   []string
		Line     int
	}
	var got []volume
	for _, s := range scan(t, content).State {
		if s.Kind != "volume" || s.Durability != debt.DurabilityUnknown || s.Attrs == nil {
			t.Errorf("state %+v", s)
		}
		got = append(got, volume{s.ID, s.Name, s.Unsure, s.At.Line})
	}
	want := []volume{
		{"image:svc/Dockerfile#volume:/data", "/data", nil, 4},
		{"image:svc/Dockerfile#volume:/log dir", "/log dir", nil, 4},
		{"image:svc/Dockerfile#volume:/x", "/x", nil, 5},
		{"image:svc/Dockerfile#volume:$Y", "$Y", []string{"name"}, 5},
		{"image:svc/Dockerfile#volume:/x~2", "/x", nil, 6},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("volumes (-want +got):\n%s", diff)
	}
}
