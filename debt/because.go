package debt

// Because is how sure a conclusion is, and what it rests on.
type Because struct {
	Confidence Confidence `json:"confidence"`
	Evidence   []string   `json:"evidence"` // what speaks for it, the surest first
}

// EnvironmentClass is what an environment is for. The empty class is unknown.
type EnvironmentClass string

// The classes of environments.
const (
	Production  EnvironmentClass = "production"
	Staging     EnvironmentClass = "staging"
	Development EnvironmentClass = "development"
)

// Environment is what a unit is run in.
type Environment struct {
	Class EnvironmentClass `json:"class"`
	Because
}
