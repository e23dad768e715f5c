package ownership_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

func unit(path string, files ...string) debt.Unit {
	id := debt.UnitID(debt.Terraform, path)
	return debt.Unit{ID: id, Kind: debt.Terraform, Path: path, Files: files, At: debt.At{Unit: id, Location: debt.Location{Path: path}}}
}

func unitAt(path string) debt.At { return unit(path).At }

func TestResolveUnits(t *testing.T) {
	file := ownership.Parse("CODEOWNERS", []byte("*.md @docs\n/infra/ @platform\n/infra/gen.tf\n/infra/*.json @json\n"))
	paths := []string{"README.md", "app/a.md", "app/b.go", "infra/a.tf", "infra/b.tf", "infra/gen.tf", "infra/x.json"}
	units := []debt.Unit{
		unit("infra", "infra/a.tf", "infra/b.tf", "infra/gen.tf"),
		unit("app", "app/a.md", "app/b.go"),
		unit("half", "infra/a.tf", "infra/gen.tf"),
		unit("pair", "infra/x.json", "infra/a.tf"),
		unit("elsewhere", "infra/unlisted.tf"),
		unit("empty"),
	}
	want := []debt.UnitOwner{
		{Unit: "terraform:app", Status: debt.Unmatched, Files: debt.OwnerCounts{Specific: 1, Unmatched: 1}, At: unitAt("app")},
		{Unit: "terraform:elsewhere", Owners: []string{"@platform"}, Status: debt.OwnedSpecific, Source: "CODEOWNERS", Line: 2, Files: debt.OwnerCounts{Specific: 1}, At: unitAt("elsewhere")},
		{Unit: "terraform:empty", Status: debt.Unmatched, At: unitAt("empty")},
		{Unit: "terraform:half", Status: debt.Unowned, Source: "CODEOWNERS", Line: 3, Files: debt.OwnerCounts{Specific: 1, Unowned: 1}, At: unitAt("half")},
		{Unit: "terraform:infra", Owners: []string{"@platform"}, Status: debt.OwnedSpecific, Source: "CODEOWNERS", Line: 2, Files: debt.OwnerCounts{Specific: 2, Unowned: 1}, At: unitAt("infra")},
		{Unit: "terraform:pair", Owners: []string{"@platform"}, Status: debt.OwnedSpecific, Source: "CODEOWNERS", Line: 2, Files: debt.OwnerCounts{Specific: 2}, At: unitAt("pair")},
	}
	got := ownership.Resolve(file, paths, units)
	if diff := cmp.Diff(want, got.Units); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	wantFiles := debt.OwnerCounts{Specific: 5, Unowned: 1, Unmatched: 1}
	if diff := cmp.Diff(wantFiles, got.File.Files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	wantInfra := debt.OwnerCounts{Specific: 5, Unowned: 1, Unmatched: 1}
	if diff := cmp.Diff(wantInfra, got.File.Infra); diff != "" {
		t.Errorf("infra (-want +got):\n%s", diff)
	}
}

func TestResolveLines(t *testing.T) {
	content := `* @all
/dead/ @gone
/docs/ @docs
docs @docs2
/infra/a.tf @one
/infra/*.tf @two
/infra/b.tf @three
bad[ @x
/mixed/ @m
/mixed/a @ma
/mixed/b @mb
`
	paths := []string{"README", "docs/x", "docs/y/z", "infra/a.tf", "infra/b.tf", "mixed/a", "mixed/b"}
	file := ownership.Parse("CODEOWNERS", []byte(content))
	file.Ignored = []string{"docs/CODEOWNERS"}
	got := ownership.Resolve(file, paths, nil)

	type row struct{ Line, Matches, Decides, Shadow int }
	want := []row{{1, 7, 1, 0}, {2, 0, 0, 0}, {3, 2, 0, 4}, {4, 2, 2, 0}, {5, 1, 0, 6}, {6, 2, 1, 0}, {7, 1, 1, 0}, {8, 0, 0, 0}, {9, 2, 0, 0}, {10, 1, 1, 0}, {11, 1, 1, 0}}
	var rows []row
	for _, line := range got.Lines {
		rows = append(rows, row{line.At.Line, line.Matches, line.Decides, line.Shadow})
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	first := debt.OwnershipLine{
		ID: "CODEOWNERS#1", Pattern: "*", Owners: []string{"@all"}, Valid: true, CatchAll: true, Matches: 7, Decides: 1,
		At: debt.At{Unit: "repository:.", Location: debt.Location{Path: "CODEOWNERS", Line: 1, EndLine: 1}, Read: debt.Parsed},
	}
	if diff := cmp.Diff(first, got.Lines[0]); diff != "" {
		t.Errorf("first line (-want +got):\n%s", diff)
	}
	wantFile := &debt.OwnershipFile{
		Path: "CODEOWNERS", Dialect: "github", Ignored: []string{"docs/CODEOWNERS"},
		Files: debt.OwnerCounts{Specific: 6, CatchAll: 1},
		At:    debt.At{Unit: "repository:.", Location: debt.Location{Path: "CODEOWNERS"}, Read: debt.Parsed},
	}
	if diff := cmp.Diff(wantFile, got.File); diff != "" {
		t.Errorf("file (-want +got):\n%s", diff)
	}
}

func TestResolveWithoutFile(t *testing.T) {
	got := ownership.Resolve(ownership.File{}, []string{"infra/a.tf"}, []debt.Unit{unit("infra", "infra/a.tf")})
	want := ownership.Result{Units: []debt.UnitOwner{{
		Unit: "terraform:infra", Status: debt.Unmatched, Files: debt.OwnerCounts{Unmatched: 1}, At: unitAt("infra"),
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// monorepo is a repository with 20,000 files and a CODEOWNERS file with 200
// lines of every shape.
func monorepo() (content string, paths []string, units []debt.Unit) {
	var lines strings.Builder
	lines.WriteString("* @org/everyone\n")
	for i := range 140 {
		fmt.Fprintf(&lines, "/team%d/service%d/ @org/team-%d\n", i%20, i, i%20)
	}
	for i := range 20 {
		fmt.Fprintf(&lines, "**/module%d/*.tf @org/platform\n", i)
	}
	for i := range 19 {
		fmt.Fprintf(&lines, "*.ext%d @org/lang\n", i)
	}
	for i := range 20 {
		fmt.Fprintf(&lines, "team%d/**/secret-*/key?.json @org/security\n", i)
	}
	for i := range 2000 {
		dir := fmt.Sprintf("team%d/service%d/module%d", i%20, i%200, i%30)
		files := make([]string, 0, 10)
		for j := range 10 {
			files = append(files, fmt.Sprintf("%s/part-%d/file%d.ext%d", dir, i, j, j))
		}
		paths = append(paths, files...)
		units = append(units, unit(fmt.Sprintf("%s/part-%d", dir, i), files...))
	}
	return lines.String(), paths, units
}

func BenchmarkResolve20000(b *testing.B) {
	content, paths, units := monorepo()
	file := ownership.Parse("CODEOWNERS", []byte(content))
	if len(file.Lines) != 200 || len(paths) != 20_000 {
		b.Fatalf("%d lines, %d paths", len(file.Lines), len(paths))
	}
	b.ReportAllocs()
	for b.Loop() {
		ownership.Resolve(file, paths, units)
	}
}

func BenchmarkParse(b *testing.B) {
	content, _, _ := monorepo()
	b.ReportAllocs()
	for b.Loop() {
		ownership.Parse("CODEOWNERS", []byte(content))
	}
}

// hostile is a CODEOWNERS file that an index of names does not help with: 19,000
// lines whose patterns are all different, begin anywhere and have no plain name.
func hostile() string {
	var lines strings.Builder
	for i := range 19_000 {
		fmt.Fprintf(&lines, "**/*%c*%d*/**/f*%x?.* @org/t\n", 'a'+i%26, i%7, i)
	}
	return lines.String()
}

func BenchmarkResolveHostile(b *testing.B) {
	_, paths, units := monorepo()
	file := ownership.Parse("CODEOWNERS", []byte(hostile()))
	b.ReportAllocs()
	for b.Loop() {
		ownership.Resolve(file, paths[:5000], units[:500])
	}
}

func BenchmarkResolveManyMatches(b *testing.B) {
	_, paths, units := monorepo()
	file := ownership.Parse("CODEOWNERS", []byte(strings.Repeat("**/*m*/** @org/t\n*e* @org/u\n", 10_000)))
	b.ReportAllocs()
	for b.Loop() {
		ownership.Resolve(file, paths[:5000], units[:500])
	}
}
