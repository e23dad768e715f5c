package terraform_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform"
)

// rowsInside lists the rows that module calls bring about, one fact a line: whether
// a row exists, what is certain, what may be, what is not known, and what is
// mentioned.
func rowsInside(facts debt.Facts) string {
	var lines []string
	for _, r := range facts.Resource {
		if !strings.HasPrefix(r.Address, "module.") {
			continue
		}
		lines = append(lines, r.Address+" exists: "+string(r.Exists))
		var more []string
		for name, v := range r.Attrs {
			text, _ := json.Marshal(v)
			more = append(more, fmt.Sprintf("  %s = %s", name, text))
		}
		for path, all := range r.Maybe {
			for _, a := range all {
				text, _ := json.Marshal(a.Value)
				more = append(more, fmt.Sprintf("  %s ~ %s where (%s) is %v", path, text, a.Condition, a.Branch))
			}
		}
		for _, path := range r.Unsure {
			more = append(more, "  "+path+" ?")
		}
		for _, ref := range r.References {
			_, to, _ := strings.Cut(ref.To, "#")
			more = append(more, "  "+ref.Attribute+" -> "+to)
		}
		slices.Sort(more)
		lines = append(lines, more...)
	}
	return strings.Join(lines, "\n") + "\n"
}

// Every module of the table has an example call, and the rows that come of it.
func TestKnownModules(t *testing.T) {
	const data, examples = "registry/data", "testdata/registry"
	err := filepath.WalkDir(data, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ = filepath.Rel(data, name)
		example := filepath.Join(examples, strings.TrimSuffix(name, ".hcl")+".txtar")
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(example)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(content)
			want := string(archive.Files[len(archive.Files)-1].Data)
			if diff := cmp.Diff(want, rowsInside(scan(t, string(content)))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", example, diff)
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestKnownModule(t *testing.T) {
	for name, test := range map[string]struct{ call, want string }{
		"defaults are certain where the release is": {
			`module "q" {
				source  = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version = "5.7.1"
			}`,
			`
module.q.aws_cloudwatch_log_group.this exists: yes
  log_group_class ?
  skip_destroy ?
  tags ?
`,
		},
		"nothing is certain where the release is not": {
			`module "q" {
				source            = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version           = "~> 5.0"
				retention_in_days = 30
			}`,
			`
module.q.aws_cloudwatch_log_group.this exists: unknown
  count ?
  kms_key_id ?
  log_group_class ?
  name ?
  name_prefix ?
  retention_in_days ?
  skip_destroy ?
  tags ?
`,
		},
		"no row where the release is not in the table": {
			`module "q" {
				source  = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version = "99.0.0"
			}`,
			"\n",
		},
		"no row where the version is not known": {
			`variable "v" {}
			module "q" {
				source  = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version = var.v
			}`,
			"\n",
		},
		"no row where the module makes none": {
			`module "q" {
				source  = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version = "5.7.1"
				create  = false
			}`,
			"\n",
		},
		"an argument that is not known": {
			`variable "days" {}
			variable "on" {}
			module "q" {
				source            = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version           = "5.7.1"
				create            = var.on
				name              = upper("a")
				retention_in_days = var.days
			}`,
			`
module.q.aws_cloudwatch_log_group.this exists: unknown
  count -> var.on
  count ?
  count ~ 0 where (var.on) is false
  count ~ 1 where (var.on) is true
  log_group_class ?
  name = "A"
  retention_in_days -> var.days
  retention_in_days ?
  skip_destroy ?
  tags ?
`,
		},
		"an argument that may be one or the other": {
			`variable "prod" {}
			module "q" {
				source            = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version           = "5.7.1"
				retention_in_days = var.prod ? 400 : null
			}`,
			`
module.q.aws_cloudwatch_log_group.this exists: yes
  log_group_class ?
  retention_in_days -> var.prod
  retention_in_days ?
  retention_in_days ~ 400 where (var.prod) is true
  retention_in_days ~ null where (var.prod) is false
  skip_destroy ?
  tags ?
`,
		},
		"a call for each": {
			`module "q" {
				source            = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version           = "5.7.1"
				for_each          = { a = 1, b = 2 }
				name              = "group-${each.key}"
				retention_in_days = 7
			}`,
			`
module.q.aws_cloudwatch_log_group.this exists: yes
  for_each = {"a":1,"b":2}
  log_group_class ?
  name ?
  name ~ "group-a" where (each.key == "a") is true
  name ~ "group-b" where (each.key == "b") is true
  retention_in_days = 7
  skip_destroy ?
  tags ?
`,
		},
		"a call that an override file changes": {
			`-- main.tf --
			module "q" {
				source            = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version           = "5.7.1"
				retention_in_days = 7
			}
			-- main_override.tf --
			module "q" {
				create = false
			}`,
			`
module.q.aws_cloudwatch_log_group.this exists: unknown
  count ?
  kms_key_id ?
  log_group_class ?
  name ?
  name_prefix ?
  retention_in_days ?
  skip_destroy ?
  tags ?
`,
		},
		"a call in JSON": {
			`-- main.tf.json --
			{"module": {"q": {
				"source": "terraform-aws-modules/cloudwatch/aws//modules/log-group", "version": "5.7.1",
				"name": "${var.name}", "retention_in_days": 7
			}}}`,
			`
module.q.aws_cloudwatch_log_group.this exists: yes
  log_group_class ?
  name ?
  retention_in_days = 7
  skip_destroy ?
  tags ?
`,
		},
		"a call that is not made": {
			`module "q" {
				source  = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
				version = "5.7.1"
				count   = 0
			}`,
			"\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := test.want
			if want != "\n" {
				want = strings.TrimPrefix(want, "\n")
			}
			call := strings.ReplaceAll(test.call, "\n\t\t\t", "\n")
			if diff := cmp.Diff(want, rowsInside(scan(t, call))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A row stands where the call does, and the call says what it takes.
func TestKnownModulePlace(t *testing.T) {
	facts := scan(t, `
resource "aws_sqs_queue" "dead" {}
module "q" {
  source         = "terraform-aws-modules/sqs/aws"
  version        = "5.1.0"
  redrive_policy = { deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 }
}
`)
	var redrive debt.Resource
	for _, r := range facts.Resource {
		if r.Address == "module.q.aws_sqs_queue_redrive_policy.this" {
			redrive = r
		}
	}
	if redrive.At.Line != 3 || redrive.ID != "terraform:.#module.q.aws_sqs_queue_redrive_policy.this" {
		t.Errorf("%+v", redrive)
	}
	want := []debt.Reference{
		{Attribute: "count", To: "terraform:.#aws_sqs_queue.dead"},
		{Attribute: "queue_url", To: "terraform:.#module.q.aws_sqs_queue.this"},
		{Attribute: "redrive_policy.deadLetterTargetArn", To: "terraform:.#aws_sqs_queue.dead"},
	}
	if diff := cmp.Diff(want, redrive.References); diff != "" {
		t.Error(diff)
	}
}

// Whoever mentions an output mentions the row behind it, through locals too.
func TestKnownModuleOutputs(t *testing.T) {
	facts := scan(t, `
module "q" {
  source   = "terraform-aws-modules/sqs/aws"
  version  = "5.1.0"
  for_each = { a = 1 }
}
locals { arn = module.q["a"].queue_arn }
resource "aws_sqs_queue" "r" {
  redrive_policy = jsonencode({ deadLetterTargetArn = local.arn, maxReceiveCount = 3 })
  name           = module.q["a"].no_such_output
}
output "o" { value = module.q["a"].queue_url }
`)
	row := "terraform:.#module.q.aws_sqs_queue.this"
	mentioned := func(refs []debt.Reference, attribute string) bool {
		return slices.Contains(refs, debt.Reference{Attribute: attribute, To: row})
	}
	for _, r := range facts.Resource {
		if r.Address == "aws_sqs_queue.r" && (!mentioned(r.References, "redrive_policy.deadLetterTargetArn") || mentioned(r.References, "name")) {
			t.Errorf("%+v", r.References)
		}
	}
	if !mentioned(facts.Output[0].References, "value") || !mentioned(facts.Local[0].References, "arn") {
		t.Errorf("%+v %+v", facts.Output, facts.Local)
	}
}

func TestKnownModuleHostile(t *testing.T) {
	call := func(arguments string) string {
		return "module \"q\" {\n  source  = \"terraform-aws-modules/sqs/aws\"\n  version = \"5.1.0\"\n" + arguments + "\n}\n"
	}
	deep := strings.Repeat("(", 150) + "1" + strings.Repeat(")", 150)
	for name, text := range map[string]string{
		"itself":             call("  redrive_policy = module.q\n  create_dlq = module.q.queue_arn\n  dlq_name = module.q.aws_sqs_queue.dlq.name"),
		"a cycle of locals":  "locals {\n  a = local.b\n  b = local.a\n}\n" + call("  create = local.a\n  name = local.b"),
		"the wrong types":    call("  create = {}\n  fifo_queue = []\n  redrive_policy = 3\n  name = null\n  create_dlq = \"maybe\""),
		"a deep expression":  call("  name = " + deep + "\n  create_dlq = " + deep),
		"many conditions":    call("  create_dlq = " + strings.Repeat("var.a ? true : ", 60) + "false\n  name = var.b ? 1 : 2\n  fifo_queue = var.c"),
		"nested loops":       call("  name = join(\"\", [for a in range(1000) : [for b in range(1000) : \"${a}${b}\"]])"),
		"many calls":         strings.Repeat(call("  create_dlq = true"), 300),
		"the name of a root": call("  name = unknown\n  dlq_name = unknown.x\n  message_retention_seconds = each.value"),
		"json":               "-- a.tf.json --\n{\"module\": {\"q\": {\"source\": \"terraform-aws-modules/sqs/aws\", \"version\": \"5.1.0\", \"create_dlq\": true, \"name\": \"${var.n}\", \"redrive_policy\": {\"maxReceiveCount\": 3}}}}",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			facts := scan(t, text)
			if len(facts.Module) == 0 {
				t.Error("the call is not read")
			}
			for _, r := range facts.Resource {
				if r.Address == "module.q.aws_sqs_queue.this" && slices.Contains(r.Unsure, "") {
					t.Errorf("%+v", r)
				}
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it takes %s", took)
			}
		})
	}
}

// Facts are cached by the scanner's version, so new data needs a new version.
func TestVersionFollowsData(t *testing.T) {
	const digest, since = "41a1e924dbf0c2ab", 5
	hash := sha256.New()
	err := filepath.WalkDir("registry/data", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		hash.Write(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(hash.Sum(nil))[:16]; got != digest || terraform.New().Version() < since {
		t.Errorf("the data of modules is %s, the version %d; raise the scanner's version and write both down here", got, terraform.New().Version())
	}
}

// Rows are larger than calls, so there is a limit, and who meets it is told.
func TestKnownModulesHaveALimit(t *testing.T) {
	var text strings.Builder
	for i := range 2005 {
		fmt.Fprintf(&text, "module \"m%d\" {\n  source = \"terraform-aws-modules/sns/aws\"\n}\n", i)
	}
	facts := scan(t, text.String())
	if len(facts.Resource) != 2000 || len(facts.Module) != 2005 || len(facts.Unread) != 1 || facts.Unread[0].Line != 6001 {
		t.Errorf("%d resources, %d calls, unread %+v", len(facts.Resource), len(facts.Module), facts.Unread)
	}
}
