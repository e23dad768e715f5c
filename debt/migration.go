package debt

// Kinds of Migration.
const (
	MigrationMoved   = "moved"   // a thing has another address from now on
	MigrationRemoved = "removed" // a thing leaves the state
	MigrationImport  = "import"  // a thing that exists enters the state
)

// Migration is a block that changes what Terraform's state calls a thing. It
// does something in the first apply that sees it, and nothing after.
type Migration struct {
	ID   string `json:"id"`
	Unit string `json:"unit"`
	Kind string `json:"kind"`           //
	From string `json:"from,omitempty"` // the address of moved and removed, as written; empty when it is computed
	To   string `json:"to,omitempty"`   // the address of moved and import
	// Values has the rest: id, identity, provider and for_each of an import,
	// lifecycle of a removed. An id that is not certain is in Unsure.
	Values
	References []Reference `json:"references,omitempty"` // rows of the unit that From and To name, attributes "from" and "to"
	At         At          `json:"at"`
}

// Kinds of Test.
const (
	TestNative  = "native"  // a file for terraform test or tofu test
	TestCheck   = "check"   // a check block, which every plan and apply looks at
	TestProgram = "program" // a program in a folder for tests that names the unit, such as one that uses Terratest
)

// ModuleTest is evidence that somebody tries a Terraform directory. What the test
// does, and whether a pipeline runs it, it does not say.
type ModuleTest struct {
	ID   string `json:"id"`
	Unit string `json:"unit"` // what is tried
	Kind string `json:"kind"` //
	Name string `json:"name"` // of the file, or of the check block
	At   At     `json:"at"`
}
