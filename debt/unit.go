package debt

import "strings"

// Kind is a kind of unit.
type Kind string

// The kinds of unit.
const (
	Terraform  Kind = "terraform"  // a directory of configuration: root or module
	Image      Kind = "image"      // a Dockerfile
	Pipeline   Kind = "pipeline"   // a pipeline file, or an action used by pipelines
	Kubernetes Kind = "kubernetes" // a kustomization, a chart or a directory of manifests
	Compose    Kind = "compose"    // a Compose project
	Script     Kind = "script"     // a shell script that a pipeline, an image or another such script runs
	Repository Kind = "repository" // the repository as a whole
)

// Role says what a Terraform directory is for. The empty role is unknown.
type Role string

// The roles of a Terraform directory.
const (
	RoleRoot     Role = "root"     // planned and applied itself
	RoleModule   Role = "module"   // called by roots or other modules
	RoleExample  Role = "example"  // documentation of a module
	RoleTest     Role = "test"     // a test or its fixture
	RoleTemplate Role = "template" // an input of a generator
)

// Unit is what is owned, deployed and broken together: a Terraform root or
// module directory, an image, a pipeline file. It is the row of every
// dashboard and the scope of every finding.
type Unit struct {
	ID   string `json:"id"`   // kind and path, as UnitID makes it; stable and greppable
	Kind Kind   `json:"kind"` //
	Path string `json:"path"` // a directory or a file, "." for the repository's root
	Role Role   `json:"role,omitempty"`

	Commonest   int          `json:"commonest,omitempty"`    // resources of the type that it has most of
	Resources   int          `json:"resources,omitempty"`    // that a plan of it holds, those of local modules for each call; made by the graph
	RoleBecause *Because     `json:"role_because,omitempty"` // nil where the role is unknown
	Environment *Environment `json:"environment,omitempty"`  // what it is run in; nil where that is unknown
	Files       []string     `json:"files,omitempty"`        // the unit's own files, sorted
	At          At           `json:"at"`
}

// UnitID names a unit: its kind, a colon and its path, as in "image:svc/api/Dockerfile".
func UnitID(kind Kind, path string) string { return string(kind) + ":" + path }

// SplitUnitID undoes UnitID. The kind is empty when id has no colon.
func SplitUnitID(id string) (Kind, string) {
	kind, path, ok := strings.Cut(id, ":")
	if !ok {
		return "", id
	}
	return Kind(kind), path
}

// RepositoryUnit is the unit of findings about the repository as a whole.
func RepositoryUnit() Unit {
	id := UnitID(Repository, ".")
	return Unit{ID: id, Kind: Repository, Path: ".", At: At{Unit: id}}
}
