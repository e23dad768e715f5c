package debt

// Location is a place in a file of the scanned repository.
type Location struct {
	Path    string `json:"path"`               // slash-separated, relative to the repository root; "" for the repository itself
	Line    int    `json:"line,omitempty"`     // 1-based; 0 when a thing has no line, such as a missing file
	Column  int    `json:"column,omitempty"`   // 1-based, in bytes; 0 when the reader knows lines only
	EndLine int    `json:"end_line,omitempty"` // last line, inclusive
}

// Read says how surely a fact was read from its bytes.
type Read string

// How a fact was read.
const (
	Parsed   Read = "parsed"   // by the format's own grammar
	Masked   Read = "masked"   // after template actions or expressions were blanked out
	Fallback Read = "fallback" // line by line, because the grammar gave no tree
)

// Context says why a fact may not describe something that runs.
type Context string

// Contexts; the empty context is code that is meant to run.
const (
	Live      Context = ""
	Templated Context = "templated" // an input of a generator
	Patch     Context = "patch"     // a fragment laid over something else
	Example   Context = "example"   // documentation
	Test      Context = "test"      // a fixture or a test
	Vendored  Context = "vendored"  // somebody else's code, kept here
	Sandbox   Context = "sandbox"   // a place to try things, by its name
	Unused    Context = "unused"    // a module that nothing calls, in a repository whose modules are called
)

// At anchors a fact: whose it is, where it stands and how surely it was read.
// A rule hands it back unchanged as a finding's "at".
type At struct {
	Unit string `json:"unit,omitempty"` // ID of the unit the fact belongs to; "" for the repository
	Location
	Read    Read    `json:"read,omitempty"`
	Context Context `json:"context,omitempty"`
}
