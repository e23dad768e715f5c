package scan

import (
	"fmt"
	"math"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/rules"
	"github.com/debtscan/debtscan/suppress"
)

// report lays one scan out as the contract has it.
func (r resolved) report(o Options, set *rules.Set, judged suppress.Result, result rules.Result) *debt.Report {
	return &debt.Report{
		Schema:       debt.ReportSchema,
		Tool:         debt.Tool{Name: "debtscan", Version: o.Version},
		Repository:   r.repository(o),
		AsOf:         timestamp(o.Now),
		Rules:        debt.RuleSet{Count: len(set.Rules()), Off: len(o.Rules.Rules()) - len(set.Rules()), Digest: set.Digest()},
		Data:         &debt.DataSet{AsOf: r.tables.AsOf, Digest: r.tables.Digest},
		Complete:     len(result.Failed) == 0 && len(r.facts.Unread) == 0,
		Coverage:     r.coverage(o),
		Summary:      summarise(judged),
		Ownership:    r.owned(),
		Units:        r.unitRows(judged.Open),
		Links:        r.linkRows(),
		Findings:     judged.Open,
		Suppressed:   judged.Accepted,
		Suppressions: judged.Applied,
		Evaluated:    result.Evaluated,
		Failed:       result.Failed,
		Unread:       r.facts.Unread,
		Grades:       r.grades,
		Dependencies: withoutRepeated(r.life.Dependencies(r.facts, r.owners.Units, o.Now)),
	}
}

func (r resolved) coverage(o Options) debt.Coverage {
	unread, lost := map[string]bool{}, 0
	for _, u := range r.facts.Unread {
		if !unread[u.Path] && !u.Partial && r.read[u.Path] {
			lost++ // it was opened in vain
		}
		unread[u.Path] = true
	}
	units := map[debt.Kind]int{}
	for _, u := range r.facts.Unit {
		units[u.Kind]++
	}
	return debt.Coverage{
		FilesSeen: r.seen, FilesExcluded: r.excluded,
		FilesRead: len(r.read) - lost, FilesUnread: len(unread), Nested: o.Source.Nested(), Units: units,
	}
}

func summarise(judged suppress.Result) debt.Summary {
	s := debt.Summary{
		Findings: len(judged.Open), Suppressed: len(judged.Accepted),
		ByFamily: map[string]int{}, BySeverity: map[debt.Severity]int{},
	}
	for _, severity := range debt.Severities() {
		s.BySeverity[severity] = 0
	}
	for _, f := range judged.Open {
		s.ByFamily[f.Family]++
		s.BySeverity[f.Severity]++
		s.PrincipalMinutes += f.PrincipalMinutes
		s.Interest += f.Interest
	}
	s.Interest = tenths(s.Interest)
	return s
}

// tenths rounds a sum of interests, which are whole tenths, back to tenths.
func tenths(x float64) float64 { return math.Round(x*10) / 10 }

func (r resolved) owned() *debt.Owned {
	owned := debt.Owned{}
	if r.owners.File != nil {
		owned.Source = r.owners.File.Path
	}
	for _, u := range r.owners.Units {
		owned.Units.Add(u.Status)
		owned.Files.Specific += u.Files.Specific
		owned.Files.CatchAll += u.Files.CatchAll
		owned.Files.Unowned += u.Files.Unowned
		owned.Files.Unmatched += u.Files.Unmatched
	}
	return &owned
}

func (r resolved) unitRows(findings []debt.Finding) []debt.UnitRow {
	owners := map[string]debt.UnitOwner{}
	for _, u := range r.owners.Units {
		owners[u.Unit] = u
	}
	rows, index := make([]debt.UnitRow, 0, len(r.facts.Unit)), map[string]int{}
	for i, u := range r.facts.Unit {
		owner := owners[u.ID]
		row := debt.UnitRow{
			ID: u.ID, Kind: u.Kind, Role: u.Role, Path: u.Path, Files: len(u.Files),
			Owners: owner.Owners, OwnerStatus: owner.Status, OwnerGrade: r.grades[i].Grade,
			CreatedAt: r.past.createdAt(u.ID), FactsDigest: r.digests[u.ID], Closed: r.graph.Closed[u.ID], Dependents: r.graph.Dependents[u.ID],
		}
		if owner.Source != "" {
			row.OwnerSource = fmt.Sprintf("%s:%d", owner.Source, owner.Line)
		}
		if c, ok := r.past.changes[u.ID]; ok {
			row.LastTouchedAt, row.LastFocusedAt = c.LastTouchedAt, c.LastFocusedAt
			if c.Complete {
				row.Knowers = &c.Knowers
			}
		}
		index[u.ID] = len(rows)
		rows = append(rows, row)
	}
	for _, f := range findings {
		if i, ok := index[f.Unit]; ok {
			rows[i].Findings++
			rows[i].PrincipalMinutes += f.PrincipalMinutes
			rows[i].Interest = tenths(rows[i].Interest + f.Interest)
		}
	}
	return rows
}

func (r resolved) linkRows() []debt.LinkRow {
	rows := make([]debt.LinkRow, 0, len(r.facts.Link))
	for _, l := range r.facts.Link {
		rows = append(rows, debt.LinkRow{
			From: l.From, To: l.To, Kind: l.Kind, Status: l.Status, Path: l.At.Path, Line: l.At.Line,
		})
	}
	return rows
}
