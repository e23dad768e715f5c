package terraform

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Whatever is refused as too large a number is looked for.
func TestNoHugeNumberIsOverlooked(t *testing.T) {
	tests := map[string]bool{ // whether it must be looked at
		"a = 1":                                  false,
		`a = "ami-0e12"`:                         true, // as far as a glance shows
		`a = "sha256:abcdef"`:                    false,
		"a = 1e99":                               true,
		"a = 1E+99":                              true,
		"a = 1.5e-999":                           true,
		"a = " + strings.Repeat("9", 80):         true,
		"a = 0." + strings.Repeat("0", 80) + "1": true,
		"a = x.y.z":                              false,
	}
	for text, want := range tests {
		if got := mayBeHuge([]byte(text)); got != want {
			t.Errorf("%s: %t, want %t", text, got, want)
		}
		parsed, _ := hclsyntax.ParseConfig([]byte(text+"\n"), "a.tf", hcl.InitialPos)
		if hugeNumber(parsed.Body.(*hclsyntax.Body)).HasErrors() && !mayBeHuge([]byte(text)) {
			t.Errorf("%s is refused, and would be overlooked", text)
		}
	}
}
