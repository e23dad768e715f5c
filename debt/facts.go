package debt

// Facts is what scanners learnt: flat tables, one per kind of thing. Every row
// names its unit and where it stands.
//
// Unresolved is a value. A scanner never guesses: a field or an attribute that
// it cannot evaluate is left out and its path is listed in the row's Unsure, so
// that "certainly not set" and "not known" stay different. Paths use dots, with
// the index of a repeated block in between: "redrive_policy",
// "lifecycle.0.ignore_changes".
type Facts struct {
	Unit        []Unit        `json:"unit,omitempty"`
	Resource    []Resource    `json:"resource,omitempty"`
	Module      []ModuleCall  `json:"module,omitempty"`
	Provider    []Provider    `json:"provider,omitempty"`
	State       []State       `json:"state,omitempty"`
	Variable    []Variable    `json:"variable,omitempty"`
	Output      []Output      `json:"output,omitempty"`
	Local       []Local       `json:"local,omitempty"`
	Pin         []Pin         `json:"pin,omitempty"`
	Instruction []Instruction `json:"instruction,omitempty"`
	Workflow    []Workflow    `json:"workflow,omitempty"`
	Job         []Job         `json:"job,omitempty"`
	Step        []Step        `json:"step,omitempty"`
	Command     []Command     `json:"command,omitempty"`
	Marker      []Marker      `json:"marker,omitempty"`
	Link        []Link        `json:"link,omitempty"`
	Unread      []Unread      `json:"unread,omitempty"`
}

// Exists says whether a row is really there once count, for_each or a
// condition is evaluated.
type Exists string

// Answers of Exists.
const (
	ExistsYes     Exists = "yes"
	ExistsNo      Exists = "no"
	ExistsUnknown Exists = "unknown"
)

// Values is how a row holds values that may not be known.
type Values struct {
	// Attrs holds what is certain, as plain JSON. A nested block is a list of
	// objects under its type, in source order.
	Attrs map[string]any `json:"attrs"`
	// Maybe holds, by path, the alternatives of a conditional.
	Maybe map[string][]Alternative `json:"maybe,omitempty"`
	// Unsure lists every path whose value, or presence, is not certain. Paths
	// of Maybe are listed too. A block's path means that more such blocks may
	// exist than Attrs shows.
	Unsure []string `json:"unsure,omitempty"`
}

// Alternative is one branch of a conditional. Two attributes that share
// Condition take the same branch, so a rule can pair them.
type Alternative struct {
	Condition string `json:"condition"`        // the condition's text, normalised from its tokens
	Branch    bool   `json:"branch"`           // the outcome of the condition that selects Value
	Value     any    `json:"value,omitempty"`  //
	Absent    bool   `json:"absent,omitempty"` // the branch is null: the attribute is not set
}

// Reference is one mention of another row of the same unit.
type Reference struct {
	Attribute string `json:"attribute"` // path of the attribute that mentions it, inside jsonencode too: "redrive_policy.deadLetterTargetArn"
	To        string `json:"to"`        // ID of the row mentioned
}

// Resource is a thing the infrastructure consists of: a Terraform resource or
// data source.
type Resource struct {
	ID      string `json:"id"`      // unit, "#", address
	Unit    string `json:"unit"`    //
	Mode    string `json:"mode"`    // "managed" or "data"
	Type    string `json:"type"`    // "aws_sqs_queue"
	Name    string `json:"name"`    // the label in the code, not the name in the cloud
	Address string `json:"address"` // "aws_sqs_queue.jobs", "data.aws_ami.base"
	Values
	Exists     Exists      `json:"exists"`
	References []Reference `json:"references,omitempty"`
	At         At          `json:"at"`
}

// ModuleCall is a Terraform module block. Its arguments are Values; its source
// and version are also a Pin of kind "module".
type ModuleCall struct {
	ID      string `json:"id"`
	Unit    string `json:"unit"`
	Name    string `json:"name"`
	Address string `json:"address"`           // "module.queue"
	Source  string `json:"source,omitempty"`  // as written, when it is a literal
	Version string `json:"version,omitempty"` // the constraint, when it is a literal
	Values
	Exists     Exists      `json:"exists"`
	References []Reference `json:"references,omitempty"`
	At         At          `json:"at"`
}

// Provider is a Terraform provider configuration block.
type Provider struct {
	ID    string `json:"id"`
	Unit  string `json:"unit"`
	Name  string `json:"name"` // local name: "aws"
	Alias string `json:"alias,omitempty"`
	Values
	References []Reference `json:"references,omitempty"`
	At         At          `json:"at"`
}

// Durability says whether state survives the machine it is on.
type Durability string

// Durabilities.
const (
	Durable           Durability = "durable"
	Ephemeral         Durability = "ephemeral"
	DurabilityUnknown Durability = "unknown"
)

// State is a place where state lives.
type State struct {
	ID         string     `json:"id"`
	Unit       string     `json:"unit"`
	Kind       string     `json:"kind"` // "backend", "state-file", "plan-file", "volume"
	Name       string     `json:"name"` // backend type ("s3", "local", "remote", "cloud"), file name, mount path
	Durability Durability `json:"durability"`
	Values
	At At `json:"at"`
}

// Variable is an input of a Terraform module.
type Variable struct {
	ID          string `json:"id"`
	Unit        string `json:"unit"`
	Name        string `json:"name"`
	Type        string `json:"type,omitempty"`
	Description string `json:"description,omitempty"`
	HasDefault  bool   `json:"has_default"`
	Sensitive   bool   `json:"sensitive"`
	Used        bool   `json:"used"` // some expression of the unit mentions it
	At          At     `json:"at"`
}

// Output is an output of a Terraform module.
type Output struct {
	ID          string      `json:"id"`
	Unit        string      `json:"unit"`
	Name        string      `json:"name"`
	Description string      `json:"description,omitempty"`
	References  []Reference `json:"references,omitempty"`
	At          At          `json:"at"`
}

// Local is a named value inside a Terraform module.
type Local struct {
	ID         string      `json:"id"`
	Unit       string      `json:"unit"`
	Name       string      `json:"name"`
	Used       bool        `json:"used"`
	References []Reference `json:"references,omitempty"`
	At         At          `json:"at"`
}

// Kinds of Pin.
const (
	PinImage    = "image"    // a container image
	PinModule   = "module"   // a Terraform module
	PinProvider = "provider" // a Terraform provider, from required_providers, a provider block or the lock file
	PinAction   = "action"   // a GitHub action or reusable workflow
	PinRunner   = "runner"   // a label of a hosted runner
	PinTool     = "tool"     // Terraform itself, and other tools with a required version
	PinRuntime  = "runtime"  // a language runtime that a cloud service runs, such as a function's
	PinEngine   = "engine"   // a managed service with a version: a database, a cluster
)

// Pin is any reference with a version. A field that is empty and not named in
// Unsure is certainly not written.
type Pin struct {
	ID         string `json:"id"`
	Unit       string `json:"unit"`
	Kind       string `json:"kind"`
	Name       string `json:"name,omitempty"`        // image repository with registry, module source without ref, "owner/repo", runner label, provider source address
	Source     string `json:"source,omitempty"`      // as written
	SourceType string `json:"source_type,omitempty"` // modules: "local", "registry", "git", "http", "s3", "gcs", "other"; actions: "repository", "local", "docker"; images: "registry", "stage", "scratch"; providers: "required", "block", "lock"
	Constraint string `json:"constraint,omitempty"`  // version constraint as written
	Version    string `json:"version,omitempty"`     // the version or tag or ref that is written
	Digest     string `json:"digest,omitempty"`      // "sha256:…"
	RefKind    string `json:"ref_kind,omitempty"`    // for git refs: "sha", "short-sha", "tag", "branch", "unknown"
	// Products is what the pin means to the tables of ends of life: an image may
	// name a runtime and, in its tag, an operating system.
	Products []Product `json:"products,omitempty"`
	Key      string    `json:"key"`              // what names this pin inside its unit, without its version: "stage:build", "module.vpc", "build/checkout"
	Unsure   []string  `json:"unsure,omitempty"` // fields above that are written but not known: "name", "version", "digest"
	At       At        `json:"at"`
}

// Product is one product at one of its release cycles, both as the tables of
// ends of life spell them: "python" at "3.9", "debian" at "11".
type Product struct {
	Name  string `json:"name"`
	Cycle string `json:"cycle"`
}

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

// Workflow is one pipeline file, or one composite action.
type Workflow struct {
	ID               string    `json:"id"`
	Unit             string    `json:"unit"`
	System           string    `json:"system"` // "github-actions"
	Kind             string    `json:"kind"`   // "workflow", "action"
	Name             string    `json:"name,omitempty"`
	Triggers         []Trigger `json:"triggers,omitempty"`
	ConcurrencyGroup string    `json:"concurrency_group,omitempty"`
	CancelInProgress bool      `json:"cancel_in_progress"`
	ActionRuntime    string    `json:"action_runtime,omitempty"` // runs.using of an action: "node20", "docker", "composite"
	Unsure           []string  `json:"unsure,omitempty"`
	At               At        `json:"at"`
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
	ID               string   `json:"id"`
	Unit             string   `json:"unit"`
	Key              string   `json:"key"`            // the job's key in the file
	Name             string   `json:"name,omitempty"` //
	Uses             string   `json:"uses,omitempty"` // reusable workflow it calls
	RunsOn           []string `json:"runs_on,omitempty"`
	Needs            []string `json:"needs,omitempty"`
	If               string   `json:"if,omitempty"` // the condition as written, without ${{ }}
	TimeoutMinutes   float64  `json:"timeout_minutes,omitempty"`
	ContinueOnError  bool     `json:"continue_on_error"`
	Environment      string   `json:"environment,omitempty"`
	ConcurrencyGroup string   `json:"concurrency_group,omitempty"`
	CancelInProgress bool     `json:"cancel_in_progress"`
	Triggers         []string `json:"triggers,omitempty"` // events of its workflow, sorted
	Steps            int      `json:"steps"`
	Unsure           []string `json:"unsure,omitempty"`
	At               At       `json:"at"`
}

// Step is one step of a job or of a composite action.
type Step struct {
	ID               string            `json:"id"`
	Unit             string            `json:"unit"`
	Job              string            `json:"job"`   // ID of its job; the workflow's ID for a composite action
	Index            int               `json:"index"` // 0-based
	Key              string            `json:"key"`   // step id, else its name, else uses without version, else "step N"
	Name             string            `json:"name,omitempty"`
	Uses             string            `json:"uses,omitempty"`
	Run              string            `json:"run,omitempty"`
	Script           ScriptStatus      `json:"script,omitempty"`            // of Run
	Shell            string            `json:"shell,omitempty"`             // effective shell, when it is written at the step, job or workflow
	WorkingDirectory string            `json:"working_directory,omitempty"` // from the top of the repository; empty there
	If               string            `json:"if,omitempty"`
	With             map[string]string `json:"with,omitempty"` // certain inputs
	TimeoutMinutes   float64           `json:"timeout_minutes,omitempty"`
	ContinueOnError  bool              `json:"continue_on_error"`
	Unsure           []string          `json:"unsure,omitempty"`
	At               At                `json:"at"`
}

// ScriptStatus says whether a script was read into commands. It is empty where
// there is no script.
type ScriptStatus string

// Statuses of scripts.
const (
	ScriptRead    ScriptStatus = "read"    // all its commands are rows of Command
	ScriptForeign ScriptStatus = "foreign" // it is for a program that is no shell, such as PowerShell or Python, or that only a run knows
	ScriptUnread  ScriptStatus = "unread"  // it, or a part of it, could not be read
)

// Command is one simple command of a shell script: of a pipeline's step, of an
// instruction of a Dockerfile, or of a script that is kept in the repository.
//
// A word that is not literal is not known: in Argv it is null, which stands for
// one word or, unquoted, for any number. Unsure then has "argv", so that "the
// flag is certainly not there" can be told from "not seen". Patterns ("*.tf")
// and "~" stay as written.
type Command struct {
	ID         string   `json:"id"`              // Owner, "/command:", its place from 0
	Unit       string   `json:"unit"`            //
	Origin     string   `json:"origin"`          // "step", "instruction", "script"
	Owner      string   `json:"owner"`           // ID of the step, the instruction or the unit of the script
	Job        string   `json:"job,omitempty"`   // ID of the step's job
	Stage      string   `json:"stage,omitempty"` // of the instruction
	Name       string   `json:"name,omitempty"`  // the program without its directory: "terraform"; a function of the same script has none
	Argv       []any    `json:"argv,omitempty"`  // strings and nulls, the program as written first
	Flags      []string `json:"flags,omitempty"` // options that are certainly there, in order, as written but without "=value": "-auto-approve", "-fsSL"
	FlagsKnown bool     `json:"flags_known"`     // Flags has all of them: no unknown word can be an option, as one in quotes is taken not to be
	Via        []string `json:"via,omitempty"`   // programs that run it, outermost first: "sudo", "timeout"; their words are not in Argv
	Pipe       int      `json:"pipe,omitempty"`  // its place in a pipeline, from 1; 0 outside of one
	Into       []string `json:"into,omitempty"`  // names of the programs that its output goes to, through a pipe or a substitution
	Function   string   `json:"function,omitempty"`
	Loop       string   `json:"loop,omitempty"`      // the innermost around it: "for", "while", "until"
	Until      string   `json:"until,omitempty"`     // what ends that loop when nothing bounds its rounds: the condition of "while" or "until" as written, shortened
	Condition  string   `json:"condition,omitempty"` // what asks for its outcome: "if", "while", "until"; "and", "or" left of && and ||
	Negated    bool     `json:"negated"`             // "!" stands before it or its pipeline
	Background bool     `json:"background"`          // the script does not wait for it
	Subshell   bool     `json:"subshell"`            // in parentheses, a substitution or "sh -c"
	Tolerated  bool     `json:"tolerated"`           // its failure is hidden on purpose: "|| true", or "set +e" before it
	Unsure     []string `json:"unsure,omitempty"`    // "name", "argv"
	At         At       `json:"at"`
}

// Link kinds.
const (
	LinkModule  = "module"
	LinkFrom    = "from"
	LinkRuns    = "runs"
	LinkInclude = "include"
	LinkBuilds  = "builds"
	LinkDeploys = "deploys"
)

// Link statuses.
const (
	LinkResolved = "resolved" // its target is a unit of this repository
	LinkExternal = "external" // its target is elsewhere, by its very form
	LinkDangling = "dangling" // its target should be here and is not
)

// Link is an edge from unit to unit. A scanner says what is written; resolving
// it to a unit is the graph's work.
type Link struct {
	From   string `json:"from"` // unit ID
	To     string `json:"to"`   // unit ID, or the outside address
	Kind   string `json:"kind"`
	Status string `json:"status"`
	At     At     `json:"at"`
}

// Unread is a file, or part of one, that a scanner wanted and could not read.
type Unread struct {
	Path    string `json:"path"`
	Unit    string `json:"unit,omitempty"`
	Scanner string `json:"scanner,omitempty"`
	Line    int    `json:"line,omitempty"`
	Reason  string `json:"reason"`            // one sentence a reader can act on, without the path
	Partial bool   `json:"partial,omitempty"` // some facts of the file are there
}

// Append adds the rows of more to f.
func (f *Facts) Append(more Facts) {
	f.Unit = append(f.Unit, more.Unit...)
	f.Resource = append(f.Resource, more.Resource...)
	f.Module = append(f.Module, more.Module...)
	f.Provider = append(f.Provider, more.Provider...)
	f.State = append(f.State, more.State...)
	f.Variable = append(f.Variable, more.Variable...)
	f.Output = append(f.Output, more.Output...)
	f.Local = append(f.Local, more.Local...)
	f.Pin = append(f.Pin, more.Pin...)
	f.Instruction = append(f.Instruction, more.Instruction...)
	f.Workflow = append(f.Workflow, more.Workflow...)
	f.Job = append(f.Job, more.Job...)
	f.Step = append(f.Step, more.Step...)
	f.Command = append(f.Command, more.Command...)
	f.Marker = append(f.Marker, more.Marker...)
	f.Link = append(f.Link, more.Link...)
	f.Unread = append(f.Unread, more.Unread...)
}
