package terraform_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// nestedCounts are modules that each stand for sixty others, and give all of
// them back.
func nestedCounts() string {
	var b strings.Builder
	b.WriteString("-- main.tf --\nprovider \"p\" {}\nmodule \"m\" {\n  source = \"./m0\"\n  count  = 60\n  n      = count.index\n}\nresource \"t\" \"r\" { a = module.m }\n")
	for i := range 8 {
		fmt.Fprintf(&b, "-- m%d/main.tf --\nvariable \"n\" {}\nmodule \"m\" {\n  source = \"../m%d\"\n  count  = 60\n  n      = \"${var.n}-${count.index}\"\n}\n"+
			"output \"all\" { value = [module.m, module.m[*].all, var.n] }\nresource \"t\" \"r\" { a = [module.m, var.n] }\n", i, i+1)
	}
	return b.String()
}

// keyedRing are calls of sixty instances that read each other.
func keyedRing() string {
	var b strings.Builder
	b.WriteString("-- main.tf --\nprovider \"p\" {}\n")
	for i := range 190 {
		fmt.Fprintf(&b, "module \"m%d\" {\n  source   = \"./m\"\n  for_each = toset([for i in range(60) : \"k${i}\"])\n"+
			"  x        = [each.key, values(module.m%d)[*].y, module.m%d]\n}\n", i, (i+1)%190, (i+7)%190)
	}
	b.WriteString("-- m/main.tf --\nvariable \"x\" {}\noutput \"y\" { value = [var.x, var.x] }\nresource \"t\" \"r\" { a = var.x }\n")
	return b.String()
}

// wideTypes are many small values whose types make them large.
func wideTypes() string {
	var attrs, calls strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&attrs, "    a%d = optional(string, \"x\")\n", i)
	}
	elements := strings.Repeat("{}, ", 15_000)
	for i := range 100 {
		fmt.Fprintf(&calls, "module \"m%d\" {\n  source = \"./m\"\n  x = [%s]\n}\n", i, strings.Repeat("{}, ", 300))
	}
	return "-- main.tf --\nprovider \"p\" {}\n" + calls.String() +
		"-- m/main.tf --\nvariable \"x\" {\n  type = list(object({\n" + attrs.String() + "  }))\n}\n" +
		"variable \"y\" {\n  type = list(object({\n" + attrs.String() + "  }))\n  default = [" + elements + "]\n}\n" +
		"resource \"t\" \"r\" {\n  a = var.x\n  b = var.y\n}\n"
}

// deepTypes nest optional objects with defaults as deep as brackets may.
func deepTypes() string {
	kind, end := "", ""
	for range 60 {
		kind, end = kind+"object({ a = optional(", "), b = optional(list(string), []) })"+end
	}
	return "-- main.tf --\nprovider \"p\" {}\nmodule \"m\" {\n  source = \"./m\"\n  x = {}\n}\n-- m/main.tf --\nvariable \"x\" {\n  type = " +
		kind + "string" + end + "\n}\nresource \"t\" \"r\" { a = var.x.b }\n"
}

// many is a call of as many instances as somebody likes.
func many(repeat string) string {
	return "-- main.tf --\nprovider \"p\" {}\nmodule \"m\" {\n  source = \"./m\"\n  " + repeat + "\n}\n" +
		"resource \"t\" \"all\" { a = module.m }\n-- m/main.tf --\nvariable \"x\" { default = 1 }\nresource \"t\" \"r\" {\n  count = 10000\n  a     = count.index\n}\noutput \"y\" { value = [for i in range(1000) : var.x] }\n"
}

// What calls of modules are made of to take all time or memory ends soon, and
// with what is plainly written known.
func TestHostileInstances(t *testing.T) {
	keys := strings.Repeat(`"k",`, 200_000)
	loops := "-- main.tf --\nprovider \"p\" {}\nmodule \"m\" {\n  source = \"./m\"\n  x = \"" +
		strings.Repeat("%{ for a in range(1000) }", 20) + "x" + strings.Repeat("%{ endfor }", 20) + "\"\n}\n-- m/main.tf --\nvariable \"x\" {}\nresource \"t\" \"r\" { a = var.x }\n"
	heredoc := "-- main.tf --\nprovider \"p\" {}\nlocals {\n  big = <<EOT\n" + strings.Repeat("line ${local.x}\n", 3_900) + "EOT\n  x = \"" + strings.Repeat("y", 10_000) + "\"\n}\n" +
		"module \"m\" {\n  source = \"./m\"\n  x = local.big\n}\n-- m/main.tf --\nvariable \"x\" {}\nresource \"t\" \"r\" { a = \"${var.x}${var.x}\" }\n"
	for name, text := range map[string]string{
		"nested counts": nestedCounts(),
		"keyed ring":    keyedRing(),
		"wide types":    wideTypes(),
		"deep types":    deepTypes(),
		"count":         many("count = 10000\n  x = count.index"),
		"huge count":    many("count = 999999999"),
		"million":       many("count = length(range(0, 1000000))"),
		"for_each":      many("for_each = toset([" + keys + "])\n  x = each.key"),
		"product":       many("for_each = toset([for p in setproduct(range(1000), range(1000)) : \"${p[0]}/${p[1]}\"])\n  x = each.key"),
		"itself":        many("for_each = module.m"),
		"own output":    many("count = length(module.m)"),
		"loops":         loops,
		"heredoc":       heredoc,
		"locals":        "-- main.tf --\nprovider \"p\" {}\nlocals { a = module.m.x }\nmodule \"m\" {\n  source = \"./m\"\n  x = local.a\n}\n-- m/main.tf --\nvariable \"x\" {}\noutput \"x\" { value = [var.x, var.x] }\nresource \"t\" \"r\" { a = var.x }\n",
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			facts := scan(t, text)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			made := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%s, %d MiB made", took, made)
			if took > time.Minute {
				t.Errorf("it took %s", took)
			}
			if len(called(facts, "terraform:.")) == 0 {
				t.Error("no rows of the call")
			}
		})
	}
}

// Ten thousand instances are ten thousand rows, or bounds say that they are not.
func TestTenThousandBlocks(t *testing.T) {
	var text strings.Builder
	text.WriteString("provider \"p\" {}\nlocals { all = { for i in range(1000) : \"k${i}\" => { n = i } } }\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "resource \"t\" \"r%d\" {\n  for_each = local.all\n  a = each.value.n\n  b = %d\n}\n", i, i)
	}
	start := time.Now()
	facts := scanFS(t, fstest.MapFS{"main.tf": {Data: []byte(text.String())}}, []string{"main.tf"})
	if len(facts.Resource) != 10_000 || facts.Resource[9_999].Attrs["b"] != int64(9_999) {
		t.Errorf("%d rows", len(facts.Resource))
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %s", took)
	}
}
