package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// smallGraph has every kind of line: a circle, what is dangling, external,
// doubled, and what needs nothing.
func smallGraph() debt.UnitGraph {
	link := func(from, to, kind, status string) debt.Link {
		return debt.Link{From: from, To: to, Kind: kind, Status: status, Evidence: "compared", At: debt.At{Location: debt.Location{Path: "main.tf", Line: 3}}}
	}
	return debt.UnitGraph{
		Units: []debt.GraphUnit{
			{ID: "pipeline:ci.yml", Kind: debt.Pipeline, Path: "ci.yml"},
			{
				ID: "terraform:a", Kind: debt.Terraform, Path: "a", Role: debt.RoleRoot, Dependents: 1,
				RoleBecause: &debt.Because{Confidence: debt.ConfidenceHigh, Evidence: []string{"it has a backend"}},
				Environment: &debt.Environment{Class: debt.Production, Because: debt.Because{Confidence: debt.ConfidenceMedium, Evidence: []string{"folder prod"}}},
			},
			{ID: "terraform:b", Kind: debt.Terraform, Path: "b", Dependents: 1},
			{ID: "terraform:c", Kind: debt.Terraform, Path: "c"},
		},
		Links: []debt.Link{
			link("pipeline:ci.yml", "terraform:a", debt.LinkDeploys, debt.LinkResolved),
			link("terraform:a", "terraform:b", debt.LinkState, debt.LinkResolved),
			link("terraform:a", "terraform:b", debt.LinkState, debt.LinkResolved),
			link("terraform:b", "terraform:a", debt.LinkModule, debt.LinkResolved),
			link("terraform:b", "terraform:gone", debt.LinkModule, debt.LinkDangling),
			link("terraform:b", "acme/vpc/aws", debt.LinkModule, debt.LinkExternal),
		},
		Cycles: []debt.UnitCycle{{Units: []string{"terraform:a", "terraform:b"}, Loop: []string{"terraform:a", "terraform:b", "terraform:a"}}},
	}
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func mermaid(g debt.UnitGraph, all bool) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := GraphMermaid(w, g, all)
		return err
	}
}

func TestGraphText(t *testing.T) {
	const want = `pipeline:ci.yml
  deploys  a                main.tf:3
terraform:a  (root, production, 1 unit needs it)
  state    b ×2             main.tf:3
terraform:b  (1 unit needs it)
  module   a                main.tf:3
  module   gone (dangling)  main.tf:3

Cycle 1:
  terraform:a
  → terraform:b
  → terraform:a

4 units, 4 links between them, 1 to what is not there, 1 to other places (--all
lists them), 1 cycle
`
	if diff := cmp.Diff(want, written(t, func(w io.Writer) error { return GraphText(w, smallGraph(), false) })); diff != "" {
		t.Error(diff)
	}
	if text := written(t, func(w io.Writer) error { return GraphText(w, smallGraph(), true) }); !strings.Contains(text, "acme/vpc/aws (external)") {
		t.Errorf("--all: %s", text)
	}
	if text := written(t, func(w io.Writer) error { return GraphText(w, debt.UnitGraph{}, false) }); text != "There is no infrastructure here.\n" {
		t.Errorf("nothing: %s", text)
	}
}

func TestGraphFocusText(t *testing.T) {
	g := smallGraph()
	g.Focus = &debt.GraphFocus{
		Unit:      "terraform:a",
		ReachedBy: []debt.GraphStep{{Unit: "pipeline:ci.yml", Distance: 1, Links: g.Links[:1]}, {Unit: "terraform:b", Distance: 1, Links: g.Links[1:3]}},
	}
	const want = `terraform:a  (root, production, 1 unit needs it)
  root (high): it has a backend
  production (medium): folder prod

It reaches nothing.

REACHED BY       AWAY  KIND     WHERE
pipeline:ci.yml     1  deploys  main.tf:3
    compared
terraform:b         1  state    main.tf:3
    compared (and 1 more link)

Cycle 1:
  terraform:a
  → terraform:b
  → terraform:a

`
	if diff := cmp.Diff(want, written(t, func(w io.Writer) error { return GraphFocusText(w, g) })); diff != "" {
		t.Error(diff)
	}
}

func TestGraphDOT(t *testing.T) {
	text := written(t, func(w io.Writer) error { return GraphDOT(w, smallGraph(), true) })
	for _, line := range []string{
		"  // cycle 1: terraform:a -> terraform:b -> terraform:a\n",
		`  "pipeline:ci.yml" [shape=cds];` + "\n",
		`  "acme/vpc/aws" [style=dashed];` + "\n",
		`  "pipeline:ci.yml" -> "terraform:a" [label="deploys", style=dashed];` + "\n",
		`  "terraform:a" -> "terraform:b" [label="state ×2, cycle 1", color=red];` + "\n",
		`  "terraform:b" -> "terraform:gone" [label="module", color=red];` + "\n",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("no %q in\n%s", line, text)
		}
	}
}

func TestGraphMermaid(t *testing.T) {
	const want = `flowchart LR
  %% cycle 1: terraform:a to terraform:b to terraform:a
  n0["pipeline:ci.yml"]
  n1["terraform:a"]
  n2["terraform:b"]
  n3(["terraform:gone"])
  n0 -.->|"deploys"| n1
  n1 -->|"state #215;2, cycle 1"| n2
  n2 -->|"module, cycle 1"| n1
  n2 -->|"module"| n3
  linkStyle 1,2,3 stroke:red
`
	if diff := cmp.Diff(want, written(t, mermaid(smallGraph(), false))); diff != "" {
		t.Error(diff)
	}
}

// wideGraph has a hub that many units lead to, and a circle at its end.
func wideGraph(links int, name string) debt.UnitGraph {
	var g debt.UnitGraph
	for i := range links {
		id := fmt.Sprintf("terraform:%s%04d", name, i)
		g.Units = append(g.Units, debt.GraphUnit{ID: id, Kind: debt.Terraform, Dependents: i})
		g.Links = append(g.Links, debt.Link{From: id, To: "terraform:hub", Kind: debt.LinkModule, Status: debt.LinkResolved})
	}
	g.Links = append(g.Links, debt.Link{From: "terraform:y", To: "terraform:z", Kind: debt.LinkState, Status: debt.LinkResolved},
		debt.Link{From: "terraform:z", To: "terraform:y", Kind: debt.LinkState, Status: debt.LinkResolved})
	g.Cycles = []debt.UnitCycle{{Units: []string{"terraform:y", "terraform:z"}, Loop: []string{"terraform:y", "terraform:z", "terraform:y"}}}
	return g
}

// A chart has no more than Mermaid draws, and says what it lacks.
func TestMermaidLimits(t *testing.T) {
	for name, g := range map[string]debt.UnitGraph{"edges": wideGraph(900, "m"), "characters": wideGraph(400, strings.Repeat("long", 60)), "fits": wideGraph(490, "m")} {
		var b bytes.Buffer
		left, err := GraphMermaid(&b, g, false)
		if err != nil {
			t.Fatal(err)
		}
		text := b.String()
		edges := strings.Count(text, "-->")
		if edges > mostMermaidEdges || len(text) > mostMermaidText || edges+left != len(g.Links) {
			t.Errorf("%s: %d edges, %d bytes, %d left of %d", name, edges, len(text), left, len(g.Links))
		}
		if said := strings.Contains(text, fmt.Sprintf("%d links left out", left)); said != (left > 0) || (name == "fits") != (left == 0) {
			t.Errorf("%s: %d left, said %v", name, left, said)
		}
		if strings.Count(text, "state, cycle 1") != 2 {
			t.Errorf("%s: the circle is not whole", name)
		}
	}
}

// Many links are summed up, unless all are asked for.
func TestGraphTextOfManyLinks(t *testing.T) {
	g := wideGraph(300, "m")
	text := written(t, func(w io.Writer) error { return GraphText(w, g, false) })
	for _, want := range []string{"module       300          0          0\n", "\n      299  terraform:m0299\n", "Cycle 1:\n", "300 units, 302 links", "--all prints everything"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for line := range strings.Lines(text) {
		if columns(line) > 81 {
			t.Errorf("a line of %d columns: %s", columns(line), line)
		}
	}
	if text := written(t, func(w io.Writer) error { return GraphText(w, g, true) }); strings.Count(text, "\n") < 600 {
		t.Error("--all leaves links out")
	}
}

// No name leaves the place it is written in.
func TestGraphsOfHostileNames(t *testing.T) {
	const quoted = `"(?:[^"\\\x00-\x1f]|\\["\\])*"`
	const label = `"(?:[A-Za-z0-9 ./:,=@+-]|#[0-9]+;)*"`
	dot := regexp.MustCompile(`^(?:digraph debtscan \{|\}|  rankdir=LR;|  (?:node|edge) \[[a-z=", 0-9-]+\];|  // cycle 1: [^\x00-\x1f]*|  ` +
		quoted + ` \[[a-z=, 0-9]+\];|  ` + quoted + ` -> ` + quoted + ` \[label=` + quoted + `[a-z=, ]*\];)$`)
	chart := regexp.MustCompile(`^(?:flowchart LR|  %% cycle 1: [^\x00-\x1f"]*|  n[0-9]+(?:\[` + label + `\]|\(\[` + label + `\]\))|  n[0-9]+ -\.?->\|` + label + `\| n[0-9]+|  linkStyle [0-9,]+ stroke:red)$`)
	for _, text := range hostileTexts() {
		g := smallGraph()
		g.Units[1].ID, g.Cycles[0].Units[0], g.Cycles[0].Loop[0] = text, text, text
		for i := range g.Links {
			g.Links[i].Evidence, g.Links[i].At.Path = text, text
			if g.Links[i].From == "terraform:a" {
				g.Links[i].From = text
			}
			if g.Links[i].To == "acme/vpc/aws" {
				g.Links[i].To = text
			}
		}
		checkLines(t, text, dot, written(t, func(w io.Writer) error { return GraphDOT(w, g, true) }))
		checkLines(t, text, chart, written(t, mermaid(g, true)))
		g.Focus = &debt.GraphFocus{Unit: text, Reaches: []debt.GraphStep{{Unit: text, Distance: 1, Links: g.Links}}}
		plain := written(t, func(w io.Writer) error { return GraphText(w, g, true) }) + written(t, func(w io.Writer) error { return GraphFocusText(w, g) })
		for line := range strings.Lines(plain) {
			if strings.ContainsAny(strings.TrimSuffix(line, "\n"), "\x1b\r\x00\x07") || strings.HasPrefix(strings.TrimSpace(line), "::") {
				t.Errorf("%q gives the line %q", text, line)
			}
		}
	}
}

func checkLines(t *testing.T, name string, form *regexp.Regexp, text string) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if !form.MatchString(line) {
			t.Errorf("%.80q gives the line %.300q", name, line)
		}
	}
}

func TestNearestNames(t *testing.T) {
	units := []string{"terraform:infra/prod", "terraform:infra/dev", "image:api/Dockerfile", "terraform:\x1b[31m/prod"}
	for typed, want := range map[string][]string{
		"terraform:infra/prd": {"terraform:infra/prod", "terraform:infra/dev"},
		"infra/dew":           {"terraform:infra/dev"},
		"api":                 {"image:api/Dockerfile"},
		"infra":               {"terraform:infra/prod", "terraform:infra/dev"},
		"zzz":                 nil,
		"":                    nil,
	} {
		if diff := cmp.Diff(want, NearestNames(typed, units, 2)); diff != "" {
			t.Errorf("%q: %s", typed, diff)
		}
	}
}
