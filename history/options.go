package history

import "time"

// Defaults of Options, measured on public infrastructure repositories.
const (
	// DefaultBulkUnits is how many units a focused commit may touch. The
	// figures hardly change between 1 and 20.
	DefaultBulkUnits = 20
	// DefaultImportFiles is how many files a commit may add without being an
	// import.
	DefaultImportFiles = 500
	// firstImport is the share of it that makes a first commit an import.
	firstImport = 5
)

// Off switches a limit of Options off.
const Off = -1

// Options says what Fold is to know besides commits. Only Now is needed.
type Options struct {
	// Now is the time from which ages are counted.
	Now time.Time
	// Units gives the ids of the units that a path belongs to. Nil takes every
	// folder for a unit.
	Units func(path string) []string
	// BulkUnits is how many units a commit may touch and still be focused: 0 is
	// DefaultBulkUnits, Off sets no limit.
	BulkUnits int
	// ImportFiles is how many files a commit may add without being an import,
	// and five times what a first commit may: 0 is DefaultImportFiles, Off
	// knows no imports.
	ImportFiles int
	// Bots are further names and addresses of automation, matched whole and
	// whatever their case.
	Bots []string
	// Key makes pseudonyms of people. Without it nobody is listed.
	Key []byte
	// Names lists people by name, too.
	Names bool
}

// withDefaults fills in the limits.
func (o Options) withDefaults() Options {
	if o.BulkUnits == 0 {
		o.BulkUnits = DefaultBulkUnits
	}
	if o.ImportFiles == 0 {
		o.ImportFiles = DefaultImportFiles
	}
	if o.Units == nil {
		o.Units = func(path string) []string { return []string{folder(path)} }
	}
	return o
}
