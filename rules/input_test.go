package rules

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// inputJSON returns what rules see, decoded.
func inputJSON(t *testing.T, in InputData) map[string]any {
	t.Helper()
	in.Now = time.Date(2026, 11, 1, 13, 0, 0, 0, time.FixedZone("CET", 3600))
	input, err := NewInput(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

func TestInputDocument(t *testing.T) {
	data := queue("x")
	data.Mode, data.Address = "data", "data.aws_sqs_queue.x"
	document := inputJSON(t, InputData{
		Facts: debt.Facts{
			Unit:        []debt.Unit{{ID: "terraform:a", Kind: debt.Terraform, Path: "a"}},
			Resource:    []debt.Resource{queue("a"), data, queue("b")},
			Pin:         []debt.Pin{{Kind: debt.PinImage, Key: "k"}},
			State:       []debt.State{{Kind: "backend"}},
			Instruction: []debt.Instruction{{Keyword: "RUN"}},
			Command:     []debt.Command{{Name: "terraform", Argv: []any{"terraform", nil}}, {Argv: []any{nil}}},
		},
		Closed:     map[string]bool{"terraform:a": true},
		Whole:      map[string]bool{"terraform:a": false},
		Neighbours: map[string][]string{"terraform:a": {"terraform:b"}},
	})
	queues := document["resource"].(map[string]any)["aws_sqs_queue"].([]any)
	got := map[string]any{
		"now":         document["now"],
		"repository":  document["repository_at"],
		"queues":      len(queues),
		"attrs":       queues[0].(map[string]any)["attrs"], // a nil map is empty, not null
		"at":          queues[0].(map[string]any)["at"],
		"data":        len(document["data"].(map[string]any)["aws_sqs_queue"].([]any)),
		"pin":         len(document["pin"].(map[string]any)["image"].([]any)),
		"state":       len(document["state"].(map[string]any)["backend"].([]any)),
		"instruction": len(document["instruction"].(map[string]any)["RUN"].([]any)),
		"argv":        document["command"].(map[string]any)["terraform"].([]any)[0].(map[string]any)["argv"],
		"nameless":    len(document["command"].(map[string]any)[""].([]any)),
		"units":       document["units"].(map[string]any)["terraform:a"].(map[string]any)["kind"],
		"closed":      document["closed"], "whole": document["whole"], "neighbours": document["neighbours"],
		"job": document["job"], // a flat table is there even when it is empty
	}
	want := map[string]any{
		"now": "2026-11-01T12:00:00Z", "repository": map[string]any{"unit": "repository:.", "path": ""}, "queues": 2, "attrs": map[string]any{},
		"at":   map[string]any{"unit": "terraform:a", "path": "a/main.tf", "line": 3.0},
		"data": 1, "pin": 1, "state": 1, "instruction": 1, "units": "terraform",
		"argv": []any{"terraform", nil}, "nameless": 1,
		"closed": map[string]any{"terraform:a": true}, "whole": map[string]any{"terraform:a": false},
		"neighbours": map[string]any{"terraform:a": []any{"terraform:b"}},
		"job":        []any{},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	if _, ok := document["ownership_file"]; ok {
		t.Error("ownership_file is there though the repository has none")
	}
}

// Rows must look as encoding/json writes them: that is what the schema, the
// documentation and "debtscan facts" say.
func TestRowsLookLikeTheirJSON(t *testing.T) {
	row := queue("a")
	row.Attrs = map[string]any{"s": "x", "i": 3, "f": 1.5, "b": false, "n": nil, "l": []any{"a", 1.0}, "o": map[string]any{"k": "v"}, "num": json.Number("42")}
	row.Maybe = map[string][]debt.Alternative{"p": {{Condition: "c", Branch: true, Value: false}, {Condition: "c", Absent: true}}}
	row.Unsure = []string{"p"}
	row.References = []debt.Reference{{Attribute: "a", To: "b"}}
	job := debt.Job{ID: "j", TimeoutMinutes: 2.5, Steps: 3, RunsOn: []string{"x"}}
	document := inputJSON(t, InputData{Facts: debt.Facts{Resource: []debt.Resource{row}, Job: []debt.Job{job}}})
	for name, pair := range map[string][2]any{
		"resource": {row, document["resource"].(map[string]any)["aws_sqs_queue"].([]any)[0]},
		"job":      {job, document["job"].([]any)[0]},
	} {
		text, err := json.Marshal(pair[0])
		if err != nil {
			t.Fatal(err)
		}
		var want any
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, pair[1]); diff != "" {
			t.Errorf("%s (-json +rego):\n%s", name, diff)
		}
	}
}

func TestHostileValues(t *testing.T) {
	var deep any = "bottom"
	for range 100_000 {
		deep = []any{deep}
	}
	row := queue("a")
	row.Attrs = map[string]any{
		"deep": deep, "nan": math.NaN(), "inf": math.Inf(1),
		"huge": json.Number("1e1000000000"), "tiny": json.Number("1e-1000000000"), "long": json.Number("0." + strings.Repeat("1", 10_000)),
		"not": json.Number("0x10"),
	}
	document := inputJSON(t, InputData{Facts: debt.Facts{Resource: []debt.Resource{row}}})
	attrs := document["resource"].(map[string]any)["aws_sqs_queue"].([]any)[0].(map[string]any)["attrs"].(map[string]any)
	for _, key := range []string{"huge", "long", "not", "tiny"} {
		if _, ok := attrs[key].(string); !ok {
			t.Errorf("%s is %T, want text", key, attrs[key])
		}
	}
	if attrs["nan"] != nil || attrs["inf"] != nil {
		t.Error("NaN and Inf are not null")
	}
}

func TestNewInputRefuses(t *testing.T) {
	if _, err := NewInput(InputData{}, nil); err == nil || !strings.Contains(err.Error(), "set Now") {
		t.Errorf("without a time: %v", err)
	}
	_, err := NewInput(InputData{Now: time.Now(), Tables: map[string]any{"eol": make(chan int)}}, nil)
	if err == nil || !strings.Contains(err.Error(), "JSON-shaped") {
		t.Errorf("with a table that is not JSON: %v", err)
	}
}

func reference(attribute, to string) []debt.Reference {
	return []debt.Reference{{Attribute: attribute, To: to}}
}

func TestReferrers(t *testing.T) {
	f := debt.Facts{
		Resource: []debt.Resource{
			{ID: "direct", Mode: "managed", Type: "aws_a", References: reference("x.0.y", "target")},
			{ID: "indirect", Mode: "managed", Type: "aws_a", References: reference("z", "l1")},
			{ID: "both", Mode: "managed", Type: "aws_b", References: append(reference("k", "l2"), reference("k", "target")...)},
			{ID: "source", Mode: "data", Type: "aws_a", References: reference("d", "target")},
		},
		Module:   []debt.ModuleCall{{ID: "m", References: reference("arn", "target")}},
		Provider: []debt.Provider{{ID: "p", References: reference("region", "l1")}},
		Output:   []debt.Output{{ID: "o", References: reference("value", "target")}},
		Local: []debt.Local{ // l1 → l2 → target, and back from l2 to l1
			{ID: "l1", References: reference("value", "l2")},
			{ID: "l2", References: append(reference("value", "target"), reference("value", "l1")...)},
		},
	}
	got, cut := newReferrers(f)
	want := map[string][]mentioner{
		"aws_a":      {{"direct", "x.0.y"}, {"indirect", "z"}},
		"aws_b":      {{"both", "k"}},
		"data.aws_a": {{"source", "d"}},
		"module":     {{"m", "arn"}},
		"provider":   {{"p", "region"}},
		"output":     {{"o", "value"}},
		"local":      {{"l1", "value"}, {"l2", "value"}},
	}
	if diff := cmp.Diff(want, got["target"]); diff != "" {
		t.Errorf("referrers of target (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]mentioner{{"indirect", "z"}}, got["l1"]["aws_a"]); diff != "" {
		t.Errorf("referrers of the local (-want +got):\n%s", diff)
	}
	if len(cut) != 0 {
		t.Errorf("cut short: %v", cut)
	}
}

// A chain of locals has the square of its length in indirect mentions. Where
// they are cut short a row may seem to have no referrers, so the unit is open.
func TestReferrersHaveALimit(t *testing.T) {
	f := debt.Facts{}
	for i := range 5_000 {
		id := fmt.Sprintf("l%d", i)
		f.Local = append(f.Local, debt.Local{ID: id, Unit: "terraform:a", References: reference("value", fmt.Sprintf("l%d", i+1))})
	}
	start := time.Now()
	document := inputJSON(t, InputData{Facts: f, Closed: map[string]bool{"terraform:a": true, "terraform:b": true}})
	want := map[string]any{"terraform:a": false, "terraform:b": true}
	if diff := cmp.Diff(want, document["closed"]); diff != "" {
		t.Errorf("closed (-want +got):\n%s", diff)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestEveryTableHasARole(t *testing.T) {
	var unknown []string
	for _, f := range documentFields() {
		if roleOf(f.name) == roleUnknown {
			unknown = append(unknown, f.name)
		}
	}
	if !slices.Equal(unknown, nil) {
		t.Errorf("tables without a role: %v; extend roleOf", unknown)
	}
}
