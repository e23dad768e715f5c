package dockerfile

import (
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/imageref"
)

// pins lists the images that a build needs: of its syntax line, of every FROM
// and of what is copied or mounted from elsewhere. What ONBUILD holds back is
// needed by other builds.
func (f *file) pins() []debt.Pin {
	var pins []debt.Pin
	if f.doc.syntax != "" {
		line := statement{first: f.doc.syntaxLine, last: f.doc.syntaxLine, read: debt.Parsed}
		pins = append(pins, f.image(line, "syntax", f.doc.syntax, f.doc.syntax))
	}
	globals := newVariables(f.doc.escape)
	for i, s := range f.doc.statements {
		switch {
		case s.keyword == "ARG" && f.of[i] < 0:
			for _, word := range s.words() {
				globals.declare(word)
			}
		case s.keyword == "FROM":
			pins = append(pins, f.base(s, f.of[i], globals))
		case s.node != nil:
			for _, from := range sources(s) {
				pins = f.source(pins, i, from)
			}
		}
	}
	return pins
}

// base makes the pin of a FROM.
func (f *file) base(s statement, at int, globals *variables) debt.Pin {
	st := f.stages[at]
	key := "stage:" + st.label
	ref := globals.expand(st.from)
	pin := f.image(s, key, st.from, ref)
	switch {
	case stageNamed(f.stages[:at], ref):
		pin.SourceType, pin.Name, pin.Version, pin.Digest = "stage", strings.ToLower(ref), "", ""
	case ref == "scratch":
		pin.SourceType = "scratch"
	case strings.Contains(ref, unknown) && !strings.ContainsAny(ref, "/:@"):
		// The variable may choose one of the stages.
		pin.SourceType = ""
		pin.Unsure = append(pin.Unsure, "source_type")
	}
	return pin
}

// source appends the pin of an image that the statement at place i copies or
// mounts from. Stages are no images.
func (f *file) source(pins []debt.Pin, i int, from string) []debt.Pin {
	if _, err := strconv.Atoi(from); err == nil || stageNamed(f.stages, from) {
		return pins
	}
	ref := from
	if strings.Contains(from, "$") {
		// A build does not expand variables here.
		ref = unknown
	}
	named := imageref.Parse(from).Name
	return append(pins, f.image(f.doc.statements[i], f.scope(i)+"/copy:"+named, from, ref))
}

// sources lists what a COPY takes files from, and what a RUN mounts.
func sources(s statement) []string {
	var found []string
	for flag, value := range flags(s.node.Flags) {
		switch {
		case s.keyword == "COPY" && flag == "from":
			found = append(found, value)
		case s.keyword == "RUN" && flag == "mount":
			for option := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == '\n' }) {
				if from, ok := strings.CutPrefix(strings.ToLower(option), "from="); ok && from != "" {
					found = append(found, option[len("from="):])
				}
			}
		}
	}
	return found
}

// image makes a pin of an expanded reference. What is unknown of it is left out
// and listed: an unknown end may hold the tag and the digest as well.
func (f *file) image(s statement, key, written, ref string) debt.Pin {
	parts := imageref.Parse(ref)
	pin := debt.Pin{
		ID: f.id("pin:" + key), Unit: f.unit.ID, Kind: debt.PinImage, Key: key,
		Source: written, SourceType: "registry", At: f.at(s),
		Name: parts.Name, Version: parts.Tag, Digest: parts.Digest,
	}
	open := strings.HasSuffix(ref, unknown)
	if parts.Name == "" || strings.Contains(parts.Name, unknown) {
		pin.Name, pin.Unsure = "", append(pin.Unsure, "name")
	}
	if strings.Contains(parts.Tag, unknown) || open && parts.Tag == "" && parts.Digest == "" {
		pin.Version, pin.Unsure = "", append(pin.Unsure, "version")
	}
	if strings.Contains(parts.Digest, unknown) || open && parts.Digest == "" {
		pin.Digest, pin.Unsure = "", append(pin.Unsure, "digest")
	}
	return pin
}
