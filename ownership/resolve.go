package ownership

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// Result is what a CODEOWNERS file means for a repository.
type Result struct {
	Units []debt.UnitOwner     // one per unit, sorted by unit ID
	Lines []debt.OwnershipLine // the file's rules in order, empty without a file
	File  *debt.OwnershipFile  // nil without a file
}

// Resolve matches every path of the repository against file and adds the
// answers up for the lines, the units and the file. Paths are relative to the
// repository's root, use slashes and occur once each. A file of a unit that is not among them
// is matched for its unit all the same.
func Resolve(file File, allPaths []string, units []debt.Unit) Result {
	tally := newTally(file)
	for _, path := range allPaths {
		tally.path(path)
	}
	owners := make([]debt.UnitOwner, 0, len(units))
	for _, unit := range units {
		owners = append(owners, tally.unit(unit))
	}
	slices.SortStableFunc(owners, func(a, b debt.UnitOwner) int { return cmp.Compare(a.Unit, b.Unit) })
	if file.Path == "" {
		return Result{Units: owners}
	}
	return Result{Units: owners, Lines: tally.lines(), File: tally.file()}
}

// lines turns the counts into rows.
func (t *tally) lines() []debt.OwnershipLine {
	rows := make([]debt.OwnershipLine, 0, len(t.of.Lines))
	for i, line := range t.of.Lines {
		row := debt.OwnershipLine{
			ID:       fmt.Sprintf("%s#%d", t.of.Path, line.Number),
			Pattern:  line.Pattern,
			Owners:   line.Owners,
			Valid:    line.Valid(),
			Problem:  line.Problem,
			CatchAll: line.CatchAll(),
			Matches:  t.matches[i],
			Decides:  t.decides[i],
			At:       at(t.of.Path, line.Number),
		}
		if taker := t.taker[i]; taker > i {
			row.Shadow = t.of.Lines[taker].Number
		}
		rows = append(rows, row)
	}
	return rows
}

func (t *tally) file() *debt.OwnershipFile {
	return &debt.OwnershipFile{
		Path:    t.of.Path,
		Dialect: Dialect,
		Ignored: t.of.Ignored,
		Problem: t.of.Problem,
		Files:   t.files,
		Infra:   t.infra,

		Generated: t.of.Generated,
		At:        at(t.of.Path, 0),
	}
}

// at anchors a row in the CODEOWNERS file, which belongs to the repository as a whole.
func at(path string, line int) debt.At {
	return debt.At{
		Unit:     debt.RepositoryUnit().ID,
		Location: debt.Location{Path: path, Line: line, EndLine: line},
		Read:     debt.Parsed,
	}
}
