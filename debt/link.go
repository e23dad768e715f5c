package debt

// Link kinds.
const (
	LinkModule  = "module"
	LinkFrom    = "from"
	LinkRuns    = "runs"
	LinkInclude = "include"
	LinkBuilds  = "builds"
	LinkDeploys = "deploys"
	LinkState   = "state" // it reads what the other's state says
	LinkOrder   = "order" // it is applied after the other
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
	From   string `json:"from"` // unit ID
	To     string `json:"to"`   // unit ID, or the outside address
	Kind   string `json:"kind"`
	Status string `json:"status"`
	At     At     `json:"at"`
}
