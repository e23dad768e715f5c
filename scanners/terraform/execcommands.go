package terraform

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// execCommands are the commands of local-exec provisioners that deploy something
// to a cluster, for each text that these may have. Other commands make no links.
// https://developer.hashicorp.com/terraform/language/resources/provisioners/local-exec
func execCommands(rows []debt.Resource) []debt.Command {
	reader := shell.NewReader()
	var commands []debt.Command
	for _, row := range rows {
		provisioners, _ := row.Attrs["provisioner"].([]any)
		for i, provisioner := range provisioners {
			fields, _ := provisioner.(map[string]any)
			if fields["type"] != "local-exec" || !runsOnCreation(row, fields, i) {
				continue
			}
			for n, text := range execTexts(row, fields, i) {
				if !namesDeployer(text) {
					continue
				}
				result := reader.Read(shell.Script{
					Text: text, Dialect: shell.Bash,
					Owner: shell.Owner{Unit: row.Unit, Path: row.At.Path, Origin: "exec", ID: debt.ExecOwner(row.ID, i, n), Read: row.At.Read},
					Place: func(int) (int, int) { return row.At.Line, 0 },
				})
				commands = append(commands, result.Commands...)
			}
		}
	}
	return commands
}

// execTexts are what the command of a provisioner is, or may be.
func execTexts(row debt.Resource, fields map[string]any, index int) []string {
	if text, ok := fields["command"].(string); ok {
		return []string{text}
	}
	var texts []string
	for _, a := range row.Maybe["provisioner."+strconv.Itoa(index)+".command"] {
		text, _ := a.Value.(string)
		texts = append(texts, text)
	}
	return texts
}

// namesDeployer reports whether a text may run a program that deploys to a
// cluster: the texts of most provisioners need no reading.
func namesDeployer(text string) bool {
	return slices.ContainsFunc([]string{"kubectl", "oc ", "helm", "kustomize"}, func(name string) bool { return strings.Contains(text, name) })
}

// runsOnCreation reports whether a provisioner certainly gives its text to a
// shell when its resource is made.
func runsOnCreation(row debt.Resource, fields map[string]any, index int) bool {
	unsure := func(name string) bool {
		field := "provisioner." + strconv.Itoa(index) + "." + name
		return slices.ContainsFunc(row.Unsure, func(path string) bool { return path == field || strings.HasPrefix(path, field+".") })
	}
	if unsure("when") || fields["when"] != nil || unsure("interpreter") {
		return false
	}
	interpreter, _ := fields["interpreter"].([]any)
	if len(interpreter) == 0 {
		return fields["interpreter"] == nil
	}
	program, _ := interpreter[0].(string)
	last, _ := interpreter[len(interpreter)-1].(string)
	return slices.Contains([]string{"sh", "bash", "dash", "ksh"}, path.Base(program)) && strings.HasPrefix(last, "-") && strings.HasSuffix(last, "c")
}
