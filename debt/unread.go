package debt

// Unread is a file, or part of one, that a scanner wanted and could not read.
type Unread struct {
	Path    string `json:"path"`
	Unit    string `json:"unit,omitempty"`
	Scanner string `json:"scanner,omitempty"`
	Line    int    `json:"line,omitempty"`
	Reason  string `json:"reason"`            // one sentence a reader can act on, without the path
	Partial bool   `json:"partial,omitempty"` // some facts of the file are there
}
