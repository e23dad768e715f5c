package lifecycle

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestSteps(t *testing.T) {
	tests := []struct {
		uses, input, value, want string
	}{
		{"actions/setup-node@v3", "node-version", "16", "nodejs 16"},
		{"Actions/Setup-Node@v3", "node-version", "16.x", "nodejs 16"},
		{"actions/setup-node@v3", "node-version", "lts/hydrogen", "nodejs 18"},
		{"actions/setup-node@v3", "node-version", "v14.17.0", "nodejs 14"},
		{"actions/setup-node@v3", "node-version", "lts/*", ""},
		{"actions/setup-node@v3", "node-version", ">=16", ""},
		{"actions/setup-node@v3", "node-version", "^16", ""},
		{"actions/setup-node@v3", "node-version", "16 || 18", ""},
		{"actions/setup-node@v3", "node-version", "latest", ""},
		{"actions/setup-node@v3", "node-version", "", ""},
		{"actions/setup-node@v3", "version", "16", ""},
		{"actions/setup-python@v4", "python-version", "3.8", "python 3.8"},
		{"actions/setup-python@v4", "python-version", "3.8.10", "python 3.8"},
		{"actions/setup-python@v4", "python-version", "3.x", ""},
		{"actions/setup-python@v4", "python-version", "3.8 - 3.10", ""},
		{"actions/setup-python@v4", "python-version", "3.8\n3.9", ""},
		{"actions/setup-python@v4", "python-version", "pypy-3.8", ""},
		{"actions/setup-go@v4", "go-version", "1.20.x", "go 1.20"},
		{"actions/setup-go@v4", "go-version", "^1.13", ""},
		{"actions/setup-go@v4", "go-version", "stable", ""},
		{"actions/setup-dotnet@v3", "dotnet-version", "6.0.x", "dotnet 6"},
		{"ruby/setup-ruby@v1", "ruby-version", "ruby-2.7", "ruby 2.7"},
		{"ruby/setup-ruby@v1", "ruby-version", "jruby-9.4", ""},
		{"shivammathur/setup-php@v2", "php-version", "7.4", "php 7.4"},
		{"hashicorp/setup-terraform@v2", "terraform_version", "1.3.7", "terraform 1.3"},
		{"hashicorp/setup-terraform@v2", "terraform_version", "~1.3", ""},
		{"azure/setup-helm@v3", "version", "v2.16.1", "helm 2"},
		{"azure/setup-kubectl@v3", "version", "v1.21.0", "kubernetes 1.21"},
		{"someone/setup-node@v3", "node-version", "16", ""},
		{"", "node-version", "16", ""},
	}
	table := embedded(t)
	for _, tt := range tests {
		s := debt.Step{ID: "s", Key: "setup", Uses: tt.uses, With: map[string]string{tt.input: tt.value}}
		got := ""
		for _, p := range table.StepPins(s) {
			if p.Kind != debt.PinTool || p.Key != "setup."+tt.input || p.Version != tt.value {
				t.Errorf("%s: pin %+v", tt.uses, p)
			}
			got += names(p.Products)
		}
		if got != tt.want {
			t.Errorf("%s %s %q: %q, want %q", tt.uses, tt.input, tt.value, got, tt.want)
		}
		if s.Unsure = []string{"uses"}; len(table.StepPins(s)) > 0 {
			t.Errorf("%s: the action is not certain, and has pins", tt.uses)
		}
	}
}

func TestStepsWithJava(t *testing.T) {
	tests := []struct{ distribution, version, want string }{
		{"temurin", "11", "eclipse-temurin 11"},
		{"adopt", "8", "eclipse-temurin 8"},
		{"zulu", "8.0.322+6", "azul-zulu 8"},
		{"corretto", "17", "amazon-corretto 17"},
		{"microsoft", "17.0.1", "microsoft-build-of-openjdk 17"},
		{"oracle", "17", ""},
		{"", "8", ""},
	}
	table := embedded(t)
	for _, tt := range tests {
		s := debt.Step{Uses: "actions/setup-java@v3", With: map[string]string{"distribution": tt.distribution, "java-version": tt.version}}
		got := ""
		for _, p := range table.StepPins(s) {
			got += names(p.Products)
		}
		if got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.distribution, tt.version, got, tt.want)
		}
	}
}
