package graph

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// passed are the files of values that something gives to a plan or an apply.
type passed struct {
	files []string // by their paths in the repository
	known bool     // there are no others
}

// varFilesOf reads the files that a command passes to the root in a folder.
// Terraform looks for them from there.
// https://developer.hashicorp.com/terraform/cli/commands/plan#var-file-filename
func varFilesOf(c debt.Command, folder string) passed {
	p := passed{known: c.FlagsKnown}
	for at := 1; at < len(c.Argv); at++ {
		option, value, joined := strings.Cut(word(c.Argv, at), "=")
		if option != "-var-file" && option != "--var-file" {
			continue
		}
		if !joined {
			at++
			value = word(c.Argv, at)
		}
		p.add(folder, value)
	}
	options := 0
	for _, flag := range c.Flags {
		if flag == "-var-file" || flag == "--var-file" {
			options++
		}
	}
	p.known = p.known && options == len(p.files) // else the name of one is not known
	return p
}

// varFilesOfAction reads the files that an action's step passes to the root in a
// folder, a line each. It looks for them from the top of the checkout.
func varFilesOfAction(s debt.Step) passed {
	p := passed{known: !slices.Contains(s.Unsure, "with") && !slices.Contains(s.Unsure, "with.var_file")}
	for line := range strings.Lines(s.With["var_file"]) {
		if line = strings.TrimSpace(line); line != "" {
			p.add(".", line)
		}
	}
	return p
}

// add notes a file. One outside of the repository, or that only a run knows, is
// not known.
func (p *passed) add(folder, file string) {
	place := path.Join(folder, file)
	if file == "" || path.IsAbs(file) || strings.ContainsAny(file, "$~*<`") || strings.HasPrefix(place, "..") || len(place) > maxPath {
		p.known = false
		return
	}
	if !slices.Contains(p.files, place) {
		p.files = append(p.files, place)
	}
}

// with adds what another command on the same way passes.
func (p passed) with(other passed) passed {
	all := slices.Concat(p.files, other.files)
	slices.Sort(all)
	return passed{files: slices.Compact(all), known: p.known && other.known}
}

// voteByVarFiles says of roots that are applied with known files what the names
// of these files say. Decided are the roots for which that is all there is to
// say: other files that lie beside them are not passed by the pipelines.
func voteByVarFiles(links []debt.Link, named votes) (decided map[string]bool) {
	decided = map[string]bool{}
	for _, l := range links {
		if l.Kind != debt.LinkDeploys || l.Status != debt.LinkResolved {
			continue
		}
		if before, there := decided[l.To]; there && !before || !l.VarFilesKnown || len(l.VarFiles) == 0 {
			decided[l.To] = false
			continue
		}
		decided[l.To] = true
	}
	for _, l := range links {
		if decided[l.To] && l.Kind == debt.LinkDeploys && l.Status == debt.LinkResolved {
			for _, file := range l.VarFiles {
				named.add(l.To, classOfFile(file), l.From+" applies it with "+file)
			}
		}
	}
	return decided
}

// classOfFile is the class of environment that a file of values is for, by its
// name or that of its folder: "prod.tfvars", "env/prod/terraform.tfvars".
func classOfFile(file string) debt.EnvironmentClass {
	stem, _, _ := strings.Cut(path.Base(file), ".tfvars")
	if stem == "terraform" {
		stem = path.Base(path.Dir(file))
	}
	return classOfName(strings.TrimSuffix(stem, ".auto"))
}
