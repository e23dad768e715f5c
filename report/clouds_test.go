package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// A rule that covers some clouds only says so wherever it is described.
func TestCloudsOfARule(t *testing.T) {
	for name, tt := range map[string]struct {
		clouds []string
		index  string
		tags   []string
	}{
		"some": {[]string{"aws", "azure"}, "| aws, azure | off |", []string{"debt", "retries", "aws", "azure"}},
		"any":  {[]string{"any"}, "| any | off |", []string{"debt", "retries"}},
		"none": {nil, "| any | off |", []string{"debt", "retries"}},
	} {
		t.Run(name, func(t *testing.T) {
			rule := debt.Rule{ID: "RET-004", Family: "RET", Title: "Queue", Clouds: tt.clouds, Severities: []debt.Severity{debt.Low}}
			if index := RulesMarkdown([]debt.Rule{rule}); !strings.Contains(index, tt.index) {
				t.Errorf("index lacks %q:\n%s", tt.index, index)
			}
			var page strings.Builder
			if err := Explain(&page, rule, "", 80); err != nil {
				t.Fatal(err)
			}
			covers := strings.Join(tt.clouds, ", ")
			if covers != "" && !strings.Contains(page.String(), covers) || strings.Contains(page.String(), "Covers") != (covers != "") {
				t.Errorf("explain says:\n%s", page.String())
			}
			tags := sarifWriter{}.annotatedRule(rule).Properties["tags"]
			if diff := cmp.Diff(any(tt.tags), tags); diff != "" {
				t.Errorf("tags (-want +got):\n%s", diff)
			}
		})
	}
}
