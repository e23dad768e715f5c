package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// maxSource is the size of the largest Rego file that is read.
const maxSource = 1 << 20

// LoadOptions says what kind of rules are loaded. The zero value is for the
// embedded rules.
type LoadOptions struct {
	Custom bool // users' own rules: folders at any depth, families of their own, no serves
}

// Load reads the rules under the root of fsys: every Rego file that is neither
// a test nor of the library. It reads what rules say about themselves and does
// not parse them. The library is always the embedded one. The error joins every
// problem found, one a line, each with file, line, field and remedy.
func Load(fsys fs.FS, opts LoadOptions) (*Set, error) {
	lib, err := readLibrary()
	if err != nil {
		return nil, err
	}
	sources, err := readSources(fsys, func(name string) bool {
		return !isTest(name) && (opts.Custom || isRule(name))
	})
	if err != nil {
		return nil, err
	}
	if len(sources) == 0 {
		return nil, errors.New("rules: the folder holds no rules; a rule is a file whose name ends in .rego")
	}
	var problems []Problem
	var rules []sourced
	grammar, libDigest := newGrammar(), digest(lib)
	for _, src := range sources {
		rule, found := grammar.ruleOf(src.file, src.text, opts.Custom)
		problems = append(problems, found...)
		rule.Digest = digest([]source{{"rule", src.text}, {"lib", libDigest}})
		rules = append(rules, sourced{rule, src, grammar.readsOf(src.text), fsys})
	}
	if err := asError(problems); err != nil {
		return nil, err
	}
	return newSet(rules, lib)
}

// isRule reports whether the file called name holds a rule of the program.
func isRule(name string) bool {
	return strings.HasSuffix(name, ".rego") && !isTest(name) && !strings.HasPrefix(name, "lib/")
}

// isTest reports whether the file called name holds tests in Rego.
func isTest(name string) bool { return strings.HasSuffix(name, "_test.rego") }

// readLibrary reads the helpers that rules import.
func readLibrary() ([]source, error) {
	return readSources(Embedded(), func(name string) bool {
		return strings.HasPrefix(name, "lib/") && !isTest(name)
	})
}

// readSources reads the Rego files that keep holds for, in order of their
// names. Hidden folders are not entered.
func readSources(fsys fs.FS, keep func(name string) bool) ([]source, error) {
	var sources []source
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("rules: %w", err)
		}
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case entry.IsDir() || hidden || path.Ext(name) != ".rego" || !keep(name):
			return nil
		}
		text, err := readSource(fsys, name)
		sources = append(sources, source{name, text})
		return err
	})
	return sources, err
}

func readSource(fsys fs.FS, name string) (string, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return "", fmt.Errorf("rules: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() > maxSource {
		return "", Problem{File: name, Message: "it is not a regular file of at most 1 MiB; keep it out of the rules' folder"}
	}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return "", fmt.Errorf("rules: %w", err)
	}
	return string(text), nil
}

// digest is SHA-256, in hex, over names and texts.
func digest(sources []source) string {
	hash := sha256.New()
	for _, s := range sources {
		_, _ = fmt.Fprintf(hash, "%s %d\n%s", s.file, len(s.text), s.text)
	}
	return hex.EncodeToString(hash.Sum(nil))
}
