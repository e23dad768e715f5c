package html_test

import (
	"fmt"
	"math"
	"time"

	"github.com/debtscan/debtscan/debt"
)

const (
	prod   = "terraform:infra/prod"
	queue  = "terraform:modules/queue"
	deploy = "pipeline:.github/workflows/deploy.yml"
	api    = "image:svc/api/Dockerfile"
)

// sample is a small report in which every section of the page has something
// to show.
func sample() *debt.Report {
	findings := sampleFindings()
	return &debt.Report{
		Schema:     debt.ReportSchema,
		Tool:       debt.Tool{Name: "debtscan", Version: "0.1.0"},
		Repository: debt.RepoInfo{Source: "worktree", Commit: "9f3c1b7a5d2e4f6081a2b3c4d5e6f70819203142", Branch: "main", Shallow: true, History: "shallow"},
		AsOf:       "2026-11-23T00:00:00Z",
		Rules:      debt.RuleSet{Count: 120, Off: 7, Digest: "5b1c9e"},
		Data:       &debt.DataSet{AsOf: "2026-08-22", Digest: "77aa01"},
		Coverage: debt.Coverage{
			FilesSeen: 1812, FilesExcluded: 14, FilesRead: 310, FilesUnread: 2,
			Units: map[debt.Kind]int{debt.Terraform: 2, debt.Image: 1, debt.Pipeline: 1},
		},
		Ownership: &debt.Owned{Source: ".github/CODEOWNERS", Units: debt.OwnerCounts{Specific: 1, CatchAll: 2, Unmatched: 1}},
		Units:     sampleUnits(),
		Findings:  findings,
		Suppressed: []debt.Suppressed{{
			Finding: finding("CAP-002", "single-zone", debt.Medium, prod, "infra/prod/cache.tf", 7, 120, 4, "the cache runs in one zone", "@org/platform"),
			Reason:  "sessions may be lost, see ADR 12", Until: "2027-06-30",
		}},
		Suppressions: []debt.Suppression{{Path: "debtscan.yaml", Line: 9, State: debt.SuppressionExpired}},
		Evaluated:    []debt.Evaluated{{Rule: "STA-001", Digest: "c0ffee", Units: 4}},
		Failed:       []debt.Failed{{Rule: "LAT-007", Reason: "evaluation took longer than 10s"}},
		Unread:       []debt.Unread{{Path: "infra/broken.tf", Scanner: "terraform", Line: 3, Reason: "this block is never closed", Partial: true}},
		Dependencies: sampleDependencies(),
		Grades: []debt.UnitGrade{{
			Unit: api, Grade: debt.GradeOrphanedNeeded, Confidence: debt.ConfidenceMedium,
			Signals: []debt.Signal{
				{ID: "D1", Answer: debt.AnswerTrue, Evidence: "no line of .github/CODEOWNERS matches svc/api/Dockerfile"},
				{ID: "K1", Answer: debt.AnswerUnknown, Evidence: "the clone is shallow"},
			},
		}},
	}
}

func sampleFindings() []debt.Finding {
	backend := finding("STA-001", "local-backend", debt.Critical, prod, "infra/prod/main.tf", 3, 45, 31.9, "state of infra/prod is kept on one machine's disk", "@org/platform")
	backend.Evidence = map[string]any{"backend": "local", "argv": []any{"terraform", nil, "apply"}, "lock_file": false, "depth": 2.0}
	backend.IntroducedAt, backend.IntroducedCommit, backend.Cause = "2024-03-02T11:00:00Z", "1c2d3e4f5a6b7c8d9e0f", debt.CauseCode
	return []debt.Finding{
		finding("DEB-001", "todo-with-a-date-that-passed", debt.Low, deploy, ".github/workflows/deploy.yml", 88, 15, 1, "\"temporary until 2023\" is still here", "@org/release", "@org/sre"),
		backend,
		finding("RET-004", "queue-without-dead-letter", debt.High, queue, "modules/queue/main.tf", 41, 30, 21.5, "aws_sqs_queue.orders drops messages that fail", "@org/platform"),
		finding("RET-004", "queue-without-dead-letter", debt.Medium, queue, "modules/queue/main.tf", 73, 210, 5.5, "aws_sqs_queue.mail drops messages that fail", "@org/platform"),
		finding("DEP-003", "base-image-end-of-life", debt.High, api, "svc/api/Dockerfile", 1, 240, 14.2, "node 16 has had no fixes since 2023-09-11"),
		finding("OWN-002", "pipeline-nobody-knows", debt.Medium, deploy, "", 0, 0, 5.1, "nobody who is still active has changed this pipeline", "@org/release", "@org/sre"),
	}
}

func finding(rule, name string, s debt.Severity, unit, path string, line, minutes int, interest float64, message string, owners ...string) debt.Finding {
	return debt.Finding{
		Rule: rule, Name: name, Family: rule[:3], Severity: s, Confidence: debt.ConfidenceMedium, Unit: unit,
		Fingerprint: fmt.Sprintf("%s-%s-%d", rule, path, line), Path: path, Line: line, Message: message,
		Remediation: "Mend it, and tell those who depend on it.", Owners: owners,
		PrincipalMinutes: minutes, Interest: interest, Rank: interest / math.Sqrt(math.Max(15, float64(minutes))/60),
		Factors: debt.Factors{Version: 1, Severity: 4, Blast: 1.5, Churn: 1, Age: 1, Confidence: 0.7}, State: "open",
	}
}

func sampleUnits() []debt.UnitRow {
	knowers := 1
	return []debt.UnitRow{
		{
			ID: api, Kind: debt.Image, Path: "svc/api/Dockerfile", OwnerStatus: debt.Unmatched,
			OwnerGrade: debt.GradeOrphanedNeeded, Dependents: 14, Findings: 1, PrincipalMinutes: 240, Interest: 14.2,
		},
		{
			ID: deploy, Kind: debt.Pipeline, Path: ".github/workflows/deploy.yml", Owners: []string{"@org/release", "@org/sre"},
			OwnerSource: ".github/CODEOWNERS:1", OwnerStatus: debt.OwnedCatchAll, OwnerGrade: debt.GradeThin, Findings: 2, Interest: 6.1,
		},
		{
			ID: prod, Kind: debt.Terraform, Path: "infra/prod", Owners: []string{"@org/platform"}, OwnerSource: ".github/CODEOWNERS:12",
			OwnerStatus: debt.OwnedSpecific, OwnerGrade: debt.GradeOwned, Findings: 1, PrincipalMinutes: 45, Interest: 31.9,
			LastTouchedAt: "2026-11-20T16:40:11Z", LastFocusedAt: "2026-08-02T08:00:00Z", Knowers: &knowers,
		},
		{ID: queue, Kind: debt.Terraform, Path: "modules/queue", Owners: []string{"@org/platform"}, OwnerStatus: debt.OwnedCatchAll, OwnerGrade: debt.GradeUnknown, Findings: 2, Interest: 27},
	}
}

func sampleDependencies() []debt.Dependency {
	past, soon := -1169, 73
	return []debt.Dependency{
		{Kind: "api", Name: "1.33", Product: "kubernetes", Cycle: "1.33", Status: debt.SupportEnding, EndsAt: "2027-02-04", Days: &soon, Newest: "1.35", Unit: prod, Path: "infra/prod/eks.tf", Line: 9},
		{Kind: "image", Name: "node:16-alpine", Product: "nodejs", Cycle: "16", Status: debt.SupportDead, EndsAt: "2023-09-11", Days: &past, Newest: "26", Source: "https://nodejs.org/en/about/previous-releases", Unit: api, Path: "svc/api/Dockerfile", Line: 1, Context: debt.Example},
		{Kind: "engine", Name: "custom-15", Product: "postgresql", Cycle: "99", Status: debt.SupportUnknown, Unit: prod, Path: "infra/prod/db.tf", Owners: []string{"@org/platform"}},
	}
}

func sampleRules() []debt.Rule {
	return []debt.Rule{{ID: "STA-001", Title: "State on one machine's disk", Description: "Whoever loses the disk loses the state."}}
}

// sampleTrend is a dozen weekly runs, one of them not complete.
func sampleTrend() *debt.Trend {
	t := &debt.Trend{By: "family", Series: []debt.TrendSeries{{Name: "STA"}, {Name: "RET"}}}
	start := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	for i := range 12 {
		p := debt.TrendPoint{
			AsOf: start.AddDate(0, 0, 7*i).Format(time.RFC3339), Commit: "9f3c1b7a5d2e4f60", Complete: i != 4,
			Open: 20 + i%5*3, Accepted: 1, PrincipalMinutes: 600, Interest: 80,
			Opened: map[debt.Cause]int{debt.CauseCode: i % 3, debt.CauseClock: 1}, Closed: map[debt.Cause]int{debt.CauseFixed: i % 2},
		}
		t.Total.Points = append(t.Total.Points, p)
		for k, share := range []int{p.Open / 3, p.Open - p.Open/3} {
			q := p
			q.Open = share
			t.Series[k].Points = append(t.Series[k].Points, q)
		}
	}
	return t
}

// empty is a scan that found nothing in what it looked at.
func empty() *debt.Report {
	return &debt.Report{
		Schema: debt.ReportSchema, Tool: debt.Tool{Name: "debtscan", Version: "0.1.0"}, AsOf: "2026-11-23T00:00:00Z", Complete: true,
		Repository: debt.RepoInfo{Source: "worktree", History: "full"}, Rules: debt.RuleSet{Count: 120},
		Coverage: debt.Coverage{Units: map[debt.Kind]int{debt.Image: 2}},
	}
}

// many is a report of n findings as varied as those of a large organisation.
func many(n int) *debt.Report {
	r := sample()
	r.Findings = r.Findings[:0]
	rules := []string{"STA-001", "RET-004", "DEP-003", "OWN-002", "DEB-001", "OBS-009", "CAP-002", "LAT-005"}
	for i := range n {
		unit := fmt.Sprintf("terraform:teams/team-%d/service-%d", i%40, i%2000)
		f := finding(rules[i%len(rules)], "some-rule", debt.Severities()[i%4], unit, fmt.Sprintf("teams/team-%d/service-%d/file-%d.tf", i%40, i%2000, i%9), i%700+1,
			10+i%9*25, float64(i%977)/10, fmt.Sprintf("aws_thing.number_%d of service-%d waits for something that never comes back", i, i%2000), fmt.Sprintf("@org/team-%d", i%40))
		f.Fingerprint = fmt.Sprintf("%032x", i)
		f.Evidence = map[string]any{"attribute": fmt.Sprintf("aws_thing.number_%d.timeout", i), "value": float64(i % 60)}
		f.IntroducedAt = time.Date(2020, 1, 1+i%2000, 9, 0, 0, 0, time.UTC).Format(time.RFC3339)
		r.Findings = append(r.Findings, f)
	}
	return r
}
