package rules

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestRego(t *testing.T) {
	results, err := RunTests(t.Context(), Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(results, func(r TestResult) bool { return r.Package == "data.debt.lib_test" }) {
		t.Error("the library's tests did not run")
	}
	for _, r := range results {
		t.Run(r.Package+"/"+r.Name, func(t *testing.T) {
			if !r.Pass {
				t.Errorf("%s:%d: %s", r.File, r.Line, r.Reason)
			}
		})
	}
}

func TestEveryRuleHasTests(t *testing.T) {
	results, err := RunTests(t.Context(), Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range embeddedSet(t).rules {
		file := strings.TrimSuffix(r.file, ".rego") + "_test.rego"
		if !slices.ContainsFunc(results, func(result TestResult) bool { return result.File == file }) {
			t.Errorf("%s has no test in %s", r.ID, file)
		}
	}
}

func TestRunTestsReportsWhatFails(t *testing.T) {
	results, err := RunTests(t.Context(), fstest.MapFS{
		"x_test.rego": {Data: []byte("package x_test\n\nimport data.debt.lib\n\ntest_good if lib.live({\"at\": {}})\n\ntest_bad if 1 == 2\n\ntodo_test_later if 1 == 2\n\ntest_clash := x if { some x in [1, 2] }\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Pass != (r.Name == "test_good") || r.Pass != (r.Reason == "") || r.File != "x_test.rego" {
			t.Errorf("result %+v", r)
		}
	}
	if len(results) != 4 {
		t.Errorf("%d results, want 4", len(results))
	}
	_, err = RunTests(t.Context(), fstest.MapFS{"x_test.rego": {Data: []byte("package x\n\ntest_x if time.now_ns() > 0\n")}})
	if err == nil || !strings.Contains(err.Error(), "time.now_ns") {
		t.Errorf("a test outside the sandbox: %v", err)
	}
}
