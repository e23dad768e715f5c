package debt

// Support is where a product's release cycle stands in its life.
type Support string

// The ladder of support, from good to bad. It is unknown when no table has the
// product or the cycle, and when the cycle is newer than the table.
const (
	SupportSupported   Support = "supported"   // gets features and fixes
	SupportEnding      Support = "ending"      // supported, and its end is less than 180 days away
	SupportMaintenance Support = "maintenance" // gets security fixes only
	SupportExtended    Support = "extended"    // gets fixes for money only
	SupportDead        Support = "dead"        // gets nothing
	SupportUnknown     Support = "unknown"
)

// Dependency is one place of the repository that depends on a release cycle of
// a product.
type Dependency struct {
	Kind    string   `json:"kind"`              // of the pin: "image", "runtime", "engine", "action", …
	Name    string   `json:"name"`              // as written: "python:3.9-slim"
	Key     string   `json:"key"`               // what names the place inside its unit: "stage:build", "aws_lambda_function.api.runtime"
	Field   string   `json:"field"`             // what of the row says so: "version", "runtime", "with.node-version"
	Product string   `json:"product"`           // as the table spells it: "python"
	Cycle   string   `json:"cycle"`             // "3.9"
	Status  Support  `json:"status"`            //
	EndsAt  string   `json:"ends_at,omitempty"` // YYYY-MM-DD of the date that decides Status, or would end it next
	Days    *int     `json:"days,omitempty"`    // from the scan's day to EndsAt; negative when it is past
	Newest  string   `json:"newest,omitempty"`  // the newest cycle that the table knows
	Source  string   `json:"source,omitempty"`  // URL that says so
	AsOf    string   `json:"as_of,omitempty"`   // YYYY-MM-DD: when the product's facts were last looked over
	Unit    string   `json:"unit"`
	Path    string   `json:"path"`
	Line    int      `json:"line,omitempty"`
	Owners  []string `json:"owners,omitempty"`
	Context Context  `json:"context,omitempty"`
	At      At       `json:"-"` // the row, for rules
}
