package debt

import "time"

// Person is somebody as a commit names them, corrected by the repository's
// .mailmap.
type Person struct {
	Name  string
	Email string
}

// Commit is one step of a repository's history.
type Commit struct {
	ID         string    // in hex
	Parents    []string  // ids; two or more of a merge, none of a first commit
	Author     Person    // who wrote the change
	CoAuthors  []Person  // those whom Co-authored-by lines name besides the author
	AuthorTime time.Time // when the change was written, in UTC
	CommitTime time.Time // when it was put where it is now, in UTC
	// Cut says that the parents were not fetched. What the commit changed is
	// not known then, and Paths is empty.
	Cut bool
	// Paths is what the commit changed, sorted by path. It is empty for merges:
	// the merged commits say what they changed.
	Paths []PathChange
}

// PathChange is one file that differs between two states.
type PathChange struct {
	Path   string // slash-separated, relative to the scanned folder
	Status ChangeStatus
	From   string // of an added file: the path of the deleted one that had the same content, when it was moved
}

// ChangeStatus says how a file differs, in git's letters.
type ChangeStatus byte

// Statuses of changed files.
const (
	FileAdded       ChangeStatus = 'A'
	FileModified    ChangeStatus = 'M' // its content or its executable bit
	FileDeleted     ChangeStatus = 'D'
	FileTypeChanged ChangeStatus = 'T' // a file became a symbolic link, or the other way round
)

// String is the letter.
func (s ChangeStatus) String() string { return string(rune(s)) }
