package graph

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// dockerfileOf is the Dockerfile that a command builds, as it is written: with
// -f, or in the folder that is sent along.
func dockerfileOf(c debt.Command) (file string, ok bool) {
	words := buildWords(c)
	if words == nil {
		return "", false
	}
	o, known := buildOptions(words)
	switch {
	case o.named:
		return o.file, o.file != "" && o.file != "-"
	case !known, o.context == "", o.context == "-", strings.Contains(o.context, "://"), strings.HasPrefix(o.context, "git@"):
		return "", false
	}
	return path.Join(o.context, "Dockerfile"), true
}

// buildWords are the words after "docker build", nil for another command.
func buildWords(c debt.Command) []any {
	if !slices.Contains([]string{"docker", "podman", "buildah"}, c.Name) {
		return nil
	}
	rest := c.Argv
	for _, skipped := range []string{"buildx", "image", "builder"} {
		if word(rest, 1) == skipped {
			rest = rest[1:]
			break
		}
	}
	if !slices.Contains([]string{"build", "bud", "b"}, word(rest, 1)) {
		return nil
	}
	return rest[2:]
}

// options are what matters of the words after "docker build".
type options struct {
	named   bool   // -f is there
	file    string // what it names; empty when that is not known
	context string // the folder that is sent along
}

// buildOptions reads the words after "docker build". Known is false when a word
// that is not known may stand for the folder, or for -f.
func buildOptions(words []any) (o options, known bool) {
	known = true
	for at := 0; at < len(words); at++ {
		text, literal := words[at].(string)
		name, value, joined := strings.Cut(text, "=")
		switch {
		case !literal:
			known = false
		case name == "-f", name == "--file":
			if !joined {
				at++
				value = word(words, at)
			}
			o.named, o.file = true, value
		case strings.HasPrefix(text, "-f") && !strings.HasPrefix(text, "--"):
			o.named, o.file = true, text[2:]
		case strings.HasPrefix(text, "-") && text != "-":
			if !joined && !isSwitch(text) {
				at++ // the value of the option
			}
		case o.context != "":
			known = false // two folders: an option was not understood
		default:
			o.context = text
		}
	}
	return o, known
}

// isSwitch recognises the options of "docker build" that take no value.
func isSwitch(option string) bool {
	return slices.Contains([]string{
		"--no-cache", "--pull", "--push", "--load", "-q", "--quiet", "--rm", "--force-rm", "--squash", "--compress", "--check", "-D", "--debug",
		"--disable-content-trust", "--layers", "--format-docker",
	}, option)
}
