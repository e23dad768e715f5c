package lifecycle

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// setup is an input of an action that installs a version of a product.
type setup struct{ input, product string }

// setups are the inputs that are read, by action.
func setups() map[string][]setup {
	return map[string][]setup{
		"actions/setup-dotnet":      {{"dotnet-version", "dotnet"}},
		"actions/setup-go":          {{"go-version", "go"}},
		"actions/setup-java":        {{"java-version", ""}}, // by distribution
		"actions/setup-node":        {{"node-version", "nodejs"}},
		"actions/setup-python":      {{"python-version", "python"}},
		"azure/setup-helm":          {{"version", "helm"}},
		"azure/setup-kubectl":       {{"version", "kubernetes"}},
		"erlef/setup-beam":          {{"otp-version", "erlang"}, {"elixir-version", "elixir"}},
		"hashicorp/setup-packer":    {{"version", "hashicorp-packer"}},
		"hashicorp/setup-terraform": {{"terraform_version", "terraform"}},
		"opentofu/setup-opentofu":   {{"tofu_version", "opentofu"}},
		"ruby/setup-ruby":           {{"ruby-version", "ruby"}},
		"shivammathur/setup-php":    {{"php-version", "php"}},
	}
}

// StepPins are the pins of what a step installs with a well-known action: kind
// "tool", the product's name, the input as written. An input that is a range, an
// alias or a list of versions gives none: to test with an old version on purpose
// is no debt.
func (t Table) StepPins(s debt.Step) []debt.Pin { return t.stepPins(s, "") }

// stepPins names the job in the keys of the pins, when it is known.
func (t Table) stepPins(s debt.Step, job string) []debt.Pin {
	if s.Uses == "" || slices.Contains(s.Unsure, "uses") {
		return nil
	}
	action, _, _ := strings.Cut(strings.ToLower(s.Uses), "@")
	var pins []debt.Pin
	for _, known := range t.setups[action] {
		value := strings.TrimSpace(s.With[known.input])
		product := known.product
		if action == "actions/setup-java" {
			product = javaProduct(s.With["distribution"])
		}
		products := t.at(product, installed(product, value))
		if products == nil {
			continue
		}
		key := s.Key + "." + known.input
		if job != "" {
			key = job + "/" + key
		}
		pins = append(pins, debt.Pin{
			ID: s.ID + "/pin:" + known.input, Unit: s.Unit, Kind: debt.PinTool, Name: product, Source: value,
			SourceType: fromInput, Version: value, Products: products, Key: key, At: s.At,
		})
	}
	return pins
}

// installed is the version that an input asks for: "16", "16.x", "v3.5.0",
// "lts/hydrogen", "ruby-2.7". It is empty for all that may install another one.
func installed(product, value string) string {
	if name, ok := strings.CutPrefix(value, "lts/"); ok && product == "nodejs" {
		return nodeNames()[name]
	}
	if isJava(product) {
		value = cutAny(value, "1.")
	}
	value = strings.TrimSuffix(strings.TrimPrefix(cutAny(value, "v"), "ruby-"), ".x")
	version, rest := leading(value)
	if rest != "" && (!strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "+") && !isPreRelease(rest)) {
		return ""
	}
	return version
}

// javaProduct is the product that actions/setup-java calls a distribution.
func javaProduct(distribution string) string {
	switch strings.ToLower(distribution) {
	case "temurin", "adopt", "adopt-hotspot":
		return "eclipse-temurin"
	case "zulu":
		return "azul-zulu"
	case "corretto":
		return "amazon-corretto"
	case "microsoft":
		return "microsoft-build-of-openjdk"
	case "liberica":
		return "bellsoft-liberica"
	case "semeru", "adopt-openj9":
		return "ibm-semeru"
	case "sapmachine":
		return "sapmachine"
	}
	return ""
}
