package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// repository builds facts row by row.
type repository struct{ facts debt.Facts }

// scripts adds scripts by path.
func (r *repository) scripts(paths ...string) *repository {
	for _, path := range paths {
		u := unit(debt.Script, path)
		u.At.Path = path
		r.facts.Unit = append(r.facts.Unit, u)
	}
	return r
}

// commands adds what a row runs, a line each with "?" for a word that is not
// known. A line that starts with "(" is in a subshell, one with "f()" in a function.
func (r *repository) commands(origin, unit, owner, stage string, lines ...string) *repository {
	for i, line := range lines {
		c := debt.Command{
			ID: fmt.Sprintf("%s/command:%d", owner, i), Unit: unit, Origin: origin, Owner: owner, Stage: stage,
			At: debt.At{Unit: unit, Location: debt.Location{Path: strings.SplitN(unit, ":", 2)[1], Line: i + 1}},
		}
		line, c.Subshell = strings.CutPrefix(line, "( ")
		if rest, ok := strings.CutPrefix(line, "f() "); ok {
			line, c.Function = rest, "f"
		}
		for word := range strings.FieldsSeq(line) {
			if word == "?" {
				c.Argv = append(c.Argv, nil)
				continue
			}
			c.Argv = append(c.Argv, word)
		}
		if program, ok := c.Argv[0].(string); ok {
			c.Name = program[strings.LastIndexByte(program, '/')+1:]
		}
		r.facts.Command = append(r.facts.Command, c)
	}
	return r
}

func (r *repository) script(path string, lines ...string) *repository {
	return r.scripts(path).commands("script", "script:"+path, "script:"+path, "", lines...)
}

// step adds a workflow with one step.
func (r *repository) step(folder string, lines ...string) *repository {
	const id = "pipeline:.github/workflows/w.yml"
	r.facts.Unit = append(r.facts.Unit, unit(debt.Pipeline, ".github/workflows/w.yml"))
	s := debt.Step{ID: id + "#step", Unit: id, WorkingDirectory: folder}
	if folder == "?" {
		s.WorkingDirectory, s.Unsure = "", []string{"working_directory"}
	}
	r.facts.Step = append(r.facts.Step, s)
	return r.commands("step", id, s.ID, "", lines...)
}

// dockerfile adds a Dockerfile by its instructions, of which RUN runs one
// command and ENTRYPOINT the words of one.
func (r *repository) dockerfile(path string, lines ...string) *repository {
	id := "image:" + path
	r.facts.Unit = append(r.facts.Unit, unit(debt.Image, path))
	stage := ""
	for i, line := range lines {
		keyword, rest, _ := strings.Cut(line, " ")
		row := debt.Instruction{ID: fmt.Sprintf("%s#%d", id, i), Unit: id, Keyword: keyword, Flags: map[string]string{}}
		for word := range strings.FieldsSeq(rest) {
			if name, value, ok := strings.Cut(word, "="); ok && strings.HasPrefix(word, "--") {
				row.Flags[name[2:]] = value
				continue
			}
			row.Args = append(row.Args, word)
		}
		if keyword == "FROM" {
			stage = strings.ToLower(row.Args[len(row.Args)-1])
		}
		row.Stage = stage
		r.facts.Instruction = append(r.facts.Instruction, row)
		if keyword == "RUN" || keyword == "ENTRYPOINT" {
			r.commands("instruction", id, row.ID, stage, strings.Split(rest, " && ")...)
		}
	}
	return r
}

// kept lists the scripts that are left.
func (r *repository) kept() string {
	facts, _ := graph.Resolve(r.facts)
	var paths []string
	for _, u := range facts.Unit {
		if u.Kind == debt.Script {
			paths = append(paths, u.Path)
		}
	}
	slices.Sort(paths)
	return strings.Join(paths, " ")
}

func TestStepsRunScripts(t *testing.T) {
	for name, tt := range map[string]struct {
		folder string
		lines  []string
		want   string
	}{
		"by itself":                 {"", []string{"./ci/a.sh --now"}, "ci/a.sh"},
		"without a dot":             {"", []string{"ci/a.sh"}, "ci/a.sh"},
		"by a shell":                {"", []string{"bash -eo pipefail --norc -x ci/a.sh"}, "ci/a.sh"},
		"by a shell with a file":    {"", []string{"bash --rcfile ci/b.sh -- ci/a.sh"}, "ci/a.sh"},
		"from the shell's folder":   {"", []string{"/bin/sh a.sh"}, "a.sh"},
		"in the same shell":         {"", []string{"source ci/a.sh", ". ./ci/b.sh"}, "ci/a.sh ci/b.sh"},
		"text for a shell":          {"", []string{"bash -c ci/a.sh"}, ""},
		"input of a shell":          {"", []string{"bash -s ci/a.sh"}, ""},
		"option not known":          {"", []string{"bash ? ci/a.sh"}, ""},
		"program from the path":     {"", []string{"a.sh"}, ""},
		"only mentioned":            {"", []string{"chmod +x ci/a.sh", "cat a.sh", "git add ci/a.sh"}, ""},
		"program not known":         {"", []string{"? ci/a.sh"}, ""},
		"does not exist":            {"", []string{"./ci/c.sh"}, ""},
		"outside":                   {"", []string{"../a.sh", "/a.sh", "~/a.sh"}, ""},
		"in a folder":               {"ci", []string{"./a.sh"}, "ci/a.sh"},
		"in a folder written so":    {"./ci/", []string{"../ci/b.sh"}, "ci/b.sh"},
		"in a folder not known":     {"?", []string{"./a.sh", "ci/a.sh"}, ""},
		"after going there":         {"", []string{"cd ci", "./b.sh"}, "ci/b.sh"},
		"after going and returning": {"", []string{"pushd ci", "ls", "popd", "./a.sh"}, "a.sh"},
		"after cd -":                {"ci", []string{"cd ..", "cd -", "./b.sh"}, "ci/b.sh"},
		"after going in steps":      {"", []string{"cd -P ci", "cd ..", "ci/b.sh"}, "ci/b.sh"},
		"after going somewhere":     {"", []string{"cd ?", "./a.sh"}, ""},
		"after going home":          {"", []string{"cd", "./a.sh"}, ""},
		"in parentheses":            {"", []string{"( cd ci", "( ./b.sh", "./a.sh"}, "a.sh ci/b.sh"},
		"in two pairs of them":      {"", []string{"( cd ci", "( ./b.sh", "( cd ci", "( ./a.sh"}, "ci/a.sh ci/b.sh"},
		"a function moves itself":   {"", []string{"f() cd ci", "f() ./b.sh", "./a.sh"}, "a.sh ci/b.sh"},
	} {
		r := (&repository{}).scripts("a.sh", "ci/a.sh", "ci/b.sh").step(tt.folder, tt.lines...)
		if got := r.kept(); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// What a step runs may run more. Scripts that only run each other do not count.
func TestScriptsRunScripts(t *testing.T) {
	r := (&repository{}).
		script("ci/deploy.sh", "source ci/lib.sh", "cd ?", "./build.sh", "./deploy.sh").
		script("ci/lib.sh", "./ci/deploy.sh").
		script("ci/build.sh", "./build.sh").
		script("build.sh").
		script("tools/a.sh", "./b.sh").
		script("tools/b.sh", "./a.sh").
		step("", "./ci/deploy.sh", "ci/deploy.sh")
	r.facts.Marker = []debt.Marker{{ID: "1", Unit: "script:ci/lib.sh"}, {ID: "2", Unit: "script:tools/a.sh"}}
	r.facts.Unread = []debt.Unread{{Path: "ci/lib.sh", Unit: "script:ci/lib.sh"}, {Path: "tools/b.sh", Unit: "script:tools/b.sh"}, {Path: "x"}}

	facts, g := graph.Resolve(r.facts)
	if got, want := r.kept(), "build.sh ci/build.sh ci/deploy.sh ci/lib.sh"; got != want {
		t.Fatalf("kept %q, want %q", got, want)
	}
	idle := graph.IdleScripts(r.facts)
	if diff := cmp.Diff(map[string]bool{"script:tools/a.sh": true, "script:tools/b.sh": true}, idle); diff != "" {
		t.Errorf("idle: %s", diff)
	}
	var links []string
	for _, l := range facts.Link {
		links = append(links, fmt.Sprintf("%s:%d %s", l.From, l.At.Line, l.To))
		if l.Kind != debt.LinkRuns || l.Status != debt.LinkResolved || l.At.Unit != l.From {
			t.Errorf("%+v", l)
		}
	}
	if diff := cmp.Diff([]string{
		"script:ci/deploy.sh:1 script:ci/lib.sh", "script:ci/deploy.sh:3 script:ci/build.sh", "script:ci/lib.sh:1 script:ci/deploy.sh",
		"script:ci/build.sh:1 script:build.sh", "pipeline:.github/workflows/w.yml:1 script:ci/deploy.sh", "pipeline:.github/workflows/w.yml:2 script:ci/deploy.sh",
	}, links); diff != "" {
		t.Errorf("links: %s", diff)
	}
	for _, c := range facts.Command {
		if idle[c.Unit] {
			t.Errorf("a command of a script that nothing runs: %+v", c)
		}
	}
	if len(facts.Marker) != 1 || facts.Marker[0].ID != "1" || len(facts.Unread) != 2 || len(g.Whole) != len(facts.Unit) {
		t.Errorf("markers %+v, unread %+v, %d units", facts.Marker, facts.Unread, len(facts.Unit))
	}
	// A script that was not read whole may hide rows of what runs it.
	if g.Closed["pipeline:.github/workflows/w.yml"] || !g.Closed["script:build.sh"] || g.Dependents["script:build.sh"] != 4 {
		t.Errorf("%+v", g)
	}
	if len(r.facts.Link) != 0 || len(r.facts.Marker) != 2 {
		t.Error("the facts that were given have changed")
	}
}

func TestImagesRunScripts(t *testing.T) {
	for name, tt := range map[string]struct {
		lines []string
		want  string
	}{
		"a copied file":               {[]string{"FROM x", "COPY a.sh /run.sh", "ENTRYPOINT /run.sh"}, "svc/a.sh"},
		"a quoted one":                {[]string{"FROM x", `COPY "a.sh" "/run.sh"`, "ENTRYPOINT /run.sh"}, "svc/a.sh"},
		"from the top":                {[]string{"FROM x", "ADD ci/b.sh /run.sh", "RUN bash /run.sh"}, "ci/b.sh"},
		"not copied":                  {[]string{"FROM x", "ENTRYPOINT ./a.sh"}, ""},
		"copied and not run":          {[]string{"FROM x", "COPY . .", "RUN chmod +x a.sh"}, ""},
		"into a folder":               {[]string{"FROM x", "COPY a.sh c.sh /bin/", "RUN /bin/c.sh"}, "svc/c.sh"},
		"into one without a slash":    {[]string{"FROM x", "COPY a.sh /usr/local/bin", "ENTRYPOINT a.sh"}, "svc/a.sh"},
		"a folder":                    {[]string{"FROM x", "WORKDIR /app", "COPY . .", "ENTRYPOINT ./a.sh"}, "svc/a.sh"},
		"a folder elsewhere":          {[]string{"FROM x", "COPY ci /ci", "WORKDIR /", "RUN ci/b.sh"}, "ci/b.sh"},
		"a pattern":                   {[]string{"FROM x", "COPY *.sh /s/", "RUN /s/c.sh"}, "svc/c.sh"},
		"another pattern":             {[]string{"FROM x", "COPY a*.sh /s/", "RUN /s/c.sh"}, ""},
		"a folder nobody names":       {[]string{"FROM x", "COPY a.sh .", "RUN ./a.sh"}, "svc/a.sh"},
		"a folder nobody knows":       {[]string{"FROM x", "WORKDIR $HOME", "COPY a.sh .", "RUN ./a.sh"}, "svc/a.sh"},
		"two of them":                 {[]string{"FROM x", "WORKDIR $A", "COPY a.sh .", "WORKDIR $B", "RUN ./a.sh"}, ""},
		"to where nobody knows":       {[]string{"FROM x", "COPY a.sh $A/", "RUN ./a.sh"}, ""},
		"from another stage":          {[]string{"FROM x", "COPY --from=b a.sh /", "RUN /a.sh"}, ""},
		"from an address":             {[]string{"FROM x", "ADD https://e.org/a.sh /", "RUN /a.sh"}, ""},
		"of the stage it is built on": {[]string{"FROM x AS base", "WORKDIR /w", "COPY a.sh .", "FROM BASE AS b", "RUN ./a.sh"}, "svc/a.sh"},
		"of a stage it is not":        {[]string{"FROM x AS base", "COPY a.sh /", "FROM y AS b", "RUN /a.sh"}, ""},
		"after going there":           {[]string{"FROM x", "COPY . /app", "RUN cd /app && ./a.sh"}, "svc/a.sh"},
		"the last copy":               {[]string{"FROM x", "COPY a.sh /run.sh", "COPY c.sh /run.sh", "RUN /run.sh"}, "svc/c.sh"},
		"out of the build context":    {[]string{"FROM x", "COPY ../../a.sh /a.sh", "RUN /a.sh"}, "svc/a.sh"},
		"stages that name each other": {[]string{"FROM b AS a", "FROM a AS b", "FROM b AS a", "RUN ./a.sh"}, ""},
	} {
		r := (&repository{}).scripts("ci/b.sh", "svc/a.sh", "svc/c.sh").dockerfile("svc/Dockerfile", tt.lines...)
		if got := r.kept(); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// Scripts have the context of their path, as all rows have.
func TestContextsOfScripts(t *testing.T) {
	r := (&repository{}).script("tests/a.sh", "ls").script("ci/a.sh", "ls").step("", "tests/a.sh", "ci/a.sh")
	facts, _ := graph.Resolve(r.facts)
	for _, c := range facts.Command {
		want := debt.Live
		if c.Unit == "script:tests/a.sh" {
			want = debt.Test
		}
		if c.At.Context != want {
			t.Errorf("%s: %q, want %q", c.ID, c.At.Context, want)
		}
	}
}

// Facts without instructions and steps lead nowhere, and break nothing.
func TestCommandsWithoutTheirOwners(t *testing.T) {
	r := (&repository{}).scripts("a.sh").
		commands("instruction", "image:Dockerfile", "image:Dockerfile#1", "x", "./a.sh").
		commands("elsewhere", "x:y", "x:y#1", "", "./a.sh")
	if got := r.kept(); got != "" {
		t.Errorf("kept %q", got)
	}
}

// A Dockerfile or a script that is made to be slow is not.
func TestHostileCommandsEnd(t *testing.T) {
	var lines, commands []string
	for i := range 3_000 {
		lines = append(lines, fmt.Sprintf("FROM x AS s%d", i), "COPY . .", "COPY a b c d e f g h .")
		if i > 0 {
			lines[len(lines)-3] = fmt.Sprintf("FROM s%d AS s%d", i-1, i)
		}
	}
	for range 1_000 {
		lines = append(lines, "COPY . .")
	}
	for i := range 3_000 {
		lines = append(lines, fmt.Sprintf("RUN ./%d.sh", i))
		commands = append(commands, "cd "+strings.Repeat("a/", 50), "./a.sh")
	}
	r := (&repository{}).scripts("a.sh").dockerfile("Dockerfile", lines...).script("b.sh", commands...)
	start := time.Now()
	if got := r.kept(); got != "" {
		t.Errorf("kept %q", got)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}
