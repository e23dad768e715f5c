package shell

import (
	"path"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// Dialect is the language of a script.
type Dialect string

// The dialects. Foreign is any language that is not a shell's: PowerShell, cmd,
// Python.
const (
	Bash    Dialect = "bash"
	POSIX   Dialect = "sh"
	Korn    Dialect = "ksh"
	Zsh     Dialect = "zsh"
	Foreign Dialect = "foreign"
)

// DialectOf says which language the shell called by a command line reads, as in
// "bash -e {0}", "/bin/sh" or "pwsh". An empty command line names no shell.
func DialectOf(commandLine string) Dialect {
	words := strings.Fields(commandLine)
	if len(words) > 0 && base(words[0]) == "env" {
		words = words[1:]
		for len(words) > 0 && (strings.HasPrefix(words[0], "-") || strings.Contains(words[0], "=")) {
			words = words[1:]
		}
	}
	if len(words) == 0 {
		return Foreign
	}
	switch base(words[0]) {
	case "bash":
		return Bash
	case "sh", "dash", "ash":
		return POSIX
	case "ksh", "mksh":
		return Korn
	case "zsh":
		return Zsh
	}
	return Foreign
}

// Shebang is the command line of a script's first line "#!…", or nothing.
func Shebang(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	commandLine, ok := strings.CutPrefix(line, "#!")
	if !ok {
		return ""
	}
	return strings.TrimSpace(commandLine)
}

// variants lists the grammars to try in turn. What calls itself sh is often
// Bash, whose grammar takes nearly everything that POSIX's does.
func (d Dialect) variants() []syntax.LangVariant {
	switch d {
	case Bash, Foreign:
	case POSIX:
		return []syntax.LangVariant{syntax.LangPOSIX, syntax.LangBash}
	case Korn:
		return []syntax.LangVariant{syntax.LangMirBSDKorn, syntax.LangBash}
	case Zsh:
		return []syntax.LangVariant{syntax.LangZsh}
	}
	return []syntax.LangVariant{syntax.LangBash}
}

// base is the name of a program without its directory.
func base(program string) string {
	if program == "" || strings.HasSuffix(program, "/") {
		return ""
	}
	return strings.TrimSuffix(path.Base(program), ".exe")
}
