package debt

// Lifecycle is what the tables know about the releases of one product.
type Lifecycle struct {
	Product string   `json:"product"`          // "python"
	Title   string   `json:"title"`            // "Python"
	Source  string   `json:"source"`           // URL of the vendor's own calendar
	AsOf    string   `json:"as_of"`            // YYYY-MM-DD: when the facts were last looked over
	Images  []string `json:"images,omitempty"` // container images whose tags are its versions: "python", "cimg/python"
	Cycles  []Cycle  `json:"cycles"`           // newest first
}

// Cycle is one release cycle of a product. Days are YYYY-MM-DD, the last day of
// what they end, and empty when the vendor has not announced one or there is no
// such phase.
type Cycle struct {
	Name     string `json:"name"`               // "3.9"
	Released string `json:"released,omitempty"` //
	Active   string `json:"active,omitempty"`   // end of features and fixes
	Security string `json:"security,omitempty"` // end of security fixes for everybody
	Extended string `json:"extended,omitempty"` // end of security fixes for money, of the vendor that makes it
	Ended    bool   `json:"ended,omitempty"`    // nothing comes any more, since a day that is not known
	Latest   string `json:"latest,omitempty"`   // its newest version when the facts were looked over
}

// Standing is where a release cycle stands on the day of a scan.
type Standing struct {
	Product  string  `json:"product"`
	Cycle    string  `json:"cycle"`
	Title    string  `json:"title,omitempty"`
	Status   Support `json:"status"`
	Active   string  `json:"active,omitempty"`   // as in Cycle
	Security string  `json:"security,omitempty"` //
	Extended string  `json:"extended,omitempty"` //
	// EndsAt is the day after which the cycle is worse off: the end of extended
	// support when it is extended, of security support before. Of a dead cycle
	// it is the day it died, which is not known of one older than the table.
	EndsAt string `json:"ends_at,omitempty"`
	Days   *int   `json:"days,omitempty"`   // from the scan's day to EndsAt; negative when it is past
	Newest string `json:"newest,omitempty"` // the newest cycle that was released by the scan's day
	Latest string `json:"latest,omitempty"` // the cycle's own newest version
	AsOf   string `json:"as_of,omitempty"`  // of the facts
	Source string `json:"source,omitempty"` //
}
