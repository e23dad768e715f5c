package debt

// Instruction is one instruction of a Dockerfile.
type Instruction struct {
	ID        string            `json:"id"`
	Unit      string            `json:"unit"`
	Keyword   string            `json:"keyword"`         // upper case: "FROM", "RUN"
	Stage     string            `json:"stage,omitempty"` // name of its stage, else its index; "" before the first FROM
	Final     bool              `json:"final"`           // it is of the stage that a plain build produces
	Form      string            `json:"form,omitempty"`  // "shell" or "exec", where an instruction has the two
	Args      []string          `json:"args,omitempty"`  // words as written, variables unexpanded; one element for shell form
	Flags     map[string]string `json:"flags,omitempty"` // "--platform": "linux/amd64" as {"platform": "linux/amd64"}
	Heredocs  []string          `json:"heredocs,omitempty"`
	KeyValues map[string]string `json:"key_values,omitempty"` // ENV, LABEL, ARG
	Script    ScriptStatus      `json:"script,omitempty"`     // of what it runs
	At        At                `json:"at"`
}
