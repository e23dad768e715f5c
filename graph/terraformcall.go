package graph

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// terraformCall is what a command does to a root.
type terraformCall struct {
	verb   string // "plan" or "apply"
	kind   string // of the link it makes
	folder string // where it changes to first, "" for nowhere
}

// terraformOf reads a command that plans or applies the root it runs in. What
// takes a root down, or only looks, does neither.
func terraformOf(c debt.Command) (call terraformCall, ok bool) {
	if !slices.Contains([]string{"terraform", "tofu", "terragrunt"}, c.Name) {
		return call, false
	}
	call.folder, call.verb = subcommand(c)
	switch call.verb {
	case "plan":
		call.kind = debt.LinkPlans
	case "apply":
		call.kind = debt.LinkDeploys
	}
	for _, off := range []string{"-destroy", "-refresh-only", "-help", "--help", "--terragrunt-working-dir", "--working-dir", "--all", "-all"} {
		if slices.Contains(c.Flags, off) {
			return terraformCall{}, false
		}
	}
	return call, call.kind != ""
}

// subcommand is what a command of Terraform does, and the folder that it changes
// to first; each is empty where it is not known.
func subcommand(c debt.Command) (folder, verb string) {
	rest := c.Argv
	for len(rest) > 1 && strings.HasPrefix(word(rest, 1), "-") {
		if to, found := strings.CutPrefix(strings.TrimPrefix(word(rest, 1), "-"), "chdir="); found {
			folder = to
		}
		rest = rest[1:]
	}
	return folder, word(rest, 1)
}

// initOf is where a command initialises a root, by -chdir as it is written.
func initOf(c debt.Command) (folder string, ok bool) {
	if c.Name != "terraform" && c.Name != "tofu" {
		return "", false
	}
	folder, verb := subcommand(c)
	if verb != "init" {
		return "", false
	}
	return folder, true
}

// planActions are actions that plan or apply a root, with the input that names
// its folder.
func planActions() map[string][2]string {
	return map[string][2]string{
		"cds-snc/terraform-plan":   {"directory", debt.LinkPlans},
		"dflook/terraform-plan":    {"path", debt.LinkPlans},
		"dflook/terraform-apply":   {"path", debt.LinkDeploys},
		"dflook/tofu-plan":         {"path", debt.LinkPlans},
		"dflook/tofu-apply":        {"path", debt.LinkDeploys},
		"dflook/terraform-check":   {"path", debt.LinkPlans},
		"dflook/tofu-check":        {"path", debt.LinkPlans},
		"op5dev/tf-via-pr":         {"working-directory", debt.LinkPlans},
		"docker/build-push-action": {"file", debt.LinkBuilds},
	}
}
