package debt

// OwnerStatus says how a path or a unit comes by its declared owner.
type OwnerStatus string

// The four answers of a CODEOWNERS file, kept apart because their sum means
// nothing: a "*" line makes every repository fully owned.
const (
	OwnedSpecific OwnerStatus = "specific"  // a line other than a catch-all names owners
	OwnedCatchAll OwnerStatus = "catch-all" // only a line that matches everything names owners
	Unowned       OwnerStatus = "unowned"   // the last matching line names nobody, on purpose
	Unmatched     OwnerStatus = "unmatched" // no line matches, or there is no file
)

// Ownership is who is declared to own a path.
type Ownership struct {
	Path    string      `json:"path"`
	Owners  []string    `json:"owners,omitempty"`
	Status  OwnerStatus `json:"status"`
	Source  string      `json:"source,omitempty"`  // the file that decided: ".github/CODEOWNERS"
	Line    int         `json:"line,omitempty"`    // its line, 1-based
	Pattern string      `json:"pattern,omitempty"` // its pattern, as written
}

// UnitOwner is who is declared to own a unit.
type UnitOwner struct {
	Unit   string      `json:"unit"`
	Owners []string    `json:"owners,omitempty"` // of the line that most of the unit's files match
	Status OwnerStatus `json:"status"`           // of that line; the least specific wins a tie
	Source string      `json:"source,omitempty"`
	Line   int         `json:"line,omitempty"`
	Files  OwnerCounts `json:"files"`
	At     At          `json:"at"` // the unit
}

// OwnerCounts counts files by how they come by their owner.
type OwnerCounts struct {
	Specific  int `json:"specific"`
	CatchAll  int `json:"catch_all"`
	Unowned   int `json:"unowned"`
	Unmatched int `json:"unmatched"`
}

// Total is the number of files counted.
func (c OwnerCounts) Total() int { return c.Specific + c.CatchAll + c.Unowned + c.Unmatched }

// Add counts one more file with the given status.
func (c *OwnerCounts) Add(s OwnerStatus) {
	switch s {
	case OwnedSpecific:
		c.Specific++
	case OwnedCatchAll:
		c.CatchAll++
	case Unowned:
		c.Unowned++
	case Unmatched:
		c.Unmatched++
	}
}

// OwnershipLine is one line of a CODEOWNERS file that is not blank or a comment.
type OwnershipLine struct {
	ID       string   `json:"id"` // path, "#", line
	Pattern  string   `json:"pattern"`
	Owners   []string `json:"owners,omitempty"`
	Valid    bool     `json:"valid"`
	Problem  string   `json:"problem,omitempty"` // why the host skips the line, when it is not valid
	CatchAll bool     `json:"catch_all"`         // it matches every path
	Matches  int      `json:"matches"`           // files of the repository that the pattern matches
	Decides  int      `json:"decides"`           // files for which it is the last match
	Shadow   int      `json:"shadow,omitempty"`  // line of the later rule that takes over all its matches, when there is one
	At       At       `json:"at"`
}

// OwnershipFile is the CODEOWNERS file of a repository; absent when it has none.
type OwnershipFile struct {
	Path    string   `json:"path"`
	Dialect string   `json:"dialect"`           // "github"
	Ignored []string `json:"ignored,omitempty"` // other CODEOWNERS files, which the host does not read
	Problem string   `json:"problem,omitempty"` // why the host does not load the file at all
	// Generated says that a comment calls the file generated: its lines may be
	// about files that are yet to come.
	Generated bool        `json:"generated"`
	Files     OwnerCounts `json:"files"` // all files of the repository
	Infra     OwnerCounts `json:"infra"` // files of units
	At        At          `json:"at"`
}
