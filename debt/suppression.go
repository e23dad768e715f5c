package debt

// SuppressionState says what became of a suppression in a scan.
type SuppressionState string

// States of a suppression.
const (
	SuppressionUsed    SuppressionState = "used"    // it covers at least one finding
	SuppressionUnused  SuppressionState = "unused"  // it covers nothing; remove it
	SuppressionWaiting SuppressionState = "waiting" // its rules are off here or did not run, so nobody knows
	SuppressionExpired SuppressionState = "expired" // its date is past; what it covered is open again
	SuppressionInvalid SuppressionState = "invalid" // it cannot be read, and covers nothing
)

// Suppression is somebody's decision to accept debt for a time: a comment in the
// code, or an entry of the configuration. Its zero lines cover whole files.
type Suppression struct {
	Path    string           `json:"path"` // where it is written
	Line    int              `json:"line"`
	Rules   []string         `json:"rules,omitempty"`   // IDs
	Pattern string           `json:"pattern,omitempty"` // configuration: the paths it covers
	Unit    string           `json:"unit,omitempty"`    // configuration: the unit it covers
	From    int              `json:"from,omitempty"`    // comment: first line it covers, in Path
	To      int              `json:"to,omitempty"`      // comment: last line it covers
	Until   string           `json:"until,omitempty"`   // YYYY-MM-DD, the last day it holds
	Reason  string           `json:"reason,omitempty"`
	State   SuppressionState `json:"state"`
	Problem string           `json:"problem,omitempty"` // why it is invalid
	Covers  int              `json:"covers"`            // findings
}
