package debt

// Kinds of WorkspaceUse.
const (
	WorkspaceChoice = "choice" // it chooses between alternatives, and takes one of them whatever the workspace
	WorkspaceGuard  = "guard"  // it fails for a workspace that is not expected: a check, or a map without that key
)

// WorkspaceUse is an argument of a Terraform directory that terraform.workspace
// decides, by itself or by a local that is made of it. What only carries it in a
// name is none.
type WorkspaceUse struct {
	ID   string `json:"id"`   // unit, "#workspace:", In, ".", Name
	Unit string `json:"unit"` //
	Kind string `json:"kind"` //
	In   string `json:"in"`   // the block, with its labels: "locals", "resource.aws_instance.web"
	Name string `json:"name"` // of the argument
	At   At     `json:"at"`
}
