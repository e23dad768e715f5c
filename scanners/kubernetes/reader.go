package kubernetes

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// reader gathers the facts of one folder.
type reader struct {
	unit  debt.Unit
	facts debt.Facts
}

// file reads a chart's or a kustomization's file.
func (r *reader) file(fsys fs.FS, name string) {
	content, problem := input.Read(fsys, name)
	if problem != nil {
		r.unread(*problem)
		return
	}
	root, problems := yamlnode.ParseFirst(name, content)
	switch {
	case len(problems) > 0 && isTemplate(content):
		r.unread(debt.Unread{Path: name, Line: problems[0].Line, Reason: "it is a template, and what it renders to is not known; exclude it in debtscan.yaml, or scan what it renders to"})
		return
	case root.Exists() && !root.IsMapping() && !root.IsNull():
		r.unread(debt.Unread{Path: name, Line: root.Line(), Reason: "it is expected to be a mapping of keys to values"})
		return
	}
	r.unread(problems...)
	if path.Base(name) == chart {
		r.dependencies(name, root.Get("dependencies"))
		return
	}
	for _, key := range []string{"resources", "bases", "components"} {
		r.entries(name, root.Get(key))
	}
}

// isTemplate reports whether a text has the marks of a template's actions.
func isTemplate(content []byte) bool {
	return bytes.Contains(content, []byte("{{")) || bytes.Contains(content, []byte("{%"))
}

func (r *reader) unread(rows ...debt.Unread) {
	for _, row := range rows {
		row.Unit, row.Scanner = r.unit.ID, name
		r.facts.Unread = append(r.facts.Unread, row)
	}
}

// entries links to what a kustomization builds on: other folders, of this
// repository or of another one.
func (r *reader) entries(file string, list yamlnode.Node) {
	for _, item := range list.Items() {
		entry := item.Text()
		switch {
		case entry == "", isUnknown(entry), isFile(entry):
		case isRemote(entry):
			r.link(file, item, entry, debt.LinkExternal)
		case !strings.Contains(entry, ":"): // else it may be another repository in a short form
			r.folder(file, item, entry)
		}
	}
}

// dependencies links to the charts of this repository that a chart packs.
func (r *reader) dependencies(file string, list yamlnode.Node) {
	for _, item := range list.Items() {
		repository := item.Get("repository")
		if entry, local := strings.CutPrefix(repository.Text(), "file://"); local && !isUnknown(entry) {
			r.folder(file, repository, entry)
		}
	}
}

// folder links to a folder as it is seen from the unit's own. Whether it is a
// unit is the graph's to say.
func (r *reader) folder(file string, item yamlnode.Node, entry string) {
	folder := path.Join(r.unit.Path, entry)
	if path.IsAbs(entry) || !fs.ValidPath(folder) || folder == r.unit.Path {
		return
	}
	r.link(file, item, debt.UnitID(debt.Kubernetes, folder), debt.LinkResolved)
}

func (r *reader) link(file string, item yamlnode.Node, to, status string) {
	at := debt.At{Unit: r.unit.ID, Location: item.Location(file), Read: debt.Parsed}
	r.facts.Link = append(r.facts.Link, debt.Link{From: r.unit.ID, To: to, Kind: debt.LinkInclude, Status: status, At: at})
}

// isUnknown reports whether something else fills in a part of an entry.
func isUnknown(entry string) bool {
	return strings.Contains(entry, "{{") || strings.ContainsAny(entry, "$*%<")
}

// isFile recognises entries that name a file of manifests.
func isFile(entry string) bool {
	entry, _, _ = strings.Cut(entry, "?")
	return slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(path.Ext(entry)))
}

// isRemote recognises the folders of other repositories by their form.
// https://github.com/kubernetes-sigs/kustomize/blob/master/examples/remoteBuild.md
func isRemote(entry string) bool {
	return strings.Contains(entry, "://") || strings.Contains(entry, "?ref=") ||
		strings.HasPrefix(entry, "github.com/") || strings.HasPrefix(entry, "git@") || strings.HasPrefix(entry, "git::")
}
