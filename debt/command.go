package debt

import "strconv"

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
	ID     string `json:"id"`              // Owner, "/command:", its place from 0
	Unit   string `json:"unit"`            //
	Origin string `json:"origin"`          // "step", "instruction", "script", "boot" of a BootScript, "recipe" of a Makefile, "exec" of a local-exec provisioner
	Owner  string `json:"owner"`           // ID of the step, the instruction, the boot script, the provisioner or the unit of the script
	Job    string `json:"job,omitempty"`   // ID of the step's job
	Stage  string `json:"stage,omitempty"` // of the instruction
	Name   string `json:"name,omitempty"`  // the program without its directory: "terraform"; a function of the same script has none
	Argv   []any  `json:"argv,omitempty"`  // strings and nulls, the program as written first
	// Alternatives is what words of Argv that are not known may be, by "argv.1" and
	// so on, one for each job of a matrix. Only words of programs that name places
	// have any. "${{ inputs.x }}" and the arguments of a script, as in "${1}", stay
	// as written.
	Alternatives map[string][]string `json:"alternatives,omitempty"`

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

// ExecOwner is the owner of the commands of a local-exec provisioner: of a
// resource, by the provisioner's place in it, and by the place of its text among
// those that it may have, from 0.
func ExecOwner(resource string, provisioner, text int) string {
	return resource + "/provisioner:" + strconv.Itoa(provisioner) + ":" + strconv.Itoa(text)
}
