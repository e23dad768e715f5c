package rules

import (
	"strings"
	"testing"
)

func TestLint(t *testing.T) {
	finding := `findings contains {"at": q.at, "key": [q.address], "message": "m"} if {` + "\n"
	each := finding + "\tsome q in input.resource.aws_sqs_queue\n\t"
	pins := strings.ReplaceAll(finding, "q.address", "q.key") + "\tsome q in input.pin.image\n\t"
	tests := map[string]struct{ body, want string }{
		"fine":                {each + "q.attrs.delay == 30\n\tlib.absent(q, \"redrive_policy\")\n\tinput.closed[q.unit]\n}", ""},
		"fine, bound value":   {each + "delay := q.attrs.delay\n\tnot delay == 30\n}", ""},
		"fine, lookup":        {each + "not input.referrers[q.id].aws_sqs_queue_policy\n}", ""},
		"fine, helper":        {finding + "\tsome q in big\n}\nbig contains q if some q in input.resource.aws_sqs_queue", ""},
		"fine, required":      {pins + "not startswith(q.key, \"stage\")\n}", ""},
		"fine, always there":  {finding + "\tsome q in input.unit\n\tnot input.ownership_file\n}", ""},
		"fine, boolean":       {strings.ReplaceAll(finding, "q.address", "q.name") + "\tsome q in input.variable\n\tnot q.used\n}", ""},
		"fine, of a call":     {each + "not split(q.address, \".\")[0] == \"x\"\n}", ""},
		"not on attrs":        {each + "not q.attrs.redrive_policy\n}", "x.rego:24: not on q.attrs.redrive_policy takes what is not known as absent"},
		"not in a call":       {each + "not startswith(q.attrs.name, \"x\")\n}", "not on q.attrs.name"},
		"not on maybe":        {each + "not q.maybe.delay\n}", "not on q.maybe.delay"},
		"not on a field":      {pins + "not q.digest\n}", "not on q.digest takes what is not known as absent"},
		"count on attrs":      {each + "count(q.attrs.ingress) == 0\n}", "count on q.attrs.ingress"},
		"count in assignment": {each + "n := count(q.attrs.ingress)\n\tn < 2\n}", "count on q.attrs.ingress"},
		"count comprehension": {each + "count([x | some x in q.attrs.ingress]) == 0\n}", "count on q.attrs.ingress"},
		"every":               {each + "every x in q.attrs.ingress { x == 1 }\n}", "every is not type-checked"},
		"object.get":          {each + "object.get(q, \"attrs\", 1) == 1\n}", "object.get is not type-checked"},
		"clock":               {each + "time.now_ns() > 3\n}", "time.now_ns is not the scan's time; use input.now"},
		"annotations":         {each + "rego.metadata.chain()\n}", "rego.metadata.chain is slow"},
		"function over rows":  {each + "big(q)\n}\nbig(r) if r.address == \"x\"", "function big reads r.address of its argument"},
		"function of values":  {each + "big(q.address)\n}\nbig(name) if name == \"x\"", ""},
		"foreign import":      {"import data.debt.rules.acme.other\n" + each + "other\n}", "it imports data.debt.rules.acme.other"},
		"foreign data":        {each + "data.debt.rules.acme.other.findings\n}", "it reads data.debt.rules.acme.other.findings"},
		"whole input":         {each + "walk(input, [p, v])\n\tp == v\n}", "it reads the whole input"},
		"unknown table":       {each + "input.resources\n}", "input.resources names no table"},
		"no findings":         {"found contains 1 if input.now", "there is no set called findings"},
		"complete findings":   {"findings := 1 if input.now", "findings is not a set"},
		"nested findings":     {each + "true\n}\nfindings.extra contains 1 if input.now", "findings is not a set"},
		"too long":            {each + "true\n}\n" + strings.Repeat("# more\n", 60), "shorten it to 60"},
		"fires without rows":  {"findings contains 1 if not input.workflow[0]", "this may fire without any row of workflow"},
		"whole table":         {"findings contains 1 if input.workflow", "this may fire without any row"},
		"count of a table":    {"findings contains 1 if count(input.workflow) == 0", "this may fire without any row"},
		"comprehension":       {"findings contains x if x := [w | some w in input.workflow]", "this may fire without any row"},
		"undriven helper":     {"findings contains q if some q in all\nall contains q if some q in input.job\nall contains 1 if input.now", "this may fire without any row"},
		"helper set, whole":   {"findings contains q if q := all\nall contains q if some q in input.job", "this may fire without any row"},
		"helper set, nested":  {"findings contains q if q := a.b\na.b contains q if some q in input.job", "this may fire without any row"},
		"default helper":      {"findings contains q if some q in all\ndefault all := [1]\nall := [1] if input.job[0]", "this may fire without any row"},
		"with":                {"findings contains q if some q in input.job with input as {\"job\": [1]}", "it reads the whole input"},
		"one clause of two":   {each + "true\n}\nfindings contains 1 if lib.live({\"at\": {}})", "this may fire without any row"},
		"not Rego":            {"findings contains {", "unexpected"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := messages(Lint("x.rego", ruleText("ACM-001", "x", test.body)))
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("problems:\n%swant: %q", got, test.want)
			}
		})
	}
}

func TestCheckKeys(t *testing.T) {
	body := `findings contains 1 if {
	some q in input.resource.aws_sqs_quue
	input.data.aws_ami
	input.pin.image
	input.pin.imag
	input.state["state-file"]
	input.instruction.RUN
	input.referrers[q.id].aws_sqs_queue_policy
	input.referrers[q.id]["data.aws_sqs_queue"]
	input.referrers[q.id].output
	some type
	input.resource[type]
}`
	example := "resource aws_sqs_queue {} data aws_ami {} run echo"
	got := messages(CheckKeys("x.rego", ruleText("ACM-001", "x", body), example))
	want := `x.rego:23: input.resource has no proof for "aws_sqs_quue": the rule's example.txtar does not mention it; correct the spelling or extend the example
x.rego:26: input.pin has no proof for "imag": the rule's example.txtar does not mention it; correct the spelling or extend the example
x.rego:29: input.referrers has no proof for "aws_sqs_queue_policy": the rule's example.txtar does not mention it; correct the spelling or extend the example
`
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestReadsOf(t *testing.T) {
	tests := map[string]struct {
		source string
		tables string
		always bool
	}{
		"group":         {"some q in input.resource.aws_sqs_queue", "resource.aws_sqs_queue", false},
		"quoted":        {`some s in input.state["state-file"]`, "state.state-file", false},
		"quoted table":  {`some s in input["state"]["volume"]`, "state.volume", false},
		"by variable":   {"some r in input.resource[type]", "resource", false},
		"flat":          {"some j in input.job; j.steps > input.now", "job", false},
		"lookups":       {"input.closed[u]; input.units[u]", "", false},
		"always":        {"some u in input.unit; some j in input.job", "job", true},
		"absent file":   {"not input.ownership_file", "", true},
		"whole input":   {"x := input", "", true},
		"by expression": {"x := input[name]", "", true},
		"comment":       {"  # input.unit\nsome j in input.job", "job", false},
		"other names":   {"myinput.unit; input_unit", "", false},
	}
	for name, test := range tests {
		r := newGrammar().readsOf(test.source)
		if got := strings.Join(r.tables, " "); got != test.tables || r.always != test.always {
			t.Errorf("%s: tables %q, always %v", name, got, r.always)
		}
	}
}
