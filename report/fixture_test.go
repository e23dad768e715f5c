package report

import (
	"io/fs"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// fullReport is one scan that holds every field of the contract.
func fullReport() *debt.Report {
	findings := fullFindings()
	return &debt.Report{
		Schema: debt.ReportSchema,
		Tool:   debt.Tool{Name: "debtscan", Version: "0.1.0"},
		Repository: debt.RepoInfo{
			Source: "worktree", Commit: "9f3c1b7a5d2e4f6081a2b3c4d5e6f70819203142", Branch: "main", Shallow: true, History: "shallow",
			Retired: "> This repository is deprecated.",
		},
		AsOf:     "2026-11-23T00:00:00Z",
		Rules:    debt.RuleSet{Count: 120, Off: 7, Digest: "5b1c9e"},
		Data:     &debt.DataSet{AsOf: "2026-08-22", Digest: "77aa01"},
		Complete: false,
		Coverage: debt.Coverage{
			FilesSeen: 812, FilesExcluded: 14, FilesRead: 310, FilesUnread: 2, Nested: []string{"vendor/charts"},
			Units: map[debt.Kind]int{debt.Terraform: 12, debt.Image: 4, debt.Pipeline: 9, debt.Kubernetes: 20, debt.Compose: 1, debt.Script: 2},
		},
		Summary:   summaryOf(findings, 1),
		Ownership: fullOwnership(),
		Units:     fullUnits(),
		Links: []debt.LinkRow{
			{From: "terraform:infra/prod", To: "terraform:modules/queue", Kind: "module", Status: "resolved", Path: "infra/prod/main.tf", Line: 14},
			{From: "pipeline:.github/workflows/deploy.yml", To: "terraform:infra/gone", Kind: "runs", Status: "dangling"},
		},
		Findings:   findings,
		Suppressed: fullSuppressed(),
		Suppressions: []debt.Suppression{
			{
				Path: "infra/prod/cache.tf", Line: 6, Rules: []string{"CAP-002"}, From: 7, To: 19,
				Until: "2027-06-30", Reason: "sessions may be lost, see ADR 12", State: debt.SuppressionUsed, Covers: 1,
			},
			{
				Path: "debtscan.yaml", Line: 9, Rules: []string{"STA-001"}, Pattern: "legacy/**", Unit: "terraform:legacy",
				Until: "2026-01-31", Reason: "moves with the migration", State: debt.SuppressionExpired, Covers: 2,
			},
			{Path: "infra/main.tf", Line: 3, State: debt.SuppressionInvalid, Problem: "it names no rule"},
		},
		Evaluated: []debt.Evaluated{
			{Rule: "STA-001", Digest: "c0ffee", Units: 46},
			{Rule: "OWN-002", Digest: "beef01", Units: 46},
			{Rule: "DEP-003", Digest: "beef02", Units: 4},
			{Rule: "RET-004", Digest: "beef03", Units: 12},
		},
		Failed: []debt.Failed{{Rule: "LAT-007", Reason: "evaluation took longer than 10s"}},
		Unread: []debt.Unread{
			{Path: "infra/broken.tf", Unit: "terraform:infra", Scanner: "terraform", Line: 3, Reason: "line 3: this block is never closed", Partial: true},
			{Path: "charts/api/values.yaml", Scanner: "kubernetes", Reason: "larger than 2 MiB"},
		},
		Dependencies: fullDependencies(),
		Grades:       fullGrades(),
	}
}

func fullDependencies() []debt.Dependency {
	days := -1169
	return []debt.Dependency{
		{
			Kind: debt.PinImage, Name: "node:16-alpine", Key: "stage:build", Field: "version", Product: "nodejs", Cycle: "16", Status: debt.SupportDead,
			EndsAt: "2023-09-11", Days: &days, Newest: "26", Source: "https://nodejs.org/en/about/previous-releases", AsOf: "2026-08-22",
			Unit: "image:svc/api/Dockerfile", Path: "svc/api/Dockerfile", Line: 1, Owners: []string{"@org/api"}, Context: debt.Example,
		},
		{Kind: debt.PinEngine, Name: "custom-15", Key: "aws_db_instance.main.engine_version", Field: "engine_version", Product: "postgresql", Cycle: "99", Status: debt.SupportUnknown, Unit: "terraform:infra/prod", Path: "infra/prod/db.tf"},
	}
}

func fullGrades() []debt.UnitGrade {
	deploy := ".github/workflows/deploy.yml"
	return []debt.UnitGrade{
		{
			Unit: "pipeline:" + deploy, Grade: debt.GradeThin, Confidence: debt.ConfidenceMedium,
			Signals: []debt.Signal{
				{ID: "D1", Answer: debt.AnswerTrue, Evidence: ".github/CODEOWNERS:3 names @org/release and @org/sre"},
				{ID: "K1", Answer: debt.AnswerFalse, Evidence: "one person made 9 of its 10 focused commits"},
				{ID: "A1", Answer: debt.AnswerUnknown, Evidence: "the clone is shallow"},
			},
			At: debt.At{
				Unit: "pipeline:" + deploy, Location: debt.Location{Path: deploy, Line: 1, Column: 1, EndLine: 90},
				Read: debt.Parsed, Context: debt.Example,
			},
		},
		{Unit: "image:svc/api/Dockerfile", Grade: debt.GradeUndeclared, Confidence: debt.ConfidenceLow, At: debt.At{Location: debt.Location{Path: "svc/api/Dockerfile"}}},
	}
}

func fullOwnership() *debt.Owned {
	return &debt.Owned{
		Source: ".github/CODEOWNERS",
		Files:  debt.OwnerCounts{Specific: 120, CatchAll: 60, Unowned: 4, Unmatched: 30},
		Units:  debt.OwnerCounts{Specific: 20, CatchAll: 16, Unowned: 1, Unmatched: 9},
	}
}

func fullUnits() []debt.UnitRow {
	knowers := 2
	return []debt.UnitRow{
		{
			ID: "terraform:infra/prod", Kind: debt.Terraform, Role: debt.RoleRoot, Path: "infra/prod", Files: 9,
			Owners: []string{"@org/platform"}, OwnerSource: ".github/CODEOWNERS:12", OwnerStatus: debt.OwnedSpecific, OwnerGrade: "owned",
			FactsDigest: "aa11", Closed: true, Dependents: 3, Findings: 3, PrincipalMinutes: 285, Interest: 58.9,
			CreatedAt: "2021-05-04T09:12:00Z", LastTouchedAt: "2026-11-20T16:40:11Z", LastFocusedAt: "2026-08-02T08:00:00Z", Knowers: &knowers,
		},
		{
			ID: "image:svc/api/Dockerfile", Kind: debt.Image, Path: "svc/api/Dockerfile", Files: 1,
			OwnerGrade: "undeclared", FactsDigest: "bb22", Findings: 1, PrincipalMinutes: 240, Interest: 14.2,
		},
		{
			ID: "pipeline:.github/workflows/deploy.yml", Kind: debt.Pipeline, Path: ".github/workflows/deploy.yml", Files: 1,
			Owners: []string{"@org/release", "@org/sre"}, OwnerSource: ".github/CODEOWNERS:3", OwnerStatus: debt.OwnedCatchAll, OwnerGrade: "thin",
			FactsDigest: "cc33", Closed: true, Findings: 2, PrincipalMinutes: 75, Interest: 6.1,
		},
	}
}

func fullFindings() []debt.Finding {
	prod, api, deploy := "terraform:infra/prod", "image:svc/api/Dockerfile", "pipeline:.github/workflows/deploy.yml"
	return []debt.Finding{
		{
			Rule: "STA-001", Name: "local-backend", Family: "STA", Severity: debt.Critical, Confidence: debt.ConfidenceHigh,
			Unit: prod, Key: []string{"backend"}, Fingerprint: "3f01", Path: "infra/prod/main.tf", Line: 3, Column: 3, EndLine: 5,
			Context: debt.Example, Message: "state of infra/prod is kept on one machine's disk",
			Evidence:    map[string]any{"backend": "local", "argv": []any{"terraform", nil, "apply"}, "lock": nil, "at": map[string]any{"depth": 2.0}},
			ContextHash: "d1f0", Remediation: "Move the state to a locked, versioned remote backend. Then take the file out of git.",
			Owners: []string{"@org/platform"}, IntroducedAt: "2024-03-02T11:00:00Z",
			IntroducedCommit: "1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f70819203", Cause: debt.CauseCode,
			PrincipalMinutes: 45, Interest: 31.9, Rank: 36.8,
			Factors: debt.Factors{Version: 1, Severity: 8, Blast: 2, Churn: 1.2, Age: 1.66, Confidence: 1}, State: "open",
		},
		open("RET-004", "queue-without-dead-letter", debt.High, prod, "infra/prod/queues.tf", 41, 30, 21.5,
			"aws_sqs_queue.orders drops messages that fail: it has no dead-letter queue",
			"Add a redrive policy that names a dead-letter queue, and an alarm on that queue.", "@org/platform"),
		open("RET-004", "queue-without-dead-letter", debt.Medium, prod, "infra/prod/queues.tf", 73, 210, 5.5,
			"aws_sqs_queue.mail drops messages that fail: it has no dead-letter queue",
			"Add a redrive policy that names a dead-letter queue, and an alarm on that queue.", "@org/platform"),
		open("DEP-003", "base-image-end-of-life", debt.High, api, "svc/api/Dockerfile", 1, 240, 14.2,
			"node 16 has had no fixes since 2023-09-11, and it is the base of an image that three workflows build and deploy",
			"Move to a release that is still supported, e.g. node 24."),
		open("OWN-002", "pipeline-nobody-knows", debt.Medium, deploy, ".github/workflows/deploy.yml", 1, 60, 5.1,
			"nobody who is still active has changed this pipeline, and it deploys production",
			"Name an owner who reads it once, and let them change it in a pull request.", "@org/release", "@org/sre"),
		open("DEB-001", "todo-with-a-date-that-passed", debt.Low, deploy, ".github/workflows/deploy.yml", 88, 15, 1,
			"\"temporary until 2023\" is still here", "Remove it, or give it a new date and a name.", "@org/release", "@org/sre"),
	}
}

func open(rule, name string, s debt.Severity, unit, path string, at, minutes int, interest float64, message, remediation string, owners ...string) debt.Finding {
	return debt.Finding{
		Rule: rule, Name: name, Family: rule[:3], Severity: s, Confidence: debt.ConfidenceMedium,
		Unit: unit, Key: []string{path}, Fingerprint: rule + path, Path: path, Line: at,
		Message: message, Remediation: remediation, Owners: owners,
		PrincipalMinutes: minutes, Interest: interest, Rank: interest,
		Factors: debt.Factors{Version: 1, Severity: 4, Blast: 1, Churn: 1, Age: 1, Confidence: 0.7}, State: "open",
	}
}

func fullSuppressed() []debt.Suppressed {
	f := open("CAP-002", "single-zone", debt.Medium, "terraform:infra/prod", "infra/prod/cache.tf", 7, 120, 4,
		"aws_elasticache_cluster.sessions runs in one zone", "Run it in two zones.", "@org/platform")
	f.State = "suppressed"
	return []debt.Suppressed{{Finding: f, Reason: "sessions may be lost, see ADR 12", Until: "2027-06-30"}}
}

// summaryOf adds findings up as a scan does.
func summaryOf(findings []debt.Finding, suppressed int) debt.Summary {
	s := debt.Summary{
		Findings: len(findings), Suppressed: suppressed,
		ByFamily: map[string]int{}, BySeverity: map[debt.Severity]int{},
	}
	for _, f := range findings {
		s.ByFamily[f.Family]++
		s.BySeverity[f.Severity]++
		s.PrincipalMinutes += f.PrincipalMinutes
		s.Interest += f.Interest
	}
	return s
}

// emptyReport is a scan that found nothing in what it looked at.
func emptyReport() *debt.Report {
	return &debt.Report{
		Schema:     debt.ReportSchema,
		Tool:       debt.Tool{Name: "debtscan", Version: "0.1.0"},
		Repository: debt.RepoInfo{Source: "worktree", History: "full"},
		AsOf:       "2026-11-23T00:00:00Z",
		Rules:      debt.RuleSet{Count: 120, Off: 7, Digest: "5b1c9e"},
		Complete:   true,
		Coverage:   debt.Coverage{FilesSeen: 40, FilesRead: 6, Units: map[debt.Kind]int{debt.Image: 2, debt.Pipeline: 1}},
		Ownership:  &debt.Owned{Files: debt.OwnerCounts{Unmatched: 6}, Units: debt.OwnerCounts{Unmatched: 3}},
	}
}

// fullRules annotates one rule that finds something, one that does not, and one
// of a user.
func fullRules() []debt.Rule {
	return []debt.Rule{
		{
			ID: "STA-001", Name: "local-backend", Family: "STA", Title: "State on one machine's disk",
			Description: "Whoever loses the disk loses the state.", Remediation: "Move it to a locked, versioned remote backend.",
			Severities: []debt.Severity{debt.Critical, debt.High}, Confidence: debt.ConfidenceHigh, Default: true,
			Effort: 45 * time.Minute, References: []string{"https://developer.hashicorp.com/terraform/language/backend"},
		},
		{
			ID: "OBS-009", Name: "never-found", Family: "OBS", Title: "Nothing has this", Severities: []debt.Severity{debt.Low},
			Confidence: debt.ConfidenceLow, Remediation: "Do nothing.",
		},
		{
			ID: "RET-004", Name: "queue-without-dead-letter", Family: "RET", Title: "Queue without a dead-letter queue", Custom: true,
			Description: "Messages are lost without a trace.", Remediation: "Add one.", Confidence: debt.ConfidenceMedium,
			Severities: []debt.Severity{debt.High}, References: []string{"https://example.com/queues"},
		},
	}
}

// fullContent holds one of the files of fullReport.
func fullContent(path string) ([]byte, error) {
	if path != "infra/prod/main.tf" {
		return nil, fs.ErrNotExist
	}
	return []byte(strings.Join([]string{"terraform {", "", "🚀backend \"local\" {", "  path = \"größe\"", "  }", "}", ""}, "\r\n")), nil
}
