package graph

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// imageNames are the names that pipelines give to the images they build.
type imageNames struct {
	built map[string][]string    // units by name
	local map[[2]string][]string // the same, by job and name: what another command of the job names again
	again map[[2]string][]string // by job and name, other names of the same image
	open  bool                   // images are built under names that are not known
}

func newImageNames() *imageNames {
	return &imageNames{built: map[string][]string{}, local: map[[2]string][]string{}, again: map[[2]string][]string{}}
}

// unknownPart stands for what is not known inside of a name.
const unknownPart = "\x00"

// maxSeveral bounds how many names one image may have.
const maxSeveral = 200

// add notes that a job builds a unit under a name.
func (n *imageNames) add(job, text, unit string) {
	name, ok := repositoryOf(text)
	if !ok {
		n.open = true
		return
	}
	key := [2]string{job, name}
	n.built[name] = added(n.built[name], unit)
	n.local[key] = added(n.local[key], unit)
}

// rename notes that a job gives an image another name.
func (n *imageNames) rename(job, from, to string) {
	before, ok := repositoryOf(from)
	after, good := repositoryOf(to)
	if !ok || !good {
		n.open = true
		return
	}
	key := [2]string{job, before}
	n.again[key] = added(n.again[key], after)
}

func added(list []string, item string) []string {
	if slices.Contains(list, item) || len(list) == maxSeveral {
		return list
	}
	return append(list, item)
}

// settle makes the other names of images names of theirs.
func (n *imageNames) settle() {
	for key, names := range n.again {
		for _, name := range names {
			for _, unit := range n.local[key] {
				n.built[name] = added(n.built[name], unit)
			}
		}
	}
}

// nameless notes that images are built under names that are not known where no
// pipeline is seen to name a unit: people build it, or a tool does.
func (n *imageNames) nameless(units []debt.Unit) {
	named := map[string]bool{}
	for _, list := range n.built {
		for _, unit := range list {
			named[unit] = true
		}
	}
	for _, u := range units {
		n.open = n.open || u.Kind == debt.Image && !named[u.ID]
	}
}

// of is the one unit that is built under a name.
func (n *imageNames) of(name string) (unit string, ok bool) {
	units := n.built[name]
	if len(units) != 1 {
		return "", false
	}
	return units[0], true
}

// repositoryOf is the name of an image without its registry and its tag: with
// the registry it differs from account to account. It fails where a part of the
// name is not known.
func repositoryOf(image string) (name string, ok bool) {
	name, _, _ = strings.Cut(strings.TrimSpace(image), "@")
	if at := strings.LastIndexByte(name, ':'); at > strings.LastIndexByte(name, '/') {
		name = name[:at]
	}
	if first, rest, found := strings.Cut(name, "/"); found && (strings.ContainsAny(first, ".:"+unknownPart) || first == "localhost") {
		name = rest
	}
	valid := regexp.MustCompile(`^[a-z0-9][a-z0-9._/-]*$`)
	return name, valid.MatchString(name)
}

// named notes the names that a command of a job gives to what it builds; unit is
// empty for a command that builds nothing.
func (p *pipelines) named(job string, c debt.Command, n int, from site, unit string) {
	text := func(at int) string {
		if word := word(c.Argv, at); word != "" {
			return word
		}
		if values := c.Alternatives["argv."+strconv.Itoa(at)]; len(values) > 0 {
			return from.partly(values[min(n, len(values)-1)])
		}
		return unknownPart
	}
	if unit == "" {
		if c.Name == "docker" && word(c.Argv, 1) == "tag" && len(c.Argv) == 4 {
			p.names.rename(job, text(2), text(3))
		}
		return
	}
	for at, word := range c.Argv {
		option, _ := word.(string)
		switch {
		case (option == "-t" || option == "--tag") && at+1 < len(c.Argv):
			p.names.add(job, text(at+1), unit)
		case strings.HasPrefix(option, "--tag="):
			p.names.add(job, strings.TrimPrefix(option, "--tag="), unit)
		}
	}
}

// partly puts values in place of expressions as far as they are known.
func (f frame) partly(text string) string {
	expression := regexp.MustCompile(`\$\{\{(.*?)\}\}`)
	return expression.ReplaceAllStringFunc(text, func(found string) string {
		if value, ok := f.fill(found); ok {
			return value
		}
		return unknownPart
	})
}

// tags notes the names that an action gives to the image it builds.
func (p *pipelines) tags(s debt.Step, from site, unit string) {
	texts := s.Alternatives["with.tags"]
	if text := s.With["tags"]; text != "" {
		texts = []string{text}
	}
	if len(texts) == 0 {
		p.names.open = true
	}
	if len(texts) > 1 {
		return // which job of a matrix builds which is not known here
	}
	for _, text := range texts {
		for line := range strings.FieldsFuncSeq(from.partly(text), func(r rune) bool { return r == ',' || r == '\n' }) {
			if line = strings.TrimSpace(line); line != "" {
				p.names.add(s.Job, line, unit)
			}
		}
	}
}
