package githubactions

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/imageref"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// hidden stands for an expression while an image reference is split. No valid
// reference has it.
const hidden = "\x00"

// images records the images that a job runs in and beside.
func (r *reader) images(job string, n yamlnode.Node) {
	r.image(job+"/container", n.Lookup("container"))
	for service := range n.Get("services").Pairs() {
		r.image(job+"/service:"+service.Key.Text(), service)
	}
}

// image records the image of a container, which is a string or a mapping with
// one. An empty string is GitHub's way to say that there is no container.
func (r *reader) image(key string, container yamlnode.Pair) {
	if container.Value.IsMapping() {
		container = container.Value.Lookup("image")
	}
	source := strings.TrimSpace(container.Value.Text())
	if source == "" {
		return
	}
	pin := imagePin(strings.TrimPrefix(source, "docker://"))
	pin.Source, pin.Key, pin.At = source, key, r.atPair(container)
	r.pin("image:"+key, pin)
}

// imagePin splits an image reference that may hold expressions. An expression
// may stand for several parts at once: once a part is not known, the parts
// after it that are not written are not known either.
func imagePin(source string) debt.Pin {
	ref := imageref.Parse(hideExpressions(source))
	pin := debt.Pin{Kind: debt.PinImage, Source: source, SourceType: "registry"}
	known := true
	read := func(field, part string) string {
		known = known || part != ""
		if strings.Contains(part, hidden) {
			known = false
		}
		if !known {
			pin.Unsure = append(pin.Unsure, field)
			return ""
		}
		return part
	}
	pin.Name = read("name", ref.Name)
	pin.Version = read("version", ref.Tag)
	pin.Digest = read("digest", ref.Digest)
	return pin
}

// hideExpressions replaces every "${{ … }}", even one that is not closed.
func hideExpressions(s string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, "${{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		out.WriteString(hidden)
		_, s, _ = strings.Cut(rest, "}}")
	}
}
