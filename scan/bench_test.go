package scan_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/debtscan/debtscan/scan"
	"github.com/debtscan/debtscan/source"
)

// synthetic is an estate of n roots that call modules, n images and n
// workflows, about as dense as real ones.
func synthetic(n int) fstest.MapFS {
	fsys := fstest.MapFS{".github/CODEOWNERS": {Data: []byte("* @all\n/roots/r1*/ @team-a\n/svc/ @team-b\n")}}
	file := func(name, format string, args ...any) {
		fsys[name] = &fstest.MapFile{Data: fmt.Appendf(nil, format, args...), Mode: 0o644}
	}
	for i := range n {
		root := fmt.Sprintf("roots/r%d", i)
		file(root+"/backend.tf", "terraform {\n  required_version = \">= 1.9\"\n  backend \"s3\" {\n    bucket = \"state\"\n    key    = \"r%d\"\n  }\n}\nprovider \"aws\" {}\n", i)
		file(root+"/main.tf", "locals {\n  tags = { owner = \"team\", n = %d }\n}\nmodule \"queue\" {\n  source = \"../../modules/m%d\"\n  name   = \"q-${var.environment}\"\n}\nresource \"aws_cloudwatch_log_group\" \"a\" {\n  name              = \"/r/%d\"\n  retention_in_days = var.environment == \"prod\" ? 400 : 30\n  tags              = local.tags\n}\nresource \"aws_sqs_queue\" \"jobs\" {\n  name           = \"jobs\"\n  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })\n}\nresource \"aws_sqs_queue\" \"dead\" {\n  name = \"jobs-dlq\"\n}\n", i, i%10, i)
		file(root+"/variables.tf", "variable \"environment\" {\n  type = string\n}\n")
		file(fmt.Sprintf("svc/s%d/Dockerfile", i), "ARG GO=1.26\nFROM golang:${GO}-alpine AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nFROM gcr.io/distroless/static\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")
		file(fmt.Sprintf(".github/workflows/w%d.yml", i), "on: {push: {branches: [main]}}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 20\n    steps:\n      - uses: actions/checkout@v5\n      - run: make s%d\n", i)
	}
	for i := range 10 {
		file(fmt.Sprintf("modules/m%d/main.tf", i), "variable \"name\" {}\nresource \"aws_sqs_queue\" \"q\" {\n  name = var.name\n}\noutput \"arn\" {\n  value = aws_sqs_queue.q.arn\n}\n")
	}
	return fsys
}

// BenchmarkColdScan is a whole scan of 500 roots, 500 images and 500 workflows
// from memory: readers, graph, rules and report.
func BenchmarkColdScan(b *testing.B) {
	fsys, set := synthetic(500), embedded(b)
	bytes := 0
	for _, f := range fsys {
		bytes += len(f.Data)
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		src, err := source.FromFS(fsys)
		if err != nil {
			b.Fatal(err)
		}
		r, err := scan.Run(b.Context(), scan.Options{Source: src, Now: scan.ExampleTime(), Rules: set})
		if err != nil {
			b.Fatal(err)
		}
		if len(r.Units) != 1510 || !r.Complete {
			b.Fatalf("%d units, complete %v", len(r.Units), r.Complete)
		}
	}
}
