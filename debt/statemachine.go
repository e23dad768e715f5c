package debt

// StateMachine is a workflow in the Amazon States Language. Its Values hold the
// fields of the definition as they are named there, without States.
type StateMachine struct {
	ID       string `json:"id"`             // ID of its resource, "/definition"
	Unit     string `json:"unit"`           //
	Resource string `json:"resource"`       // ID of the resource that runs it
	Address  string `json:"address"`        // of that resource
	Kind     string `json:"kind,omitempty"` // "STANDARD" or "EXPRESS", when it is known
	// Known says that every state is a row of MachineState. A definition that is
	// not known has none, and one that is known in part lacks some.
	Known bool `json:"known"`
	Values
	Exists Exists `json:"exists"`
	At     At     `json:"at"` // the definition
}

// MachineState is one state of a StateMachine, those inside of a Map or a
// Parallel too. Its Values hold the fields as the language names them: "Retry"
// is a list of objects with "ErrorEquals", "MaxAttempts" and so on. What a state
// works on (parameters, results, choices) is left out.
type MachineState struct {
	ID      string `json:"id"`               // ID of its machine, "/", its path
	Unit    string `json:"unit"`             //
	Machine string `json:"machine"`          // ID of its machine
	Address string `json:"address"`          // of the machine's resource
	Name    string `json:"name"`             //
	Path    string `json:"path"`             // the names of the states around it and its own, with slashes
	Inside  string `json:"inside,omitempty"` // ID of the Map or the Parallel that runs it; empty at the top
	Type    string `json:"type,omitempty"`   // "Task", "Map", …
	// Pattern says how a task ends: "request" when the service answers, "sync"
	// when the job that it started ends, "callback" when its token comes back,
	// "activity" when a worker says so. It is empty for what is not known.
	Pattern string `json:"pattern,omitempty"`
	Action  string `json:"action,omitempty"` // service and action of a task: "ecs:runTask"
	Values
	Exists Exists `json:"exists"` // of the machine's resource
	At     At     `json:"at"`     // the definition
}
