package debt

// BootScript is a text that a machine runs when it starts, as a resource or a
// module call hands it over: user data, a startup script. A text that is handed
// over in several places has one row for each.
//
// Values of one that configures cloud-init hold its top-level settings that are
// plain, such as "package_upgrade".
type BootScript struct {
	ID        string       `json:"id"`               // ID of the row that hands it over, "/", Attribute, ":", its place from 0
	Unit      string       `json:"unit"`             //
	Resource  string       `json:"resource"`         // ID of that row, a resource or a module call
	Type      string       `json:"type"`             // of the resource, "module" for a call
	Address   string       `json:"address"`          // of that row
	Attribute string       `json:"attribute"`        // "user_data"
	Path      string       `json:"path"`             // file that the text stands in, a template or the configuration itself
	Line      int          `json:"line"`             // where it starts there
	Kind      string       `json:"kind,omitempty"`   // "shell", "cloud-config"; empty for what is neither
	Script    string       `json:"script,omitempty"` // Owner of its commands: the unit's first row with the same text
	Status    ScriptStatus `json:"status,omitempty"` //
	Values
	Exists Exists `json:"exists"` // of the resource
	At     At     `json:"at"`     // the attribute
}
