package debt

// UnitGraph is units and what leads from one to another: what `debtscan graph`
// shows. Its JSON is a contract, described in docs/graph.md.
type UnitGraph struct {
	Units  []GraphUnit `json:"units"`           // by ID
	Links  []Link      `json:"links"`           // in the order of From, kind and To
	Cycles []UnitCycle `json:"cycles"`          // in the order of their first units
	Focus  *GraphFocus `json:"focus,omitempty"` // of one unit, where one was asked for
}

// GraphUnit is one unit of a graph.
type GraphUnit struct {
	ID          string       `json:"id"`
	Kind        Kind         `json:"kind"`
	Path        string       `json:"path"`
	Role        Role         `json:"role,omitempty"`
	RoleBecause *Because     `json:"role_because,omitempty"`
	Environment *Environment `json:"environment,omitempty"`
	Context     Context      `json:"context,omitempty"`
	Dependents  int          `json:"dependents"` // units that break with it, directly or not
}

// UnitCycle is units that all depend on each other: none can be made without the
// rest.
type UnitCycle struct {
	Units []string `json:"units"` // sorted
	Loop  []string `json:"loop"`  // a shortest way from the first unit back to it, both ends included
}

// GraphFocus is what one unit reaches, and what reaches it.
type GraphFocus struct {
	Unit      string      `json:"unit"`
	Reaches   []GraphStep `json:"reaches"`    // by distance, then unit
	ReachedBy []GraphStep `json:"reached_by"` // likewise
}

// GraphStep is a unit at the end of a shortest way.
type GraphStep struct {
	Unit     string `json:"unit"`
	Distance int    `json:"distance"` // links on the way, from 1
	Links    []Link `json:"links"`    // the last ones of all shortest ways
}
