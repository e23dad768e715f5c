package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/debtscan/debtscan/debt"
)

func TestForbiddenFunctionsDoNotCompile(t *testing.T) {
	forbidden := map[string]string{
		"http.send":                       `http.send({"method": "get", "url": "http://localhost"})`,
		"net.lookup_ip_addr":              `net.lookup_ip_addr("localhost")`,
		"net.cidr_contains":               `net.cidr_contains("10.0.0.0/8", "10.0.0.1")`,
		"time.now_ns":                     `time.now_ns()`,
		"opa.runtime":                     `opa.runtime()`,
		"rand.intn":                       `rand.intn("a", 3)`,
		"uuid.rfc4122":                    `uuid.rfc4122("a")`,
		"trace":                           `trace("a")`,
		"rego.parse_module":               `rego.parse_module("a", "b")`,
		"rego.metadata.chain":             `rego.metadata.chain()`,
		"rego.metadata.rule":              `rego.metadata.rule()`,
		"io.jwt.decode":                   `io.jwt.decode("a")`,
		"crypto.x509.parse_certificates":  `crypto.x509.parse_certificates("a")`,
		"crypto.sha256":                   `crypto.sha256("a")`,
		"providers.aws.sign_req":          `providers.aws.sign_req({}, {}, 1)`,
		"graphql.parse_query":             `graphql.parse_query("a")`,
		"json.match_schema":               `json.match_schema("a", "b")`,
		"strings.render_template":         `strings.render_template("a", {})`,
		"print":                           `print("a")`,
		"crypto.hmac.sha256":              `crypto.hmac.sha256("a", "b")`,
		"crypto.x509.parse_rsa_private_k": `crypto.x509.parse_rsa_private_key("a")`,
	}
	in := newTestInput(t, debt.Facts{})
	for name, call := range forbidden {
		t.Run(name, func(t *testing.T) {
			body := "findings contains x if x := " + call + "\n"
			result := eval(t, customSet(t, map[string]string{"x.rego": ruleText("ACM-001", "x", body)}), in, Options{})
			if len(result.Failed) != 1 || !strings.Contains(result.Failed[0].Reason, "it does not compile") {
				t.Errorf("it compiles: %+v", result)
			}
		})
	}
}

// A name that OPA does not know would be an allowance for nothing, or a typo.
func TestAllowedFunctionsExist(t *testing.T) {
	var known []string
	for _, b := range ast.CapabilitiesForThisVersion().Builtins {
		known = append(known, b.Name)
	}
	for _, name := range allowedBuiltins() {
		if !slices.Contains(known, name) {
			t.Errorf("%s does not exist", name)
		}
	}
	for _, b := range capabilities().Builtins {
		if b.Nondeterministic {
			t.Errorf("%s is not deterministic", b.Name)
		}
	}
	if c := capabilities(); c.AllowNet == nil || len(c.AllowNet) != 0 {
		t.Errorf("allowed hosts %v", c.AllowNet)
	}
}
