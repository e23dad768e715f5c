package debt

// Kinds of Copy.
const (
	CopyFile  = "file"  // a Terraform file whose blocks stand in other directories too, under the same name
	CopyBlock = "block" // a Terraform resource or module call that sibling directories have too, and that differs from them
	CopyJob   = "job"   // a job of a pipeline whose steps other pipelines have too
)

// Copy is one member of a group of things that are pasted code of each other:
// literals and a few arguments aside they say the same. Of blocks only those
// are rows that differ from what most of their group say.
type Copy struct {
	ID      string       `json:"id"`
	Unit    string       `json:"unit"`              //
	Kind    string       `json:"kind"`              //
	Group   string       `json:"group"`             // names the group: equal for its members, other for every other group
	Name    string       `json:"name"`              // base name of the file, address of the block, key of the job
	Row     string       `json:"row,omitempty"`     // ID of the block or the job
	Type    string       `json:"type,omitempty"`    // of a resource its type, of a module call its source without a version
	Members int          `json:"members"`           // of the group
	Size    int          `json:"size"`              // blocks of the file, arguments of the block, steps of the job
	Lines   int          `json:"lines"`             // of those blocks, or of the job
	Differs []Difference `json:"differs,omitempty"` // of a block, sorted by path
	At      At           `json:"at"`
}

// Difference is one argument of a block that most of its copies set otherwise.
// Value and Usual are absent where nothing is set, and null where it is not
// known what.
type Difference struct {
	Path   string `json:"path"`            // as in Values: "redrive_policy", "setting.0.value"
	Value  any    `json:"value,omitempty"` //
	Absent bool   `json:"absent"`          // the block certainly does not set it
	Usual  any    `json:"usual,omitempty"` // what most copies have
	Unset  bool   `json:"unset"`           // most copies certainly do not set it
	Agree  int    `json:"agree"`           // copies that have Usual
}
