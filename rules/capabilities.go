package rules

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// capabilities is the sandbox of rules, embedded and users' alike: a list of
// what they may call. What is not listed does not compile, so a function that a
// later OPA adds stays out until somebody has looked at it. Listed is what
// computes its result from its arguments alone: no network, no clock, no
// randomness, no environment, no cryptography, no output.
func capabilities() *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	allowed := allowedBuiltins()
	all.Builtins = slices.DeleteFunc(all.Builtins, func(b *ast.Builtin) bool {
		return !slices.Contains(allowed, b.Name)
	})
	all.AllowNet = []string{} // nil would allow every host
	return all
}

// allowedBuiltins lists the functions that rules may call, operators included.
func allowedBuiltins() []string {
	return slices.Concat(
		[]string{ // operators and what the compiler rewrites to
			"assign", "eq", "equal", "neq", "gt", "gte", "lt", "lte", "plus", "minus", "mul", "div", "rem", "and", "or",
			"internal.member_2", "internal.member_3", "internal.template_string", "internal.test_case",
		},
		[]string{ // numbers and aggregates
			"abs", "ceil", "floor", "round", "numbers.range", "numbers.range_step", "to_number", "format_int",
			"count", "sum", "product", "max", "min", "sort",
		},
		[]string{ // arrays, sets and objects
			"array.concat", "array.flatten", "array.reverse", "array.slice", "intersection", "union",
			"object.filter", "object.get", "object.keys", "object.remove", "object.subset", "object.union", "object.union_n",
			"walk", "graph.reachable", "graph.reachable_paths",
		},
		[]string{ // types
			"is_array", "is_boolean", "is_null", "is_number", "is_object", "is_set", "is_string", "type_name",
		},
		[]string{ // strings and patterns; Go's patterns take linear time
			"concat", "contains", "endswith", "startswith", "indexof", "indexof_n", "lower", "upper", "replace", "split",
			"sprintf", "substring", "trim", "trim_left", "trim_prefix", "trim_right", "trim_space", "trim_suffix",
			"strings.any_prefix_match", "strings.any_suffix_match", "strings.count", "strings.replace_n",
			"strings.reverse", "strings.split_n",
			"regex.find_all_string_submatch_n", "regex.find_n", "regex.is_valid", "regex.match", "regex.replace",
			"regex.split", "glob.match", "glob.quote_meta",
		},
		[]string{ // formats and units
			"json.is_valid", "json.marshal", "json.unmarshal", "yaml.is_valid", "yaml.unmarshal",
			"base64.decode", "base64.is_valid", "semver.compare", "semver.is_valid", "units.parse", "units.parse_bytes",
			"uri.is_valid", "uri.parse",
		},
		[]string{ // dates, all given: the clock is input.now
			"time.add_date", "time.clock", "time.date", "time.diff", "time.format", "time.parse_duration_ns",
			"time.parse_ns", "time.parse_rfc3339_ns", "time.weekday",
		},
	)
}
