package debt

import "time"

// Family is one of the patterns that teams learn through failure.
type Family struct {
	Prefix string // "STA"
	Folder string // "hidden-state", the folder under rules/
	Title  string // "Hidden state"
}

// Families lists the families in the order every summary shows them.
func Families() []Family {
	return []Family{
		{"OBS", "observability", "Observability"},
		{"RET", "retries", "Retries"},
		{"STA", "hidden-state", "Hidden state"},
		{"LAT", "latency", "Latency"},
		{"INC", "incident-response", "Incident response"},
		{"CAP", "capacity", "Capacity"},
		{"DEB", "infrastructure-debt", "Infrastructure debt"},
		{"OWN", "orphaned-ownership", "Orphaned ownership"},
		{"DEP", "stale-dependencies", "Stale dependencies"},
	}
}

// FamilyByPrefix finds a family by its prefix. Users' own families, which have
// prefixes of their own, are not found.
func FamilyByPrefix(prefix string) (Family, bool) {
	for _, f := range Families() {
		if f.Prefix == prefix {
			return f, true
		}
	}
	return Family{}, false
}

// Scope says what a rule must see to be right.
type Scope string

// Scopes of rules.
const (
	ScopeUnit       Scope = "unit"       // one unit
	ScopeLinked     Scope = "linked"     // a unit and its neighbours
	ScopeRepository Scope = "repository" // everything
)

// Rule is what a rule's METADATA annotation says about it. Nothing about a rule
// is written anywhere else.
type Rule struct {
	ID          string        // "STA-001"
	Name        string        // the rule's folder: "local-backend"
	Family      string        // prefix of ID: "STA"
	Title       string        // what is wrong, without a full stop
	Description string        // why it hurts, in full sentences
	Severities  []Severity    // those the rule may give, worst first
	Confidence  Confidence    //
	Default     bool          // on unless configured off
	Evidence    string        // "thin" when fewer than ten real hits could be judged
	Scope       Scope         //
	AgeBasis    string        // "line", "unit", "data", "owner" or "first_seen": which date a finding's age counts from
	MinAge      time.Duration // findings whose lines are younger, or of unknown age, are not debt yet; 0 for no such bound
	Interest    string        // "change", "clock" or "absence": whether churn makes the debt dearer
	Key         []string      // what a finding's key names, in words
	Serves      []string      // sentences of the founding document, by key: "3d"
	Remediation string        // what to do
	Effort      time.Duration // what paying back one finding usually costs
	Since       string        // version that first had the rule
	Replaces    []string      // IDs of rules this one took over
	Clouds      []string      // "aws", "azure", "google" when the rule covers some only; "any" or none when it is not about clouds
	References  []string      // URLs
	Package     string        // Rego package path: data.debt.rules["hidden-state"]["local-backend"]
	Digest      string        // SHA-256 of the rule's source, in hex
	Custom      bool          // it came from a user's own rules
}
