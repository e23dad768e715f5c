package shellscript

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// named reports whether a file is a shell script by its name. Templates of
// scripts ("setup.sh.tpl") are none: what they render to is not known.
func named(p string) bool {
	base := path.Base(p)
	return languageOf(base) != shell.Foreign && !strings.HasPrefix(base, ".") && !foreign(path.Dir(p))
}

// languageOf is the language that the extension of a script promises. What is
// called ".sh" is Bash more often than not, whose grammar takes nearly all that
// sh has.
func languageOf(name string) shell.Dialect {
	switch path.Ext(name) {
	case ".sh", ".bash":
		return shell.Bash
	case ".ksh":
		return shell.Korn
	}
	return shell.Foreign
}

// foreign reports whether a folder holds what others wrote and is only kept
// here.
func foreign(folder string) bool {
	return slices.ContainsFunc(strings.Split(strings.ToLower(folder), "/"), func(segment string) bool {
		return slices.Contains([]string{".git", ".terraform", "node_modules", "third_party", "vendor"}, segment)
	})
}

// dialect is the language of a script: the one that its first line asks for,
// else the one that its name promises.
func dialect(name, text string) shell.Dialect {
	if line := shell.Shebang(text); line != "" {
		return shell.DialectOf(line)
	}
	return languageOf(name)
}
