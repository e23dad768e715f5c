package debt

// Grade says how a unit is owned, from declarations and history together.
type Grade string

// Grades, from good to bad.
const (
	GradeOwned             Grade = "owned"               // a specific owner, and somebody active who knows it
	GradeThin              Grade = "thin"                // owned by a catch-all only, or known to one active person
	GradeContested         Grade = "contested"           // sources name different owners
	GradeUndeclared        Grade = "undeclared"          // nobody is declared; those who know it are active
	GradeDangling          Grade = "dangling"            // who is declared does not exist; those who know it are active
	GradeKnowledgeOrphaned Grade = "knowledge-orphaned"  // an owner on paper; nobody active knows it
	GradeOrphaned          Grade = "orphaned"            // neither an owner of its own nor anybody active who knows it
	GradeOrphanedNeeded    Grade = "orphaned-and-needed" // and others depend on it and change
	GradeAbandoned         Grade = "abandoned"           // orphaned, long untouched and not needed: a candidate for deletion
	GradeUnknown           Grade = "unknown"             // too little is known
)

// Signal is one question about a unit's ownership. Unknown never counts as debt.
type Signal struct {
	ID       string `json:"id"`       // "D1" to "D5", "K1", "K2", "A1" to "A3"
	Answer   Answer `json:"answer"`   //
	Evidence string `json:"evidence"` // why, with dates and places, in one sentence
}

// Answer is yes, no or not known.
type Answer string

// Answers.
const (
	AnswerTrue    Answer = "true"
	AnswerFalse   Answer = "false"
	AnswerUnknown Answer = "unknown"
)

// UnitGrade is a unit's grade and everything that led to it.
type UnitGrade struct {
	Unit       string     `json:"unit"`
	Grade      Grade      `json:"grade"`
	Confidence Confidence `json:"confidence"`
	Signals    []Signal   `json:"signals"` // all, in order of ID
	At         At         `json:"at"`
}
