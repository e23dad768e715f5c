package eval_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// withFiles evaluates in a root whose files are those of testdata.
func withFiles(locals map[string]hcl.Expression) *eval.Evaluator {
	fsys := os.DirFS("testdata")
	return eval.New(eval.Config{
		Locals: locals, Root: true, Variables: map[string]eval.Variable{"open": {}},
		Read: func(name string) ([]byte, bool) {
			content, err := fs.ReadFile(fsys, name)
			return content, err == nil
		},
		List: func(name string) ([]fs.DirEntry, bool) {
			entries, err := fs.ReadDir(fsys, path.Clean(name))
			return entries, err == nil
		},
	})
}

// Every function gives what Terraform itself gives, and is in error where
// Terraform is.
func TestFunctionsAgreeWithTerraform(t *testing.T) {
	content, err := os.ReadFile("testdata/functions.txt")
	if err != nil {
		t.Fatal(err)
	}
	e := withFiles(nil)
	var text string
	seen := 0
	for line := range strings.SplitSeq(string(content), "\n") {
		want, isAnswer := strings.CutPrefix(line, "\t")
		switch {
		case !isAnswer:
			text = line
			continue
		case want == "error":
			if got := written(t, e.Value(expression(t, text), nil)); got != `"?"` {
				t.Errorf("%s = %s, which Terraform refuses", text, got)
			}
		default:
			v := e.Value(expression(t, "jsonencode("+text+")"), nil)
			if !v.IsKnown() || v.Type() != cty.String {
				t.Errorf("%s is not known, want %s", text, want)
			} else if diff := cmp.Diff(want, v.AsString()); diff != "" {
				t.Errorf("%s: %s", text, diff)
			}
		}
		seen++
	}
	if seen < 150 {
		t.Errorf("only %d expressions were compared", seen)
	}
}

// What depends on the clock, on chance, on who runs Terraform, on secrets or on
// a provider is not known; nor is what Terraform's versions do differently.
func TestFunctionsThatAreNotKnown(t *testing.T) {
	e := withFiles(map[string]hcl.Expression{"t": expression(t, `"x"`)})
	for _, text := range []string{
		`timestamp()`, `plantimestamp()`, `uuid()`, `bcrypt("x")`, `base64gzip("x")`, `rsadecrypt("x", "y")`,
		`provider::aws::arn_parse("arn:aws:iam::1:role/x")`, `sensitive("x")`, `nonsensitive(sensitive("x"))`,
		`[sensitive("x"), "y"][0]`, `upper(sensitive("x"))`, `issensitive("x")`, `ephemeralasnull("x")`,
		`abspath("x")`, `pathexpand("~/x")`, `textencodebase64("x", "IBM037")`, `log(0, 2)`, `pow(0, -1)`,
		`fileset("data", "*.none")`, `fileset("none", "*")`, `fileset("/etc", "*")`, `fileset("data", "../*")`,
		`fileset("data", "[!a]*")`, `fileset("~", "*")`, `filemd5("data/none")`, `filemd5("/etc/passwd")`,
		`fileset(var.open, "*")`, `fileset("data", var.open)`, `yamldecode(var.open)`, `yamlencode({a = var.open})`,
		`yamldecode("a: !foo x")`, `yamldecode("2001-12-14 21:59:43")`, `yamldecode(".inf")`, `yamldecode("a: 1\n---\nb: 2")`,
		`yamlencode({a = "\u0007"})`, `yamlencode({"a\nb" = 1})`, `yamlencode({a = " b\nc"})`, `yamlencode(1)`,
		`templatestring(local.t, var.open)`, `templatestring("x", {})`, `cidrsubnets("10.0.0.0/8", var.open)`,
		`matchkeys(["a"], [var.open], ["x"])`, `transpose({a = [var.open]})`,
	} {
		if got := written(t, e.Value(expression(t, text), nil)); got != `"?"` {
			t.Errorf("%s = %s, want it not known", text, got)
		}
	}
}

// OpenTofu's own functions, by its documentation.
func TestFunctionsOfOpenTofu(t *testing.T) {
	e := withFiles(map[string]hcl.Expression{
		"t": expression(t, `"$${upper(name)}%%{ for x in xs }-$${x}%%{ endfor }"`), "reads": expression(t, `"$${file(\"data/a.txt\")}"`),
	})
	for text, want := range map[string]string{
		`templatestring(local.t, {name = "n", xs = [1, 2]})`:   `"N-1-2"`,
		`templatestring(local.t, {name = "n"})`:                `"?"`,
		`templatestring(local.reads, {})`:                      `"?"`,
		`urldecode("a+b%2Fc")`:                                 `"a b/c"`,
		`cidrcontains("192.168.2.0/20", "192.168.2.1")`:        `true`,
		`cidrcontains("192.168.2.0/20", "192.168.2.0/22")`:     `true`,
		`cidrcontains("192.168.2.0/20", "192.126.2.0/18")`:     `false`,
		`base64gunzip("H4sIAAAAAAAA/8tIzcnJBwCGphA2BQAAAA==")`: `"hello"`,
	} {
		if got := written(t, e.Value(expression(t, text), nil)); got != want {
			t.Errorf("%s = %s, want %s", text, got, want)
		}
	}
}
