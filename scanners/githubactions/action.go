package githubactions

import (
	"path"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// actionSteps names the steps of a composite action where a job's key stands
// for those of a job: they are under "runs".
const actionSteps = "runs"

// action reads an action's metadata file. A missing root was reported already.
func (r *reader) action(root yamlnode.Node) {
	if !root.Exists() {
		return
	}
	r.mergeKey(root)
	var u unsure
	runs := root.Get("runs")
	row := debt.Workflow{
		ID:            r.workflowID(),
		Unit:          r.id,
		System:        system,
		Kind:          "action",
		Name:          u.text("name", root.Get("name")),
		Defaults:      defaults(root.Get("inputs")),
		ActionRuntime: u.text("action_runtime", runs.Get("using")),
		At:            r.atNode(root),
	}
	r.actionImage(runs.Lookup("image"))
	r.steps(runs.Get("steps"), stepOwner{id: row.ID, key: actionSteps})
	row.Unsure = u
	r.facts.Workflow = append(r.facts.Workflow, row)
}

// actionImage records the image of a Docker action: one from a registry, or a
// Dockerfile beside the action.
func (r *reader) actionImage(image yamlnode.Pair) {
	source := strings.TrimSpace(image.Value.Text())
	switch {
	case strings.HasPrefix(source, "docker://"):
		r.image(actionSteps+"/image", image)
	case source != "" && !image.Value.HasExpression():
		file := path.Join(path.Dir(r.path), source)
		if inRepository(file) {
			r.facts.Link = append(r.facts.Link, debt.Link{
				From: r.id, To: debt.UnitID(debt.Image, file), Kind: debt.LinkRuns, Status: debt.LinkResolved, At: r.atPair(image),
			})
		}
	}
}
