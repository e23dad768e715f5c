package debt

// Kinds of Pin.
const (
	PinImage    = "image"    // a container image
	PinModule   = "module"   // a Terraform module
	PinProvider = "provider" // a Terraform provider, from required_providers, a provider block or the lock file
	PinAction   = "action"   // a GitHub action or reusable workflow
	PinRunner   = "runner"   // a label of a hosted runner
	PinTool     = "tool"     // Terraform itself, and other tools with a required version
	PinRuntime  = "runtime"  // a language runtime that a cloud service runs, such as a function's
	PinEngine   = "engine"   // a managed service with a version: a database, a cluster
)

// Pin is any reference with a version. A field that is empty and not named in
// Unsure is certainly not written.
type Pin struct {
	ID         string `json:"id"`
	Unit       string `json:"unit"`
	Kind       string `json:"kind"`
	Name       string `json:"name,omitempty"`        // image repository with registry, module source without ref, "owner/repo", runner label, provider source address
	Source     string `json:"source,omitempty"`      // as written
	SourceType string `json:"source_type,omitempty"` // modules: "local", "registry", "git", "http", "s3", "gcs", "other"; actions: "repository", "local", "docker"; images: "registry", "stage", "scratch"; providers: "required", "block", "lock"
	Constraint string `json:"constraint,omitempty"`  // version constraint as written
	Version    string `json:"version,omitempty"`     // the version or tag or ref that is written
	Digest     string `json:"digest,omitempty"`      // "sha256:…"
	RefKind    string `json:"ref_kind,omitempty"`    // for git refs: "sha", "short-sha", "tag", "branch", "unknown"
	// Products is what the pin means to the tables of ends of life: an image may
	// name a runtime and, in its tag, an operating system.
	Products []Product `json:"products,omitempty"`
	Key      string    `json:"key"`              // what names this pin inside its unit, without its version: "stage:build", "module.vpc", "build/checkout"
	Unsure   []string  `json:"unsure,omitempty"` // fields above that are written but not known: "name", "version", "digest"
	At       At        `json:"at"`
}

// Product is one product at one of its release cycles, both as the tables of
// ends of life spell them: "python" at "3.9", "debian" at "11".
type Product struct {
	Name  string `json:"name"`
	Cycle string `json:"cycle"`
}
