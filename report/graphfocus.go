package report

import (
	"fmt"
	"io"
	"slices"
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
		writeGraphWrapped(&b, fmt.Sprintf("%s (%s): %s", unit.Role, because.Confidence, prose(strings.Join(because.Evidence, "; "))))
	}
	if e := unit.Environment; e != nil {
		writeGraphWrapped(&b, fmt.Sprintf("%s (%s): %s", e.Class, e.Confidence, prose(strings.Join(e.Evidence, "; "))))
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

// writeGraphWrapped writes a sentence below the name of a unit.
func writeGraphWrapped(b *strings.Builder, sentence string) {
	for _, line := range wrap(sentence, 78) {
		b.WriteString("  " + notCommandLine(line) + "\n")
	}
}

// focusPart lists one direction, the nearest first. What the nearest rest on
// stands below them.
func focusPart(w io.Writer, title, none string, steps []debt.GraphStep) error {
	if len(steps) == 0 {
		_, err := fmt.Fprintf(w, "%s\n\n", none)
		return err
	}
	var b strings.Builder
	unit := columns(title)
	for _, step := range steps {
		unit = max(unit, min(widestGraphUnit, columns(visible(step.Unit))))
	}
	fmt.Fprintf(&b, "%s  AWAY  %s  WHERE\n", padEnd(strings.ToUpper(title), unit), padEnd("KIND", widestKind))
	for _, step := range steps {
		link := step.Links[0]
		place := cutStart(visible(graphSeenFrom(link.From, link.At)), 80-unit-widestKind-10)
		line := fmt.Sprintf("%s  %4d  %s  %s", padEnd(cutStart(visible(step.Unit), unit), unit), step.Distance, padEnd(link.Kind, widestKind), place)
		b.WriteString(notCommandLine(strings.TrimRight(line, " ")) + "\n")
		if step.Distance == 1 {
			writeGraphBecause(&b, step.Links)
		}
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// widestKind is how many columns a kind of link takes.
const widestKind = 7

// writeGraphBecause says what links to one unit rest on, besides their places.
func writeGraphBecause(b *strings.Builder, links []debt.Link) {
	because := prose(links[0].Evidence)
	switch more := len(links) - 1; {
	case more > 0 && because != "":
		because += fmt.Sprintf(" (and %s)", count(more, "more link"))
	case more > 0:
		because = "and " + count(more, "more link")
	}
	for _, line := range wrap(because, 76) {
		b.WriteString("    " + notCommandLine(line) + "\n")
	}
}

// missing are those of all that are not among some.
func missing(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(name string) bool { return slices.Contains(some, name) })
}
