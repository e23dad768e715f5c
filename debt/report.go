package debt

// ReportSchema names the version of the report's contract, docs/report.schema.json.
const ReportSchema = "debtscan/report/1"

// Report is one scan's whole result. Every format is a view of it.
type Report struct {
	Schema     string       `json:"schema"`
	Tool       Tool         `json:"tool"`
	Repository RepoInfo     `json:"repository"`
	AsOf       string       `json:"as_of"` // RFC 3339, UTC
	Rules      RuleSet      `json:"rules"`
	Data       *DataSet     `json:"data,omitempty"` // the dated tables, when rules read any
	Complete   bool         `json:"complete"`
	Coverage   Coverage     `json:"coverage"`
	Summary    Summary      `json:"summary"`
	Ownership  *Owned       `json:"ownership,omitempty"`
	Units      []UnitRow    `json:"units"`
	Links      []LinkRow    `json:"links"`
	Findings   []Finding    `json:"findings"`
	Suppressed []Suppressed `json:"suppressed"`
	// Suppressions are the decisions that accept debt, with what became of each.
	Suppressions []Suppression `json:"suppressions,omitempty"`
	Evaluated    []Evaluated   `json:"evaluated"`
	Failed       []Failed      `json:"failed,omitempty"`
	Unread       []Unread      `json:"unread"`
	// Dependencies are all places that depend on a product of the tables of
	// ends of life, dead or not.
	Dependencies []Dependency `json:"dependencies,omitempty"`
	// Grades says of every unit what its grade rests on.
	Grades []UnitGrade `json:"grades,omitempty"`
}

// Tool says which program wrote a report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// RepoInfo says what was scanned.
type RepoInfo struct {
	Source  string `json:"source"` // "worktree", "index", "commit"; "folder" for a directory without git
	Commit  string `json:"commit,omitempty"`
	Branch  string `json:"branch,omitempty"`
	Shallow bool   `json:"shallow"`
	History string `json:"history"` // "full", "partial", "shallow" or "none"
	// Retired is the line of the README that says that nobody looks after the
	// repository any more. What rules say about code that runs is not said of it.
	Retired string `json:"retired,omitempty"`
}

// RuleSet identifies the rules of a run.
type RuleSet struct {
	Count  int    `json:"count"` // rules that ran
	Off    int    `json:"off"`   // rules that are there and did not, by default or by configuration
	Digest string `json:"digest"`
}

// DataSet identifies the dated tables of a run.
type DataSet struct {
	AsOf   string `json:"as_of"` // date of the youngest row
	Digest string `json:"digest"`
}

// Coverage says how much of the repository the scan saw.
type Coverage struct {
	FilesSeen     int          `json:"files_seen"`       // all files of the repository
	FilesExcluded int          `json:"files_excluded"`   // by configuration
	FilesRead     int          `json:"files_read"`       // read by a scanner
	FilesUnread   int          `json:"files_unread"`     // wanted by a scanner and not read whole
	Nested        []string     `json:"nested,omitempty"` // folders that are repositories of their own, submodules among them, and were not entered
	Units         map[Kind]int `json:"units"`
}

// Summary adds the findings up.
type Summary struct {
	Findings         int              `json:"findings"`
	Suppressed       int              `json:"suppressed"`
	ByFamily         map[string]int   `json:"by_family"`
	BySeverity       map[Severity]int `json:"by_severity"`
	PrincipalMinutes int              `json:"principal_minutes"`
	Interest         float64          `json:"interest"`
}

// Owned is how the files of units come by their declared owners.
type Owned struct {
	Source string      `json:"source,omitempty"`
	Files  OwnerCounts `json:"files"`
	Units  OwnerCounts `json:"units"`
}

// UnitRow is one unit of a report.
type UnitRow struct {
	ID               string      `json:"id"`
	Kind             Kind        `json:"kind"`
	Role             Role        `json:"role,omitempty"`
	Path             string      `json:"path"`
	Files            int         `json:"files"`
	Owners           []string    `json:"owners,omitempty"`
	OwnerSource      string      `json:"owner_source,omitempty"` // "CODEOWNERS:12"
	OwnerStatus      OwnerStatus `json:"owner_status,omitempty"`
	OwnerGrade       Grade       `json:"owner_grade"`
	FactsDigest      string      `json:"facts_digest"`
	Closed           bool        `json:"closed"`
	Dependents       int         `json:"dependents"`
	Findings         int         `json:"findings"`
	PrincipalMinutes int         `json:"principal_minutes"`
	Interest         float64     `json:"interest"`
	CreatedAt        string      `json:"created_at,omitempty"`      // RFC 3339; like all that history tells, absent when it is not known
	LastTouchedAt    string      `json:"last_touched_at,omitempty"` // by anybody
	LastFocusedAt    string      `json:"last_focused_at,omitempty"` // by a person who meant this unit
	Knowers          *int        `json:"knowers,omitempty"`         // people who know it and are active
}

// LinkRow is one link of a report.
type LinkRow struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Kind   string `json:"kind"`
	Status string `json:"status"`
	Path   string `json:"path,omitempty"`
	Line   int    `json:"line,omitempty"`
}

// Suppressed is a finding that somebody has accepted.
type Suppressed struct {
	Finding
	Reason string `json:"reason"`
	Until  string `json:"until,omitempty"` // YYYY-MM-DD
}

// Evaluated says that a rule was really evaluated, and over how many units.
type Evaluated struct {
	Rule   string `json:"rule"`
	Digest string `json:"digest"`
	Units  int    `json:"units"`
}

// Failed says that a rule could not be evaluated; its findings are unknown.
type Failed struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}
