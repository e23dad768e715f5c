package registry

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every file of data is read without an error.
func TestFiles(t *testing.T) {
	count := 0
	err := fs.WalkDir(embedded, "data", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		count++
		content, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		if name != strings.ToLower(name) {
			t.Errorf("%s: write the name in small letters, as sources are looked up", name)
		}
		_, err = parse(name, content)
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if count == 0 {
		t.Error("there are no files")
	}
}

func TestFind(t *testing.T) {
	const (
		none   = "none"
		unsure = "unsure"
		sure   = "sure"
	)
	for _, test := range []struct{ source, version, want string }{
		{"terraform-aws-modules/sqs/aws", "5.1.0", sure},
		{"registry.terraform.io/terraform-aws-modules/sqs/aws", "5.1.0", sure},
		{"registry.opentofu.org/terraform-aws-modules/sqs/aws", "~> 5.1.0", sure},
		{"Terraform-AWS-Modules/sqs/aws", "5.1.0", sure},
		{"terraform-aws-modules/sqs/aws", ">= 4.1.0, < 5.0.0", sure},
		{"terraform-aws-modules/sqs/aws", "~> 5.0", unsure},
		{"terraform-aws-modules/sqs/aws", "", unsure},
		{"terraform-aws-modules/sqs/aws", "3.4.1", none},
		{"terraform-aws-modules/sqs/aws", "99.0.0", none},
		{"terraform-aws-modules/sqs/aws", "what", none},
		{"terraform-aws-modules/sqs/aws//modules/other", "5.1.0", none},
		{"example.com/terraform-aws-modules/sqs/aws", "5.1.0", none},
		{"terraform-aws-modules/nothing/aws", "5.1.0", none},
		{"github.com/terraform-aws-modules/terraform-aws-sqs?ref=v5.1.0", "", sure},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-sqs.git?ref=v5.1.0", "", sure},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-sqs.git?depth=1&ref=v5.1.0", "", sure},
		{"git::ssh://git@github.com/terraform-aws-modules/terraform-aws-sqs.git?ref=5.1.0", "", sure},
		{"git@github.com:terraform-aws-modules/terraform-aws-sqs.git?ref=v5.1.0", "", sure},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-sqs.git?ref=master", "", none},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-sqs.git", "", none},
		{"git::https://github.com/someone/terraform-aws-sqs.git?ref=v5.1.0", "", none},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-cloudwatch.git//modules/log-group?ref=v5.7.2", "", sure},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-cloudwatch.git//modules/log-group?ref=a2a5f9d15e30d0d24b667933599e5e1bef24a8b8", "", sure},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-cloudwatch.git//modules/log-group?ref=0000000000000000000000000000000000000000", "", none},
		{"github.com/ministryofjustice/cloud-platform-terraform-sqs?ref=5.1.2", "", sure},
		{"github.com/ministryofjustice/cloud-platform-terraform-sqs?ref=some-branch", "", none},
		{"../../data/terraform-aws-modules/sqs/aws", "5.1.0", none},
		{"./sqs", "", none},
		{"", "", none},
		{strings.Repeat("a/", 100_000), "", none},
	} {
		_, certain, ok := New().Find(Call{Source: test.source, Version: test.version})
		got := map[[2]bool]string{{true, true}: sure, {true, false}: unsure, {false, false}: none}[[2]bool{ok, certain}]
		if got != test.want {
			t.Errorf("%.80s %s: %s, want %s", test.source, test.version, got, test.want)
		}
	}
}

const whole = `
docs  = "https://example.com"
as_of = "2026-01-31"
commits = { "0123456789abcdef0123456789abcdef01234567" = "1.2.0" }
versions ">= 1.0.0, < 2.0.0" {
  required = ["name"]
  defaults { create = true }
  resource "aws_sqs_queue" "this" {
    count  = var.create ? 1 : 0
    name   = "x-${var.name}"
    unsure = ["tags"]
    within = "module.queue"
    dynamic "set" {
      for_each = [var.name]
      content { value = set.value }
    }
  }
  outputs { arn = aws_sqs_queue.this }
}
`

func TestParse(t *testing.T) {
	f, err := parse("data/x.hcl", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	m := f.modules[0]
	if diff := cmp.Diff([]string{"create", "name"}, slices.Sorted(maps.Keys(m.defaults))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"tags", "count", "name", "set"}, m.resources[0].Names()); diff != "" {
		t.Error(diff)
	}
	if got := m.resources[0].Address(); got != "module.queue.aws_sqs_queue.this" {
		t.Error(got)
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{`docs  = "https://example.com"`, ``, "docs is not an address"},
		{`as_of = "2026-01-31"`, `as_of = "yesterday"`, "as_of is not a day"},
		{`as_of = "2026-01-31"`, `as_of = 3`, "data/x.hcl:3: this is not a text"},
		{`as_of = `, `of = "x"` + "\n" + `as_of = `, `data/x.hcl:3: "of" is not known`},
		{`"1.2.0"`, `"1.2"`, "is not a commit and its release"},
		{`versions "`, `version "`, `data/x.hcl:5: "version" is not known`},
		{`< 2.0.0`, `< two`, `"two" is not a version`},
		{`required = `, `needed = `, `"needed" is not known`},
		{`defaults {`, `default {`, `"default" is not known`},
		{`create = true`, `create = var.x`, "is not a literal"},
		{`defaults { create = true }`, "defaults {\ncreate = true\nmore = 1\n}", `nothing is made of the variable "more"`},
		{`var.create ?`, `var.crate ?`, "neither a variable nor a resource"},
		{`"x-${var.name}"`, `aws_sqs_queue.that.name`, "neither a variable nor a resource"},
		{`"x-${var.name}"`, `[for x in var.name : x]`, "cannot be expanded"},
		{`["tags"]`, `["tags", "name"]`, "is set and unsure"},
		{`["tags"]`, `"tags"`, "not a list of texts"},
		{`within = "module.queue"`, `within = 1`, "this is not a text"},
		{`arn = aws_sqs_queue.this`, `arn = aws_sqs_queue.that`, "which is not here"},
		{`arn = aws_sqs_queue.this`, `arn = "x"`, "names no resource"},
		{`versions`, `versions`, ""},
	} {
		_, err := parse("data/x.hcl", []byte(strings.Replace(whole, test.from, test.to, 1)))
		switch {
		case test.want == "" && err != nil:
			t.Error(err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "data/x.hcl:")):
			t.Errorf("%s → %s: %v, want %s", test.from, test.to, err, test.want)
		}
	}
	block := whole[strings.Index(whole, "versions"):]
	if _, err := parse("data/x.hcl", []byte(whole+block)); err == nil || !strings.Contains(err.Error(), "the same releases") {
		t.Error(err)
	}
}
