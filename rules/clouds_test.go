package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheckClouds(t *testing.T) {
	key := func(typ string) string { return "findings contains 1 if some q in input.resource." + typ }
	for name, test := range map[string]struct {
		body    string
		example string
		said    []string
		want    []string
	}{
		"said":              {key("aws_sqs_queue"), `resource "aws_sqs_queue" "q" {}`, []string{"aws"}, nil},
		"neutral":           {key("kubernetes_deployment"), "", nil, nil},
		"not said":          {key("azurerm_servicebus_queue"), `resource "aws_x"`, []string{"aws"}, []string{"custom.clouds does not say azure, but the rule knows azurerm_servicebus_queue; add it to clouds"}},
		"a data source":     {"findings contains 1 if some d in input.data.aws_ami", "", nil, []string{"custom.clouds does not say aws, but the rule knows aws_ami; add it to clouds"}},
		"any":               {key("aws_sqs_queue"), "", []string{"any"}, nil},
		"in a set":          {"findings contains 1 if {\n\tsome k in {\"google_sql_user\"}\n\tsome r in input.resource[k]\n}", "", nil, []string{"custom.clouds does not say google, but the rule knows google_sql_user; add it to clouds"}},
		"a referrer":        {"findings contains 1 if {\n\tsome u in input.unit\n\tinput.referrers[u.id][\"data.aws_ami\"]\n}", "", nil, []string{"custom.clouds does not say aws, but the rule knows aws_ami; add it to clouds"}},
		"a pattern is none": {"findings contains 1 if {\n\tsome u in input.unit\n\tregex.match(`^aws_(lb|alb)$`, u.path)\n}", "", nil, nil},
		"through the library": {
			"import data.debt.lib\nfindings contains q if some q in input.resource[lib.kinds[_]]", "resource google_sql_user", []string{"google"}, nil,
		},
		"through a backend": {
			"findings contains 1 if some b in input.state.backend", "terraform {\n  backend \"gcs\" {}\n}", []string{"google"}, nil,
		},
		"not shown":    {key("kubernetes_deployment"), "my_aws_thing", []string{"aws"}, []string{"custom.clouds says aws, but the rule's example.txtar has no aws_… and no backend of it; extend the example or correct clouds"}},
		"each of them": {key("aws_x") + "\n" + key("google_y"), "", nil, []string{"custom.clouds does not say aws, but the rule knows aws_x; add it to clouds", "custom.clouds does not say google, but the rule knows google_y; add it to clouds"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range CheckClouds("x.rego", ruleText("ACM-001", "x", test.body), test.example, test.said) {
				got = append(got, p.Message)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckCloudsOfWhatIsNotRego(t *testing.T) {
	if got := CheckClouds("x.rego", ruleText("ACM-001", "x", "findings contains {"), "", nil); len(got) == 0 {
		t.Error("no problem")
	}
}

// What the rules say about clouds is what their texts show.
func TestEveryRuleSaysItsClouds(t *testing.T) {
	set := embeddedSet(t)
	for _, r := range set.rules {
		example, _ := set.Example(r.ID)
		for _, p := range CheckClouds(r.file, r.text, example, r.Clouds) {
			t.Error(p)
		}
	}
}
