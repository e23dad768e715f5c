package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// annotationsPerType is how many annotations of a type GitHub shows of one step
// of a job. It drops the others without a word.
const annotationsPerType = 10

// annotationText is how many characters of a text an annotation shows.
const annotationText = 1_000

// githubWriter writes workflow commands, which GitHub turns into annotations of
// the run and of the changed files.
type githubWriter struct{}

// Write implements Writer. Of each type the worst findings come first, and no
// more than GitHub shows; a notice says how many are left.
func (githubWriter) Write(w io.Writer, r *debt.Report, _ Options) error {
	c := canonical(r)
	by := map[string][]debt.Finding{}
	for _, f := range worstFirst(c.Findings) {
		kind := annotationType(f.Severity)
		by[kind] = append(by[kind], f)
	}
	var b strings.Builder
	shown := 0
	for _, kind := range []string{"error", "warning", "notice"} {
		most := annotationsPerType
		if kind == "notice" {
			most-- // one is for what is left out
		}
		for _, f := range by[kind][:min(most, len(by[kind]))] {
			b.WriteString(annotation(kind, f))
			shown++
		}
	}
	b.WriteString(leftOut(&c, shown))
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the annotations: %w", err)
	}
	return nil
}

func annotationType(s debt.Severity) string {
	switch s {
	case debt.Critical, debt.High:
		return "error"
	case debt.Low:
		return "notice"
	case debt.Medium:
	}
	return "warning"
}

// annotation is the command for one finding.
func annotation(kind string, f debt.Finding) string {
	var where []string
	if f.Path != "" {
		where = append(where, "file="+commandProperty(f.Path))
		if f.Line > 0 {
			where = append(where, "line="+strconv.Itoa(f.Line), "endLine="+strconv.Itoa(max(f.Line, f.EndLine)))
		}
	}
	title := f.Rule + " " + strings.ReplaceAll(f.Name, "-", " ")
	where = append(where, "title="+commandProperty(cutText(title, annotationText)))
	owners := "owner: " + nobody
	if len(f.Owners) > 0 {
		owners = "owner: " + strings.Join(f.Owners, ", ")
	}
	text := strings.Join([]string{
		cutText(prose(f.Message), annotationText), cutText(prose(f.Remediation), annotationText), cutText(prose(owners), annotationText),
	}, "\n")
	return fmt.Sprintf("::%s %s::%s\n", kind, strings.Join(where, ","), commandData(text))
}

// leftOut is the notice about everything that no annotation shows.
func leftOut(r *debt.Report, shown int) string {
	var parts []string
	if n := len(r.Findings) - shown; n > 0 {
		parts = append(parts, fmt.Sprintf("%s without an annotation", count(n, "more finding")))
	}
	if n := len(r.Unread); n > 0 {
		parts = append(parts, count(n, "file")+" not read")
	}
	if n := len(r.Failed); n > 0 {
		parts = append(parts, count(n, "rule")+" not evaluated")
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("::notice title=debtscan::%s\n", commandData(strings.Join(parts, ", ")+": see the text report"))
}

// commandData escapes the text of a workflow command. Its lines may be many;
// each is made visible by itself.
func commandData(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.ReplaceAll(visible(lines[i]), "%", "%25")
	}
	return strings.Join(lines, "%0A")
}

// commandProperty escapes a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(visible(s))
}
