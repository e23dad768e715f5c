package graph

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// isFollowed reports whether a command is one that links may come from.
func (p *pipelines) isFollowed(c debt.Command) bool {
	if slices.Contains([]string{"terraform", "tofu", "terragrunt", "docker", "podman", "buildah", "make", "gmake"}, c.Name) {
		return true
	}
	return mayApply(c) || strings.HasSuffix(called(c).path, ".sh")
}

// withWords fills in the words of a command that are not known and may be
// certain in one job of a matrix and one way of being called.
func withWords(c debt.Command, job int, fill func(string) (string, bool)) debt.Command {
	if len(c.Alternatives) == 0 {
		return c
	}
	c.Argv, c.Flags = slices.Clone(c.Argv), slices.Clone(c.Flags)
	for at, word := range c.Argv {
		values := c.Alternatives["argv."+strconv.Itoa(at)]
		if word != nil || len(values) == 0 {
			continue
		}
		text, ok := fill(values[min(job, len(values)-1)])
		if !ok {
			continue
		}
		c.Argv[at] = text
		if strings.HasPrefix(text, "-") {
			flag, _, _ := strings.Cut(text, "=")
			c.Flags = append(c.Flags, flag)
		}
	}
	return c
}

// script adds the links of a script that a command starts in a folder, with its
// arguments. It says whether the script is one of this repository that does
// something of which all is known.
func (p *pipelines) script(c debt.Command, folder string, from site) bool {
	file := called(c)
	if file.search || file.path == "" {
		return false
	}
	at := slices.Index(c.Argv, any(file.path))
	id := debt.UnitID(debt.Script, path.Join(folder, file.path))
	if p.units[id] != debt.Script || at < 0 {
		return false
	}
	arguments := c.Argv[at+1:]
	fill := func(text string) (string, bool) { return withArguments(text, arguments) }
	w := newWalk([]string{folder}, nil)
	whole := true
	for _, inner := range p.commands[id] {
		if !p.look() {
			return false
		}
		inner = withWords(inner, 0, fill)
		whole = p.scripted(inner, w, from, c.At) && whole
		w.follow(inner)
	}
	return whole
}

// scripted adds the links of a command of a script, at the place that starts the
// script. It says whether it is known what the command does.
func (p *pipelines) scripted(c debt.Command, w *walk, from site, at debt.At) bool {
	if from.at.Path == "" {
		from.at = at
	}
	call, plans := terraformOf(c)
	file, builds := dockerfileOf(c)
	root, completes := initOf(c)
	targets, applies := appliedBy(c)
	folders := w.scope(c).at(c.Function)
	goal := root
	switch {
	case plans:
		goal = call.folder
	case builds:
		goal = file
	}
	switch places := inFolders(folders, goal); {
	case len(places) != 1:
		return !p.isFollowed(c)
	case plans:
		folder := places[0]
		p.link(from, debt.UnitID(debt.Terraform, folder), call.kind, c.At, c.Name+" "+call.verb+" in "+folder, varFilesOf(c, folder))
	case completes:
		p.inits.add(c, places[0])
	case applies:
		p.deploys(c, targets, folders, from, c.At)
	case builds:
		file := places[0]
		p.link(from, debt.UnitID(debt.Image, file), debt.LinkBuilds, c.At, c.Name+" build of "+file, passed{})
	}
	return plans || builds || applies || !slices.Contains(c.Argv, nil) || !p.isFollowed(c)
}

// withArguments puts the arguments of a script in place of "${1}" and so on. It
// fails where one is not known, is not given, or may be another because one
// before it may be several.
func withArguments(text string, arguments []any) (filled string, ok bool) {
	return substitute(text, func(number string) (string, bool) {
		at, err := strconv.Atoi(number)
		if err != nil || at < 1 || at > len(arguments) || slices.Contains(arguments[:at], nil) {
			return "", false
		}
		return word(arguments, at-1), true
	})
}
