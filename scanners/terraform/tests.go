package terraform

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
)

// testFolder is where Terraform looks for tests besides the directory itself.
const testFolder = "tests"

// Bounds on looking for programs that test a directory.
const (
	maxTestDepth    = 3 // folders below one for tests
	maxTestEntries  = 500
	maxTestPrograms = 50
)

var quoted = regexp.MustCompile("[\"'`]([^\"'`\n]{1,200})[\"'`]")

// tests makes rows of what tries the directory.
func (m *module) tests(fsys fs.FS) debt.Facts {
	var facts debt.Facts
	add := func(kind, name string, at debt.Location) {
		facts.Test = append(facts.Test, debt.ModuleTest{
			ID: m.id(kind + ":" + name), Unit: m.unit.ID, Kind: kind, Name: name, At: m.at(at),
		})
	}
	for _, file := range m.unit.Files {
		if roleOf(path.Base(file)) == fileTest {
			add(debt.TestNative, file, debt.Location{Path: file})
		}
	}
	for _, b := range m.blocks {
		if b.kind == debt.TestCheck && len(b.labels) == 1 {
			add(debt.TestCheck, b.labels[0], b.at)
		}
	}
	for _, file := range m.programs(fsys) {
		add(debt.TestProgram, file, debt.Location{Path: file})
	}
	return facts
}

// programs are the test programs around the directory that name it. Those in
// its own folder for tests need not: they can hardly be about anything else.
func (m *module) programs(fsys fs.FS) []string {
	var found []string
	for around := m.unit.Path; ; around = path.Dir(around) {
		for _, folder := range []string{"test", testFolder} {
			for _, file := range testPrograms(fsys, path.Join(around, folder), 0) {
				if around == m.unit.Path || names(fsys, file, around, m.unit.Path) {
					found = append(found, file)
				}
			}
		}
		if around == "." || around == "/" {
			return found
		}
	}
}

// testPrograms lists programs below a folder for tests, in order of name.
func testPrograms(fsys fs.FS, folder string, depth int) []string {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil || len(entries) > maxTestEntries {
		return nil
	}
	var found []string
	for _, e := range entries {
		full := path.Join(folder, e.Name())
		switch {
		case e.IsDir() && depth < maxTestDepth:
			found = append(found, testPrograms(fsys, full, depth+1)...)
		case isTestProgram(e.Name()):
			found = append(found, full)
		}
		if len(found) >= maxTestPrograms {
			return found[:maxTestPrograms]
		}
	}
	return found
}

func isTestProgram(base string) bool {
	return strings.HasSuffix(base, "_test.go") || strings.HasSuffix(base, "_spec.rb") || strings.HasSuffix(base, ".bats") ||
		strings.HasSuffix(base, ".py") && (strings.HasPrefix(base, "test_") || strings.HasSuffix(base, "_test.py"))
}

// names reports whether a test program means the directory: a path in quotes
// leads to it from the program or from above its folder, or the last name of the
// directory stands alone in quotes or in the program's own path.
func names(fsys fs.FS, file, around, dir string) bool {
	word := path.Base(dir)
	if dir == "." {
		word = ".."
	}
	if inPath(strings.TrimPrefix(file, around), word) {
		return true
	}
	content, unread := input.Read(fsys, file)
	if unread != nil || !strings.Contains(string(content), word) {
		return false
	}
	return slices.ContainsFunc(quoted.FindAllStringSubmatch(string(content), -1), func(q []string) bool {
		return q[1] == word || path.Join(path.Dir(file), q[1]) == dir || path.Join(around, q[1]) == dir
	})
}

// inPath reports whether word is a folder of a program's path or what its name
// says it tests: "vpc_test.go", "test_vpc.py".
func inPath(file, word string) bool {
	like := func(s string) string { return strings.ReplaceAll(s, "-", "_") }
	segments := strings.Split(like(file), "/")
	last := len(segments) - 1
	stem, _, _ := strings.Cut(segments[last], ".")
	stem = strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(stem, "_test"), "_spec"), "test_")
	return slices.Contains(segments[:last], like(word)) || stem == like(word) || strings.HasSuffix(stem, "_"+like(word))
}
