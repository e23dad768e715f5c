package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// GraphFocusText writes what one unit reaches and what reaches it, for a
// terminal.
func GraphFocusText(w io.Writer, g debt.UnitGraph) error {
	unit := graphUnits(g)[g.Focus.Unit]
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n", notCommandLine(visible(unit.ID)), graphAbout(unit))
	if because := unit.RoleBecause; because != nil {
		fmt.Fprintf(&b, "  %s (%s): %s\n", unit.Role, because.Confidence, prose(strings.Join(because.Evidence, "; ")))
	}
	if e := unit.Environment; e != nil {
		fmt.Fprintf(&b, "  %s (%s): %s\n", e.Class, e.Confidence, prose(strings.Join(e.Evidence, "; ")))
	}
	b.WriteString("\n")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	if err := focusPart(w, "It reaches", "It reaches nothing.", g.Focus.Reaches); err != nil {
		return err
	}
	if err := focusPart(w, "Reached by", "Nothing reaches it.", g.Focus.ReachedBy); err != nil {
		return err
	}
	b.Reset()
	writeGraphCycles(&b, slices.DeleteFunc(slices.Clone(g.Cycles), func(c debt.UnitCycle) bool { return !slices.Contains(c.Units, unit.ID) }))
	_, err := io.WriteString(w, b.String())
	return err
}

// focusPart lists one direction, the nearest first.
func focusPart(w io.Writer, title, none string, steps []debt.GraphStep) error {
	if len(steps) == 0 {
		_, err := fmt.Fprintf(w, "%s\n\n", none)
		return err
	}
	t := Table{Columns: []Column{{Name: title, Most: widestGraphUnit}, {Name: "Away", Right: true}, {Name: "Kind"}, {Name: "Where", Most: widestGraphUnit}, {Name: "Because"}}}
	for _, step := range steps {
		link := step.Links[0]
		because := link.Evidence
		if more := len(step.Links) - 1; more > 0 {
			because = strings.TrimSpace(fmt.Sprintf("%s (and %d more)", because, more))
		}
		t.Rows = append(t.Rows, []string{step.Unit, strconv.Itoa(step.Distance), link.Kind, graphPlace(link.At), because})
	}
	if err := t.Text(w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// missing are those of all that are not among some.
func missing(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(name string) bool { return slices.Contains(some, name) })
}
