package debt

// StateCircle is a group of roots that all read each other's state, directly or
// through others of the group, whatever the run.
type StateCircle struct {
	Roots    []string `json:"roots"`    // unit IDs, sorted
	Evidence string   `json:"evidence"` // what the reader and the writer at At have in common
	At       At       `json:"at"`       // where the first root reads another one's state
}
