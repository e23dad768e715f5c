package debt

// Change is what history tells about a unit. Dates are RFC 3339 in UTC, and
// empty when history does not tell. Ages are counted from the scan's now.
//
// A commit is focused when a person made it and it is about little: bots,
// imports and commits that touch many units at once say nothing about who knows
// a unit.
type Change struct {
	Unit string `json:"unit"`
	// Complete is false when history was cut off. Then counts are lower bounds,
	// and who knows the unit is not known.
	Complete      bool   `json:"complete"`
	CreatedAt     string `json:"created_at,omitempty"`      // when its first file was added
	Imported      bool   `json:"imported,omitempty"`        // it was added by an import: it is older than CreatedAt
	LastTouchedAt string `json:"last_touched_at,omitempty"` // by anybody
	LastFocusedAt string `json:"last_focused_at,omitempty"` // by a person who meant this unit

	Commits30    int `json:"commits_30"` // commits of the last 30 days, of anybody
	Commits90    int `json:"commits_90"`
	Commits180   int `json:"commits_180"`
	Commits365   int `json:"commits_365"`
	Focused365   int `json:"focused_365"`   // those of Commits365 that are focused
	Automated365 int `json:"automated_365"` // those of Commits365 that no person had a part in

	Authors  int     `json:"authors"`   // people with focused commits
	Present  int     `json:"present"`   // of Authors, those who committed anything to the repository in the last 365 days
	TopShare float64 `json:"top_share"` // of focused commits, of the person who made most; 0 to 1
	// Knowers counts people who know the unit and committed anything to the
	// repository in the last 365 days. Those know it who made the larger half
	// of its focused commits, and the authors of its files by degree of
	// authorship.
	Knowers int          `json:"knowers"`
	People  []UnitPerson `json:"people,omitempty"` // only when asked for
	At      At           `json:"at"`               // the unit
}

// UnitPerson is what one person has to do with a unit.
type UnitPerson struct {
	ID     string  `json:"id"`             // pseudonym: the same person has another one under another key
	Name   string  `json:"name,omitempty"` // only when names are asked for
	Share  float64 `json:"share"`          // of the unit's focused commits
	Knows  bool    `json:"knows"`
	Active bool    `json:"active"` // committed to the repository in the last 365 days
}

// HistoryAdvice says how to get the history that the scanned state lacks. It is
// empty when nothing is missing: a partial clone has all commits, and who
// changed which file does not need old contents.
func (r RepoInfo) HistoryAdvice() string {
	switch {
	case r.Source == "folder":
		return "scan a clone of the repository, not a copy of its files"
	case r.Shallow:
		return "run `git fetch --unshallow`; in a workflow give actions/checkout `fetch-depth: 0`"
	case r.History == "none":
		return "commit something first"
	}
	return ""
}
