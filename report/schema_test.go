package report

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"

	"github.com/debtscan/debtscan/debt"
)

const schemaFile = "../docs/report.schema.json"

func readSchema(t *testing.T, into any) {
	t.Helper()
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", schemaFile, err)
	}
}

func validator(t *testing.T) *jsonschema.Resolved {
	t.Helper()
	var schema jsonschema.Schema
	readSchema(t, &schema)
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

func TestGoldensFollowTheSchema(t *testing.T) {
	schema := validator(t)
	for _, g := range goldens() {
		if g.format != "json" {
			continue
		}
		var document any
		if err := json.Unmarshal(render(t, g.format, g.report, g.o), &document); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v", g.file, err)
		}
	}
}

// The schema is only worth something if it turns wrong reports away.
func TestSchemaRejects(t *testing.T) {
	schema := validator(t)
	for name, spoil := range map[string]func(report map[string]any){
		"another version":       func(r map[string]any) { r["schema"] = "debtscan/report/2" },
		"an unknown member":     func(r map[string]any) { r["extra"] = 1 },
		"a missing member":      func(r map[string]any) { delete(r, "unread") },
		"a null list":           func(r map[string]any) { r["links"] = nil },
		"an unknown source":     func(r map[string]any) { r["repository"].(map[string]any)["source"] = "cloud" },
		"a local time":          func(r map[string]any) { r["as_of"] = "2026-11-23T00:00:00+01:00" },
		"an unknown kind":       func(r map[string]any) { r["coverage"].(map[string]any)["units"] = map[string]any{"vm": 1} },
		"an unknown severity":   func(r map[string]any) { first(r, "findings")["severity"] = "fatal" },
		"a finding with reason": func(r map[string]any) { first(r, "findings")["reason"] = "no" },
		"an open acceptance":    func(r map[string]any) { first(r, "suppressed")["state"] = "open" },
		"no reason":             func(r map[string]any) { delete(first(r, "suppressed"), "reason") },
		"an unknown field":      func(r map[string]any) { first(r, "suppressed")["extra"] = true },
		"null in evidence":      func(r map[string]any) { first(r, "findings")["evidence"] = map[string]any{"a": []any{nil}} },
		"line zero":             func(r map[string]any) { first(r, "unread")["line"] = 0 },
		"an unknown cause":      func(r map[string]any) { first(r, "findings")["cause"] = "fixed" },
		"an unknown answer": func(r map[string]any) {
			r["grades"].([]any)[1].(map[string]any)["signals"].([]any)[0].(map[string]any)["answer"] = "maybe"
		},
		"an unknown support":    func(r map[string]any) { first(r, "dependencies")["status"] = "old" },
		"minus one knower":      func(r map[string]any) { first(r, "units")["knowers"] = -1 },
		"a rule without number": func(r map[string]any) { first(r, "evaluated")["rule"] = "STA" },
	} {
		var document map[string]any
		if err := json.Unmarshal(render(t, "json", fullReport(), Options{}), &document); err != nil {
			t.Fatal(err)
		}
		spoil(document)
		if err := schema.Validate(document); err == nil {
			t.Errorf("a report with %s is accepted", name)
		}
	}
}

func first(report map[string]any, list string) map[string]any {
	return report[list].([]any)[0].(map[string]any)
}

// Every member of the Go types is in the schema and the other way round, and
// it is required exactly when Go always writes it.
func TestSchemaMatchesTypes(t *testing.T) {
	var schema map[string]any
	readSchema(t, &schema)
	w := walker{t: t, defs: schema["$defs"].(map[string]any)}
	w.walk("report", reflect.TypeFor[debt.Report](), schema)
}

type walker struct {
	t    *testing.T
	defs map[string]any
}

func (w walker) walk(at string, typ reflect.Type, schema map[string]any) {
	w.t.Helper()
	switch typ.Kind() {
	case reflect.Pointer:
		w.walk(at, typ.Elem(), schema)
	case reflect.Slice:
		items, _ := w.flat(schema)["items"].(map[string]any)
		w.walk(at+"[]", typ.Elem(), items)
	case reflect.Struct:
		w.walkStruct(at, typ, w.flat(schema))
	}
}

func (w walker) walkStruct(at string, typ reflect.Type, schema map[string]any) {
	w.t.Helper()
	properties, _ := schema["properties"].(map[string]any)
	var fields, required, wantRequired, inSchema []string
	for _, f := range reflect.VisibleFields(typ) {
		if f.Anonymous {
			continue
		}
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		fields = append(fields, name)
		if !strings.Contains(rest, "omitempty") {
			wantRequired = append(wantRequired, name)
		}
		if sub, ok := properties[name].(map[string]any); ok {
			w.walk(at+"."+name, f.Type, sub)
		}
	}
	for name := range properties {
		inSchema = append(inSchema, name)
	}
	list, _ := schema["required"].([]any)
	for _, name := range list {
		required = append(required, name.(string))
	}
	w.same(at+": members", fields, inSchema)
	w.same(at+": required", wantRequired, required)
	if schema["additionalProperties"] != false && schema["unevaluatedProperties"] != false {
		w.t.Errorf("%s: the schema allows members that no report has", at)
	}
}

func (w walker) same(what string, types, schema []string) {
	w.t.Helper()
	slices.Sort(types)
	slices.Sort(schema)
	if diff := cmp.Diff(types, schema); diff != "" {
		w.t.Errorf("%s differ (-debt +schema):\n%s", what, diff)
	}
}

// flat follows $ref and lays what stands beside it on top.
func (w walker) flat(schema map[string]any) map[string]any {
	ref, ok := schema["$ref"].(string)
	if !ok {
		return schema
	}
	flat := map[string]any{}
	base := w.flat(w.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any))
	for _, from := range []map[string]any{base, schema} {
		for k, v := range from {
			switch old := flat[k].(type) {
			case map[string]any:
				merged := map[string]any{}
				for _, m := range []map[string]any{old, v.(map[string]any)} {
					for name, sub := range m {
						merged[name] = sub
					}
				}
				v = merged
			case []any:
				v = append(slices.Clone(old), v.([]any)...)
			}
			flat[k] = v
		}
	}
	return flat
}

func TestSchemaEnumsMatchTypes(t *testing.T) {
	var schema struct {
		Defs map[string]struct {
			Enum       []string
			Properties map[string]struct{ Enum []string }
		} `json:"$defs"`
	}
	readSchema(t, &schema)
	defs := schema.Defs
	for _, c := range []struct {
		name      string
		got, want []string
	}{
		{"severity", defs["severity"].Enum, names(debt.Severities())},
		{"confidence", defs["confidence"].Enum, names(debt.Confidences())},
		{"kind", defs["kind"].Enum, names([]debt.Kind{debt.Terraform, debt.Image, debt.Pipeline, debt.Kubernetes, debt.Compose, debt.Script, debt.Repository})},
		{"role", defs["unit"].Properties["role"].Enum, names([]debt.Role{debt.RoleRoot, debt.RoleModule, debt.RoleExample, debt.RoleTest, debt.RoleTemplate})},
		{"owner_status", defs["unit"].Properties["owner_status"].Enum, names([]debt.OwnerStatus{debt.OwnedSpecific, debt.OwnedCatchAll, debt.Unowned, debt.Unmatched})},
		{"context", defs["context"].Enum, names([]debt.Context{debt.Templated, debt.Patch, debt.Example, debt.Test, debt.Vendored, debt.Sandbox, debt.Unused})},
		{"cause", defs["debt"].Properties["cause"].Enum, names([]debt.Cause{debt.CauseCode, debt.CauseRule, debt.CauseClock, debt.CauseCoverage, debt.CauseReopened})},
		{"grade", defs["grade"].Enum, names([]debt.Grade{
			debt.GradeOwned, debt.GradeThin, debt.GradeContested, debt.GradeUndeclared, debt.GradeDangling,
			debt.GradeKnowledgeOrphaned, debt.GradeOrphaned, debt.GradeOrphanedNeeded, debt.GradeAbandoned, debt.GradeUnknown,
		})},
		{"answer", defs["signal"].Properties["answer"].Enum, names([]debt.Answer{debt.AnswerTrue, debt.AnswerFalse, debt.AnswerUnknown})},
		{"support", defs["dependency"].Properties["status"].Enum, names([]debt.Support{
			debt.SupportSupported, debt.SupportEnding, debt.SupportMaintenance, debt.SupportExtended, debt.SupportDead, debt.SupportUnknown,
		})},
		{"pin", defs["dependency"].Properties["kind"].Enum, []string{
			debt.PinImage, debt.PinModule, debt.PinProvider, debt.PinAction, debt.PinRunner, debt.PinTool, debt.PinRuntime, debt.PinEngine,
		}},
		{"read", defs["at"].Properties["read"].Enum, names([]debt.Read{debt.Parsed, debt.Masked, debt.Fallback})},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s differs (-debt +schema):\n%s", c.name, diff)
		}
	}
}

func names[S ~string](list []S) []string {
	var s []string
	for _, v := range list {
		s = append(s, string(v))
	}
	return s
}
