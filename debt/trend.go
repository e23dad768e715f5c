package debt

// Cause says why a finding opened or closed.
type Cause string

// Causes. Gates look at CauseCode and CauseReopened only: the others are not
// what a change did.
const (
	CauseCode        Cause = "code"         // the repository changed
	CauseRule        Cause = "rule"         // a rule came, went or changed; opens and closes
	CauseClock       Cause = "clock"        // a date passed; opens and closes
	CauseCoverage    Cause = "coverage"     // what was not looked at before was seen
	CauseReopened    Cause = "reopened"     // it was closed earlier
	CauseFixed       Cause = "fixed"        // the repository changed and it is gone
	CauseUnitRemoved Cause = "unit_removed" // its unit is gone
	CauseExcluded    Cause = "excluded"     // configuration leaves it out
)

// Trend is how debt moved over the runs of a ledger. The series are parts of
// one whole, so at every run their numbers add up to the total's.
type Trend struct {
	By     string        `json:"by,omitempty"` // what the series are: "family", "severity", "owner", "unit", "rule"; empty when there is the total only
	Total  TrendSeries   `json:"total"`
	Series []TrendSeries `json:"series,omitempty"` // largest number of open findings at the last point first
}

// TrendSeries is one line of a trend, oldest point first.
type TrendSeries struct {
	Name   string       `json:"name,omitempty"` // "STA", "high", "@org/platform", "terraform:infra/prod"
	Points []TrendPoint `json:"points"`
}

// TrendPoint is one run. What opened and closed is counted since the point
// before it.
type TrendPoint struct {
	AsOf             string        `json:"as_of"` // RFC 3339: the run's clock
	Commit           string        `json:"commit,omitempty"`
	Complete         bool          `json:"complete"`
	Open             int           `json:"open"`
	Accepted         int           `json:"accepted"` // suppressed, and not among Open
	Opened           map[Cause]int `json:"opened,omitempty"`
	Closed           map[Cause]int `json:"closed,omitempty"`
	PrincipalMinutes int           `json:"principal_minutes"` // of Open
	Interest         float64       `json:"interest"`          // of Open
}
