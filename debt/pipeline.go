package debt

// Workflow is one pipeline file, or one composite action.
type Workflow struct {
	ID               string            `json:"id"`
	Unit             string            `json:"unit"`
	System           string            `json:"system"` // "github-actions"
	Kind             string            `json:"kind"`   // "workflow", "action"
	Name             string            `json:"name,omitempty"`
	Triggers         []Trigger         `json:"triggers,omitempty"`
	Defaults         map[string]string `json:"defaults,omitempty"` // of the inputs that callers may give, those that are certain
	ConcurrencyGroup string            `json:"concurrency_group,omitempty"`
	CancelInProgress bool              `json:"cancel_in_progress"`
	ActionRuntime    string            `json:"action_runtime,omitempty"` // runs.using of an action: "node20", "docker", "composite"
	Unsure           []string          `json:"unsure,omitempty"`
	At               At                `json:"at"`
}

// Trigger is an event that starts a workflow.
type Trigger struct {
	Event     string     `json:"event"` // "push", "schedule", "workflow_dispatch", …
	Branches  []string   `json:"branches,omitempty"`
	Paths     []string   `json:"paths,omitempty"`
	PathLines []int      `json:"path_lines,omitempty"` // where each of Paths stands
	Dead      []DeadPath `json:"dead,omitempty"`
	Cron      []string   `json:"cron,omitempty"`
	Line      int        `json:"line"`
}

// DeadPath is a pattern of Trigger.Paths that names a folder or a file of the
// repository, and that no file of it matches.
type DeadPath struct {
	Pattern string `json:"pattern"`
	Line    int    `json:"line"`
}

// Job is one job of a pipeline.
type Job struct {
	ID               string              `json:"id"`
	Unit             string              `json:"unit"`
	Key              string              `json:"key"`                    // the job's key in the file
	Name             string              `json:"name,omitempty"`         //
	Uses             string              `json:"uses,omitempty"`         // reusable workflow it calls
	With             map[string]string   `json:"with,omitempty"`         // certain inputs of that
	Alternatives     map[string][]string `json:"alternatives,omitempty"` // what inputs that are not certain may be, as in Step: "with.x"
	RunsOn           []string            `json:"runs_on,omitempty"`
	Needs            []string            `json:"needs,omitempty"`
	If               string              `json:"if,omitempty"` // the condition as written, without ${{ }}
	TimeoutMinutes   float64             `json:"timeout_minutes,omitempty"`
	ContinueOnError  bool                `json:"continue_on_error"`
	Environment      string              `json:"environment,omitempty"`
	ConcurrencyGroup string              `json:"concurrency_group,omitempty"`
	CancelInProgress bool                `json:"cancel_in_progress"`
	Triggers         []string            `json:"triggers,omitempty"` // events of its workflow, sorted
	Steps            int                 `json:"steps"`
	Unsure           []string            `json:"unsure,omitempty"`
	At               At                  `json:"at"`
}

// Step is one step of a job or of a composite action.
type Step struct {
	ID               string              `json:"id"`
	Unit             string              `json:"unit"`
	Job              string              `json:"job"`   // ID of its job; the workflow's ID for a composite action
	Index            int                 `json:"index"` // 0-based
	Key              string              `json:"key"`   // step id, else its name, else uses without version, else "step N"
	Name             string              `json:"name,omitempty"`
	Uses             string              `json:"uses,omitempty"`
	Run              string              `json:"run,omitempty"`
	Script           ScriptStatus        `json:"script,omitempty"`            // of Run, or of the script that its action retries
	Shell            string              `json:"shell,omitempty"`             // effective shell, when it is written at the step, job or workflow
	WorkingDirectory string              `json:"working_directory,omitempty"` // from the top of the repository; empty there
	If               string              `json:"if,omitempty"`
	With             map[string]string   `json:"with,omitempty"`         // certain inputs
	Alternatives     map[string][]string `json:"alternatives,omitempty"` // what fields of Unsure that name places may be, one for each job of a matrix; "${{ inputs.x }}" stays as written
	Env              []string            `json:"env,omitempty"`          // names of the variables that the workflow, the job or the step sets for its script
	Attempts         int                 `json:"attempts,omitempty"`     // how often its action runs the script that it is handed, at most; 0 for all other steps
	TimeoutMinutes   float64             `json:"timeout_minutes,omitempty"`
	ContinueOnError  bool                `json:"continue_on_error"`
	Unsure           []string            `json:"unsure,omitempty"`
	At               At                  `json:"at"`
}
