package githubactions

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// used records the action that a step uses.
func (r *reader) used(owner stepOwner, index int, key string, uses yamlnode.Pair) {
	if !isWritten(uses.Value) {
		return
	}
	pin := actionPin(uses.Value)
	pin.Key, pin.At = owner.key+"/"+key, r.atPair(uses)
	r.pin("action:"+owner.place(index), pin)
	if pin.SourceType == "local" {
		r.link(debt.LinkRuns, localPath(pin.Source), "action.yml", pin.At)
	}
}

// called records the reusable workflow that a job calls.
func (r *reader) called(job string, uses yamlnode.Pair) {
	if !isWritten(uses.Value) {
		return
	}
	pin := actionPin(uses.Value)
	pin.Key, pin.At = job, r.atPair(uses)
	r.pin("action:"+job, pin)
	switch pin.SourceType {
	case "local":
		r.link(debt.LinkInclude, localPath(pin.Source), "", pin.At)
	case "repository":
		r.facts.Link = append(r.facts.Link, debt.Link{
			From: r.id, To: pin.Name, Kind: debt.LinkInclude, Status: debt.LinkExternal, At: pin.At,
		})
	}
}

// link adds a link to a pipeline of this repository: to file in directory, or
// to directory itself when it is a file's path. What lies outside of the
// repository, in another checkout, is external by its form.
func (r *reader) link(kind, directory, file string, at debt.At) {
	target := path.Join(directory, file)
	link := debt.Link{From: r.id, To: debt.UnitID(debt.Pipeline, target), Kind: kind, Status: debt.LinkResolved, At: at}
	if !inRepository(target) {
		link.To, link.Status = target, debt.LinkExternal
	}
	r.facts.Link = append(r.facts.Link, link)
}

func inRepository(target string) bool { return target != ".." && !strings.HasPrefix(target, "../") }

// actionPin reads what "uses" names: a path in this repository, an image, or
// another repository at a ref.
func actionPin(uses yamlnode.Node) debt.Pin {
	source := strings.TrimSpace(uses.Text())
	pin := debt.Pin{Kind: debt.PinAction, Source: source}
	image, isImage := strings.CutPrefix(source, "docker://")
	switch {
	case isImage:
		pin = imagePin(image)
		pin.Kind, pin.Source, pin.SourceType = debt.PinAction, source, "docker"
	case uses.HasExpression(), !uses.IsScalar():
		pin.Unsure = []string{"name", "version"}
	case isLocal(source):
		pin.SourceType, pin.Name = "local", source
	default:
		pin.SourceType = "repository"
		pin.Name, pin.Version, _ = strings.Cut(source, "@")
		pin.RefKind = refKind(pin.Version)
	}
	return pin
}

// isLocal tells a path of the checked-out tree, "./", from one of the
// workflow's own repository, "$/", and both from a repository's name.
func isLocal(source string) bool {
	return source == "." || strings.HasPrefix(source, "./") || strings.HasPrefix(source, "../") || strings.HasPrefix(source, "$/")
}

// localPath is the repository's path of a local action or workflow, which both
// forms count from its root.
func localPath(source string) string { return path.Clean(strings.TrimPrefix(source, "$/")) }

// refKind says what a git ref is by its looks. Only a full hash is certain to
// stay the same.
func refKind(ref string) string {
	hex := strings.Trim(ref, "0123456789abcdefABCDEF") == ""
	switch {
	case ref == "":
		return ""
	case hex && (len(ref) == 40 || len(ref) == 64):
		return "sha"
	case strings.HasPrefix(ref, "refs/heads/"), slices.Contains(branches(), ref):
		return "branch"
	case strings.HasPrefix(ref, "refs/tags/"), isVersion(ref):
		return "tag"
	case hex && len(ref) >= 7 && len(ref) < 40 && strings.ContainsAny(ref, "0123456789"):
		return "short-sha"
	}
	return "unknown"
}

// isVersion reports whether ref is numbers with dots between them, as in "v4"
// and "1.2.3-rc.1": an optional "v" before and any suffix after.
func isVersion(ref string) bool {
	numbers := strings.TrimPrefix(ref, "v")
	if end := strings.IndexAny(numbers, "-+"); end >= 0 {
		numbers = numbers[:end]
	}
	for number := range strings.SplitSeq(numbers, ".") {
		if number == "" || strings.Trim(number, "0123456789") != "" {
			return false
		}
	}
	return true
}

// branches are the names that only branches have by custom.
func branches() []string { return []string{"main", "master", "develop", "trunk", "HEAD"} }
