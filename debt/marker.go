package debt

// Kinds of Marker.
const (
	MarkerPromise    = "promise"    // "TODO", "FIXME", "temporary", "remove after": something is to be done later
	MarkerManual     = "manual"     // "created manually", "do not delete": something a machine cannot see
	MarkerSuppressed = "suppressed" // another scanner is told to be quiet
	MarkerDeadCode   = "dead-code"  // code that is commented out
	MarkerGenerated  = "generated"  // a program writes the file
)

// Marker is a comment that says something about debt.
type Marker struct {
	ID     string `json:"id"`
	Unit   string `json:"unit"`
	Kind   string `json:"kind"`
	Word   string `json:"word,omitempty"`   // of a promise, what gave it away, in lower case: "todo", "for now"
	Text   string `json:"text,omitempty"`   // the comment without its signs, on one line, at most 200 bytes
	Tool   string `json:"tool,omitempty"`   // of a suppression, the scanner: "checkov", "tfsec", "trivy", "tflint", "hadolint"
	Rule   string `json:"rule,omitempty"`   // of a suppression, what is silenced, as written
	Reason string `json:"reason,omitempty"` // of a suppression, as far as one is given
	Until  string `json:"until,omitempty"`  // a date that the comment sets, as YYYY-MM-DD
	Ticket string `json:"ticket,omitempty"` // an issue that the comment names: "PLAT-123", "#45", an address
	Lines  int    `json:"lines,omitempty"`  // of code that is commented out
	At     At     `json:"at"`
}
