package debt

// MakeVariable starts the name of a shell variable that stands for one of make,
// in the alternatives of a recipe's words: "${make__ENV}" is what "$(ENV)" is.
const MakeVariable = "make__"

// Makefile is what a Makefile can be asked to do. Rules do not see it: it is for
// the graph, which follows the steps of pipelines into it.
type Makefile struct {
	Unit      string            `json:"unit"`                // of kind script; the graph drops it when it has followed it
	Variables map[string]string `json:"variables,omitempty"` // those that are plain text, set once, and not for others to set
	Recipes   []Recipe          `json:"recipes,omitempty"`   // in their order; the first is what is made when nothing is asked for
	At        At                `json:"at"`
}

// Recipe is what makes one target.
type Recipe struct {
	Target string      `json:"target"`
	Needs  []string    `json:"needs,omitempty"` // targets that are made before; names that are not literal are left out
	Lines  [][]Command `json:"lines,omitempty"` // the commands of each line, which has a shell of its own in the Makefile's folder
}
