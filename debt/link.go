package debt

// Link kinds. Of most, From breaks when To does. The pipeline of a plan, a deploy
// or a build is what makes To, and runs without it.
const (
	LinkModule  = "module"  // a Terraform directory calls a module
	LinkState   = "state"   // a Terraform directory reads the state that a root writes
	LinkFrom    = "from"    // an image is built on another
	LinkRuns    = "runs"    // a pipeline, an image or a script runs an action or a script
	LinkInclude = "include" // a pipeline calls a reusable one, a kustomization builds on another, a chart packs another
	LinkBuilds  = "builds"  // a pipeline builds an image
	LinkPlans   = "plans"   // a pipeline plans a root
	LinkDeploys = "deploys" // a pipeline applies a root, a chart or a kustomization
	LinkOrder   = "order"   // a Terraform directory is applied after another
	LinkImage   = "image"   // what a Terraform directory makes runs an image
	LinkChart   = "chart"   // a Terraform directory installs a chart or a kustomization
)

// Link statuses.
const (
	LinkResolved = "resolved" // its target is a unit of this repository
	LinkExternal = "external" // its target is elsewhere, by its very form
	LinkDangling = "dangling" // its target should be here and is not
)

// Link is an edge from unit to unit. A scanner says what is written; resolving
// it to a unit is the graph's work.
type Link struct {
	From      string `json:"from"` // unit ID
	To        string `json:"to"`   // unit ID, or the outside address
	Kind      string `json:"kind"`
	Status    string `json:"status"`
	Evidence  string `json:"evidence,omitempty"`  // what was compared; empty where At shows it all
	Condition string `json:"condition,omitempty"` // what decides whether the link is there, as Evidence says it; empty where it is there whatever the run
	// VarFiles are the files of values that a plan or an apply is given, by their
	// paths in the repository, sorted. VarFilesKnown says that no other is given
	// on the way from From to To, as far as the commands tell.
	VarFiles      []string `json:"var_files,omitempty"`
	VarFilesKnown bool     `json:"var_files_known,omitempty"`
	At            At       `json:"at"`
}

// Needs reports whether From breaks when To does.
func (l Link) Needs() bool {
	return l.Kind != LinkBuilds && l.Kind != LinkPlans && l.Kind != LinkDeploys && l.Kind != LinkOrder
}

// Composed reports whether To's rows are a part of what From is: they stand in
// its plan, its image or its run.
func (l Link) Composed() bool {
	return l.Kind == LinkModule || l.Kind == LinkFrom || l.Kind == LinkRuns || l.Kind == LinkInclude
}

// LinkKinds lists all kinds of links.
func LinkKinds() []string {
	return []string{LinkModule, LinkState, LinkFrom, LinkRuns, LinkInclude, LinkImage, LinkChart, LinkPlans, LinkDeploys, LinkBuilds, LinkOrder}
}
