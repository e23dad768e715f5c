package dockerfile_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestCommands(t *testing.T) {
	for _, tt := range []struct {
		name string
		text string
		want []string
	}{
		{"shell form", lines("FROM a AS x", "RUN b 'c' $d"), []string{"stage:x/RUN/0 [b c <nil>] 2:5-2"}},
		{"continued", lines("FROM a", "RUN  b && \\", "  # note", "", "    c \\", "  -d"), []string{
			"stage:0/RUN/0 [b] 2:6-2", "stage:0/RUN/0 [c -d] 5:5-6",
		}},
		{"flags", lines("FROM a", "RUN --mount=type=cache,target=/x \\", "  --network=none b \\", "  && c"), []string{
			"stage:0/RUN/0 [b] 3:18-3", "stage:0/RUN/0 [c] 4:6-4",
		}},
		{"document", lines("FROM a", "RUN <<EOF", "b", "  c -d", "EOF"), []string{
			"stage:0/RUN/0 [b] 3:1-3", "stage:0/RUN/0 [c -d] 4:3-4",
		}},
		{"document with tabs", lines("FROM a", "RUN <<-EOF", "\tb", "\tEOF"), []string{"stage:0/RUN/0 [b] 3:2-3"}},
		{"document for another program", lines("FROM a", "RUN <<EOF", "#!/usr/bin/env python3", "b(", "EOF"), nil},
		{"document as input", lines("FROM a", "RUN cat <<EOF > x && b", "c $(d)", "EOF", "RUN e"), []string{
			"stage:0/RUN/0 [cat] 2:5-2", "stage:0/RUN/0 [b] 2:22-2", "stage:0/RUN/0 [d] 3:5-3", "stage:0/RUN/1 [e] 5:5-5",
		}},
		{"exec form", lines("FROM a", "RUN [\"b\", \\", " \"$c\"]"), []string{"stage:0/RUN/0 [b $c] 2:0-3"}},
		{"what a container runs", lines("FROM a", "CMD b", "HEALTHCHECK --interval=5s CMD c || d"), []string{
			"stage:0/CMD/0 [b] 2:5-2", "stage:0/HEALTHCHECK/0 [c] 3:31-3", "stage:0/HEALTHCHECK/0 [d] 3:36-3",
		}},
		{"arguments of an entry point", lines("FROM a AS x", "CMD [\"b\"]", "FROM a", "ENTRYPOINT [\"/c\"]", "CMD [\"-d\"]"), []string{
			"stage:x/CMD/0 [b] 2:0-2", "stage:1/ENTRYPOINT/0 [/c] 4:0-4",
		}},
		{"held back", lines("FROM a", "ONBUILD RUN b"), []string{"stage:0/ONBUILD/0 [b] 2:13-2"}},
		{"nothing to run", lines("FROM a", "HEALTHCHECK NONE", "ENV x=y", "SHELL [\"bash\", \"-c\"]"), nil},
		{"a refused file", lines("FROM a", "ENV x", "RUN b \\", "  && c"), []string{
			"stage:0/RUN/0 [b] 3:5-3", "stage:0/RUN/0 [c] 4:6-4",
		}},
	} {
		var got []string
		facts := scan(t, tt.text)
		for _, c := range facts.Command {
			got = append(got, fmt.Sprintf("%s %v %d:%d-%d", c.Owner[len(c.Unit)+1:], c.Argv, c.At.Line, c.At.Column, max(c.At.EndLine, c.At.Line)))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestShells(t *testing.T) {
	const windows = "SHELL [\"powershell\", \"-command\"]"
	for _, tt := range []struct {
		name string
		text string
		want []debt.ScriptStatus // of the RUN instructions
	}{
		{"POSIX", lines("FROM a", "RUN b"), []debt.ScriptStatus{debt.ScriptRead}},
		{"changed", lines("FROM a", "RUN b", windows, "RUN c", "SHELL [\"/bin/bash\", \"-c\"]", "RUN d"), []debt.ScriptStatus{
			debt.ScriptRead, debt.ScriptForeign, debt.ScriptRead,
		}},
		{"inherited", lines("FROM a AS X", windows, "FROM x", "RUN b", "FROM a", "RUN c"), []debt.ScriptStatus{
			debt.ScriptForeign, debt.ScriptRead,
		}},
		{"Windows by its image", lines("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022", "RUN b"), []debt.ScriptStatus{debt.ScriptForeign}},
		{"Windows by its escape", lines("# escape=`", "FROM a", "RUN b", "RUN [\"c\"]"), []debt.ScriptStatus{
			debt.ScriptForeign, debt.ScriptRead,
		}},
	} {
		var got []debt.ScriptStatus
		for _, row := range scan(t, tt.text).Instruction {
			if row.Keyword == "RUN" {
				got = append(got, row.Script)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestScriptThatIsNotShell(t *testing.T) {
	facts := scan(t, lines("FROM a", "RUN b && \\", "  c 'd", "RUN e"))
	want := []debt.Unread{{
		Path: "svc/Dockerfile", Unit: "image:svc/Dockerfile", Scanner: "dockerfile", Line: 3, Partial: true,
		Reason: "a script is not read, the shell parser objects: reached EOF without closing quote `'`",
	}}
	if diff := cmp.Diff(want, facts.Unread); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(facts.Command) != 1 || facts.Command[0].Name != "e" || facts.Instruction[1].Script != debt.ScriptUnread {
		t.Errorf("%+v", facts.Command)
	}
}
