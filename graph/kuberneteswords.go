package graph

import (
	"slices"
	"strings"
)

// grammar is which options a program has, as far as links need to know.
type grammar struct {
	valued   []string // take a value
	switches []string // take none, or one behind "=" only
	letters  string   // of one-letter options whose value may follow at once, as in "-fx"
}

// words are what a program is given, told apart.
type words struct {
	operands []string            // "" for one that is not known
	options  map[string][]string // values of those that take one, "" for one that is not known
}

// values are those of an option, by all its names.
func (w words) values(names ...string) []string {
	var all []string
	for _, name := range names {
		all = append(all, w.options[name]...)
	}
	return all
}

// has reports whether an option is there, by any of its names.
func (w words) has(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { _, there := w.options[name]; return there })
}

// read tells options from operands. It is not ok where an option is not one of
// the grammar: what follows may be its value.
func (g grammar) read(argv []any) (w words, ok bool) {
	w.options = map[string][]string{}
	for at := 1; at < len(argv); at++ {
		text := word(argv, at)
		name, value, joined := strings.Cut(text, "=")
		switch {
		case text == "-", !strings.HasPrefix(text, "-"):
			w.operands = append(w.operands, text)
		case slices.Contains(g.switches, name):
			if value != "false" {
				w.options[name] = append(w.options[name], value)
			}
		case slices.Contains(g.valued, name):
			if !joined {
				at++
				value = word(argv, at)
			}
			w.options[name] = append(w.options[name], value)
		case len(text) > 2 && text[1] != '-' && strings.Contains(g.letters, text[1:2]):
			w.options[text[:2]] = append(w.options[text[:2]], text[2:])
		default:
			return w, false
		}
	}
	return w, !slices.Contains(w.operands[:min(1, len(w.operands))], "")
}

// kubectlWords are the options of kubectl with which it applies something. Those
// that make it only pretend are not among them.
func kubectlWords() grammar {
	return grammar{
		valued: []string{
			"-f", "--filename", "-k", "--kustomize", "-n", "--namespace", "--context", "--kubeconfig", "--cluster", "--user", "-s", "--server", "--token",
			"--as", "--as-group", "--as-uid", "--certificate-authority", "--client-certificate", "--client-key", "--tls-server-name", "--cache-dir",
			"--request-timeout", "-v", "--v", "-l", "--selector", "-o", "--output", "--field-manager", "--timeout", "--grace-period", "--prune-allowlist",
		},
		switches: []string{
			"--server-side", "--force", "--force-conflicts", "--wait", "--prune", "--all", "-R", "--recursive", "--record", "--overwrite", "--save-config",
			"--insecure-skip-tls-verify", "--warnings-as-errors", "--validate", "--cascade", "--openapi-patch",
			"--enable-helm", "--enable-alpha-plugins", "--load-restrictor",
		},
		letters: "nfk",
	}
}

// kustomizeWords are the options of kustomize with which it writes what it
// builds to its output.
func kustomizeWords() grammar {
	return grammar{
		valued:   []string{"--load-restrictor", "--helm-command", "--helm-api-versions", "--helm-kube-version", "--reorder", "-e", "--env", "--mount", "--network-name"},
		switches: []string{"--enable-helm", "--enable-alpha-plugins", "--enable-exec", "--enable-star", "--as-current-user", "--network", "--helm-debug"},
	}
}

// helmWords are the options of helm with which it installs a chart.
func helmWords() grammar {
	return grammar{
		valued: []string{
			"-n", "--namespace", "-f", "--values", "--set", "--set-string", "--set-file", "--set-json", "--set-literal", "--version", "--timeout", "--repo",
			"--kube-context", "--kubeconfig", "--description", "--history-max", "-l", "--labels", "--post-renderer", "--post-renderer-args", "--username",
			"--password", "--ca-file", "--cert-file", "--key-file", "--keyring", "--kube-apiserver", "--kube-as-group", "--kube-as-user", "--kube-ca-file",
			"--kube-tls-server-name", "--kube-token", "--registry-config", "--repository-cache", "--repository-config", "--burst-limit", "--qps", "-o", "--output",
			"--name-template",
		},
		switches: []string{
			"-i", "--install", "--wait", "--wait-for-jobs", "--atomic", "--create-namespace", "--cleanup-on-fail", "--force", "--debug", "--devel",
			"--dependency-update", "--disable-openapi-validation", "--enable-dns", "--hide-notes", "--hide-secret", "--insecure-skip-tls-verify", "--no-hooks",
			"--pass-credentials", "--plain-http", "--render-subchart-notes", "--replace", "--reset-values", "--reset-then-reuse-values", "--reuse-values",
			"--skip-crds", "--skip-schema-validation", "--take-ownership", "--verify", "-g", "--generate-name", "--rollback-on-failure",
		},
		letters: "nf",
	}
}
