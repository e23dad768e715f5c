package graph

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Elsewhere corrects links that lead to folders which are in the repository and
// hold nothing of it: nested are those that are repositories of their own, such
// as submodules, and linked are those that are symbolic links, with what these
// say. It returns a copy.
func Elsewhere(links []debt.Link, nested []string, linked map[string]string) []debt.Link {
	links = slices.Clone(links)
	for i, l := range links {
		kind, place := debt.SplitUnitID(l.To)
		if l.Status != debt.LinkResolved || kind == "" {
			continue
		}
		place = behind(place, linked)
		links[i].To = debt.UnitID(kind, place)
		if folder := above(place, nested); folder != "" {
			links[i].Status, links[i].Evidence = debt.LinkExternal, folder+" is a repository of its own"
		}
	}
	return links
}

// behind is where a path leads, symbolic links to folders followed.
func behind(place string, linked map[string]string) string {
	const most = 10 // links may lead to each other
	for range most {
		next := place
		for folder := place; folder != "." && folder != "/"; folder = path.Dir(folder) {
			if to, ok := linked[folder]; ok && !path.IsAbs(to) {
				next = path.Join(path.Dir(folder), to, strings.TrimPrefix(place, folder))
				break
			}
		}
		if next == place {
			break
		}
		place = next
	}
	return place
}

// above is the one of some folders that a path is in, or is.
func above(place string, folders []string) string {
	for folder := place; folder != "." && folder != "/"; folder = path.Dir(folder) {
		if slices.Contains(folders, folder) {
			return folder
		}
	}
	return ""
}

// fetched says of a link to what is not there that it is brought there before
// it is used: into a folder for other people's code, which is seldom kept, or by
// a checkout of another repository. It is empty where nothing says so.
func fetched(l debt.Link, checkouts map[string][]string) string {
	kind, place := debt.SplitUnitID(l.To)
	if kind == debt.Terraform && contextOf(place) == debt.Vendored {
		return "code of others is fetched into such a folder"
	}
	if folder := above(place, checkouts[l.From]); folder != "" {
		return "a checkout makes " + folder
	}
	return ""
}

// checkoutsOf are the folders that pipelines check other repositories out into,
// by unit.
func checkoutsOf(steps []debt.Step) map[string][]string {
	folders := map[string][]string{}
	for _, s := range steps {
		if name, _, _ := strings.Cut(s.Uses, "@"); name == "actions/checkout" && s.With["path"] != "" {
			folders[s.Unit] = append(folders[s.Unit], path.Clean(s.With["path"]))
		}
	}
	return folders
}
