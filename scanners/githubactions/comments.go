package githubactions

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/debtscan/debtscan/scanners/internal/comment"
	"github.com/debtscan/debtscan/scanners/internal/shell"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// mark reads the comments of the file that are YAML's. Those of scripts were
// read with their steps.
func (r *reader) mark(content []byte) {
	r.markers.Read(r.path, comment.YAML(string(content)), deadCode)
	found := r.markers.Facts()
	r.facts.Marker = append(r.facts.Marker, found.Marker...)
	r.unread(found.Unread...)
}

// markScript reads the comments of a step's script, which are the script's and
// not YAML's. Code in them is not looked for. A script that stands elsewhere
// than it is written, by an alias, is read where it is written.
func (r *reader) markScript(run yamlnode.Node, dialect shell.Dialect) {
	if dialect == shell.Foreign || !strings.Contains(run.Text(), "#") {
		return
	}
	comments := comment.Shell(run.Text())
	place := run.Offsets()
	offset, line := 0, 1
	for i, c := range comments {
		for line < c.Line {
			offset += strings.IndexByte(run.Text()[offset:], '\n') + 1
			line++
		}
		comments[i].Line, _ = place.Position(offset + c.Column - 1)
	}
	r.markers.Read(r.path, comments, nil)
}

// Limits of one piece of code. What goes on behind them is a piece of its own.
const (
	maxDeadLines = 60
	maxDeadBytes = 8 << 10
)

// deadCode finds parts of workflows in lines that were comments. Prose with
// colons is YAML too, so keys that workflows have must be there.
func deadCode(lines []string) []comment.Run {
	var runs []comment.Run
	for at := 0; at < len(lines); at++ {
		if !beginsLikeCode(lines[at]) {
			continue
		}
		end := at + 1
		for end < min(len(lines), at+maxDeadLines) && goesOn(lines[at], lines[end]) {
			end++
		}
		for end > at && strings.TrimSpace(lines[end-1]) == "" {
			end--
		}
		if isWorkflowCode(strings.Join(lines[at:end], "\n") + "\n") {
			runs = append(runs, comment.Run{From: at, To: end - 1})
			at = end - 1
		}
	}
	return runs
}

// beginsLikeCode reports whether a line begins with a key of workflows.
func beginsLikeCode(line string) bool {
	key, _, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), ":")
	return ok && slices.Contains(knownKeys(), key)
}

// goesOn reports whether a line may belong to the code that begins with first:
// it is deeper, or another item or key beside it.
func goesOn(first, line string) bool {
	text := strings.TrimSpace(line)
	if text == "" {
		return true
	}
	depth, start := len(line)-len(strings.TrimLeft(line, " ")), len(first)-len(strings.TrimLeft(first, " "))
	switch {
	case depth != start:
		return depth > start
	case strings.HasPrefix(strings.TrimSpace(first), "- "):
		return strings.HasPrefix(text, "- ")
	}
	return beginsLikeCode(line) || strings.HasSuffix(text, ":") && !strings.Contains(text, " ")
}

// isWorkflowCode reports whether text parses and has two keys of workflows.
func isWorkflowCode(text string) bool {
	if len(text) > maxDeadBytes {
		return false
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil || len(document.Content) != 1 {
		return false
	}
	return countKeys(document.Content[0], 0) >= 2
}

// countKeys counts the keys of workflows in a tree, aliases not followed.
func countKeys(node *yaml.Node, depth int) int {
	count := 0
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode && i%2 == 0 && slices.Contains(knownKeys(), child.Value) {
			count++
		}
		if depth < yamlnode.MaxDepth {
			count += countKeys(child, depth+1)
		}
	}
	return count
}

// knownKeys are keys of GitHub's workflow syntax that code has and prose does
// not begin lines with.
func knownKeys() []string {
	return []string{
		"branches", "concurrency", "container", "continue-on-error", "cron", "default", "defaults", "description", "env", "fetch-depth",
		"group", "id", "if", "image", "inputs", "jobs", "matrix", "name", "needs", "on", "options", "outputs", "paths", "permissions",
		"pull_request", "push", "ref", "repository", "required", "run", "runs-on", "schedule", "secrets", "services", "shell", "steps",
		"strategy", "tags", "timeout-minutes", "token", "type", "types", "uses", "with", "workflow_call", "workflow_dispatch", "working-directory",
	}
}
