package html

import (
	"fmt"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// unknowns says what the numbers of the page leave out. A page without them
// would look surer than it is.
func unknowns(r *debt.Report) []string {
	var text []string
	if !r.Complete {
		text = append(text, "The scan is not complete: there may be more debt than is shown.")
	}
	if n := len(r.Unread); n > 0 {
		text = append(text, fmt.Sprintf("%s could not be read whole. About this report lists %s.", count(n, "file"), choose(n, "it", "them")))
	}
	if n := len(r.Failed); n > 0 {
		text = append(text, fmt.Sprintf("%s could not be evaluated, so %s findings are not known: %s.",
			count(n, "rule"), choose(n, "its", "their"), failedRules(r.Failed)))
	}
	for _, s := range []string{historyGap(r.Repository), gradeGap(r), decisionGap(r.Suppressions), ruleGap(r.Rules)} {
		if s != "" {
			text = append(text, s)
		}
	}
	return text
}

func failedRules(failed []debt.Failed) string {
	const most = 10
	var names []string
	for _, f := range failed[:min(len(failed), most)] {
		names = append(names, visible(f.Rule))
	}
	if rest := len(failed) - len(names); rest > 0 {
		names = append(names, number(rest)+" more")
	}
	return enumerate(names)
}

func historyGap(repo debt.RepoInfo) string {
	advice := ""
	if a := repo.HistoryAdvice(); a != "" {
		advice = ": " + a
	}
	switch repo.History {
	case "full", "partial": // a partial clone has all commits
		return ""
	case "none":
		return "Ages, churn and who knows what are not known" + advice + "."
	}
	return "Only a part of the history was there, so ages, churn and who knows what may not be known" + advice + "."
}

func gradeGap(r *debt.Report) string {
	n := 0
	for _, u := range r.Units {
		if u.OwnerGrade == debt.GradeUnknown || u.OwnerGrade == "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Of %s too little is known to grade %s ownership.", count(n, "unit"), choose(n, "its", "their"))
}

// decisionGap says what became of decisions to accept debt, as far as somebody
// must do something about them.
func decisionGap(all []debt.Suppression) string {
	counts := map[debt.SuppressionState]int{}
	for _, s := range all {
		counts[s.State]++
	}
	var parts []string
	for _, p := range []struct {
		state debt.SuppressionState
		text  string
	}{
		{debt.SuppressionExpired, "past their date"},
		{debt.SuppressionInvalid, "that cannot be read"},
		{debt.SuppressionUnused, "that cover nothing"},
	} {
		if n := counts[p.state]; n > 0 {
			parts = append(parts, number(n)+" "+p.text)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "There are suppressions that need a look: " + strings.Join(parts, ", ") + "."
}

func ruleGap(rules debt.RuleSet) string {
	if rules.Off == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s switched off.", count(rules.Off, "rule"), choose(rules.Off, "is", "are"))
}
