package statemachine

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	document, ok := Decode(`{
  "Comment": "c", "StartAt": "Load", "TimeoutSeconds": HOLE,
  "States": {
    "Load": {
      "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": {"Secret": "x"}, "HeartbeatSeconds": null,
      "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": HOLE, "BackoffRate": 2.5}, {"ErrorEquals": ["A"]}],
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "to-HOLE"}], "Next": "Each"
    },
    "Each": {"Type": "Map", "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Task", "Resource": "HOLE"}}}, "Next": "Both"},
    "Both": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass"}}}], "End": true}
  }
}`, "HOLE")
	if !ok {
		t.Fatal("it does not decode")
	}
	got, ok := Parse(document)
	want := Machine{
		Known: Known{Fields: map[string]any{"StartAt": "Load"}, Unsure: []string{"TimeoutSeconds"}},
		Whole: true,
		States: []State{
			{Name: "Both", Path: "Both", Known: Known{Fields: map[string]any{"Type": "Parallel", "End": true}}},
			{Name: "A", Path: "Both/A", In: "Both", Known: Known{Fields: map[string]any{"Type": "Pass"}}},
			{Name: "Each", Path: "Each", Known: Known{Fields: map[string]any{"Type": "Map", "Next": "Both"}}},
			{Name: "One", Path: "Each/One", In: "Each", Known: Known{Fields: map[string]any{"Type": "Task"}, Unsure: []string{"Resource"}}},
			{Name: "Load", Path: "Load", Known: Known{
				Fields: map[string]any{
					"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "Next": "Each",
					"Retry": []any{
						map[string]any{"ErrorEquals": []any{"States.ALL"}, "BackoffRate": 2.5},
						map[string]any{"ErrorEquals": []any{"A"}},
					},
					"Catch": []any{map[string]any{"ErrorEquals": []any{"States.ALL"}}},
				},
				Unsure: []string{"Catch.0.Next", "Retry.0.MaxAttempts"},
			}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Error(ok, diff)
	}
}

// What hides states is said.
func TestWhole(t *testing.T) {
	for text, want := range map[string]bool{
		`{"States": {"A": {"Type": "Pass"}}}`:                               true,
		`{"States": {"A": HOLE}}`:                                           false,
		`{"States": {"A": {"Type": "Map", "Iterator": HOLE}}}`:              false,
		`{"States": {"A": {"Type": "Map", "ItemProcessor": {}}}}`:           false,
		`{"States": {"A": {"Type": "Parallel", "Branches": HOLE}}}`:         false,
		`{"States": {"A": {"Type": "Parallel", "Branches": [HOLE]}}}`:       false,
		`{"States": {"A": {"Type": "Task", "Retry": [HOLE], "Next": "B"}}}`: true,
	} {
		document, _ := Decode(text, "HOLE")
		got, ok := Parse(document)
		if !ok || got.Whole != want {
			t.Errorf("%s: whole %v, %v", text, got.Whole, ok)
		}
	}
}

func TestNoMachine(t *testing.T) {
	for _, text := range []string{``, `[]`, `{}`, `{"States": HOLE}`, `{"States": {"HOLE": {}}}`, `{"States": [1]}`, `{"States": {HOLE}}`, `"HOLE`, `1`} {
		document, decoded := Decode(text, "HOLE")
		if _, ok := Parse(document); ok && decoded {
			t.Errorf("%s is no machine", text)
		}
	}
}

func TestIntegration(t *testing.T) {
	for resource, want := range map[string][2]string{
		"arn:aws:states:::ecs:runTask.sync":                      {Sync, "ecs:runTask"},
		"arn:aws:states:::states:startExecution.sync:2":          {Sync, "states:startExecution"},
		"arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken":   {Callback, "sqs:sendMessage"},
		"arn:aws:states:::lambda:invoke":                         {Request, "lambda:invoke"},
		"arn:aws:states:::aws-sdk:rds:startExportTask":           {Request, "aws-sdk:rds:startExportTask"},
		"arn:aws:lambda:eu-west-1:123456789012:function:f":       {Request, "lambda:invoke"},
		"arn:aws:states:eu-west-1:123456789012:activity:by-hand": {Activity, ""},
		"arn:aws:states:::http:invoke":                           {Request, "http:invoke"},
		"arn:aws:sns:eu-west-1:123456789012:topic":               {"", ""},
		"lambda": {"", ""},
		"":       {"", ""},
	} {
		pattern, action := Integration(resource)
		if got := [2]string{pattern, action}; got != want {
			t.Errorf("%s: %q, want %q", resource, got, want)
		}
	}
}

// Nesting without end is cut, and said.
func TestBounds(t *testing.T) {
	deep := strings.Repeat(`{"States":{"A":{"Type":"Map","Iterator":`, 50) + `{"States":{}}` + strings.Repeat(`}}}`, 50)
	document, _ := Decode(deep, "")
	if m, ok := Parse(document); !ok || m.Whole || len(m.States) != maxDepth {
		t.Errorf("%v, whole %v, %d states", ok, m.Whole, len(m.States))
	}
	if _, ok := Decode(strings.Repeat(" ", maxText)+"1", ""); ok {
		t.Error("a long text is read")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::ecs:runTask.sync","Retry":[{"MaxAttempts":~}]}}}`)
	f.Add(`{"States":{"A~":{"Type":"Parallel","Branches":[{"States":{"B":~}},~]}},"x":"\"~"}`)
	f.Fuzz(func(t *testing.T, text string) {
		document, ok := Decode(text, "~")
		if !ok {
			return
		}
		m, ok := Parse(document)
		if !ok {
			return
		}
		seen := map[string]bool{}
		for _, s := range m.States {
			if s.Path == "" && s.Name != "" {
				t.Errorf("state %q has no path", s.Name)
			}
			seen[s.Path] = true
			resource, _ := s.Fields["Resource"].(string)
			if pattern, action := Integration(resource); pattern == "" && action != "" {
				t.Errorf("%q: an action without a pattern", resource)
			}
		}
		if len(seen) > maxStates {
			t.Error("there are more states than may be")
		}
	})
}
