package lifecycle

import (
	"regexp"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// arguments are the versions that calls of the modules of terraform-aws-modules
// name, by module as the public registry names it.
func arguments() map[string][]attribute {
	relational := attribute{"engine_version", debt.PinEngine, engines("engine", "", awsEngines())}
	return map[string][]attribute{
		"terraform-aws-modules/lambda/aws": {{"runtime", debt.PinRuntime, exact("aws-lambda")}},
		"terraform-aws-modules/eks/aws": {
			{"cluster_version", debt.PinEngine, of("amazon-eks")},
			{"kubernetes_version", debt.PinEngine, of("amazon-eks")},
		},
		"terraform-aws-modules/rds/aws":               {relational},
		"terraform-aws-modules/rds-aurora/aws":        {relational},
		"terraform-aws-modules/msk-kafka-cluster/aws": {{"kafka_version", debt.PinEngine, of("amazon-msk")}},
	}
}

var gitModule = regexp.MustCompile(`github\.com[/:](terraform-aws-modules)/terraform-aws-([a-z-]+?)(?:\.git)?(?://.*|\?.*)?$`)

// moduleName is the name that a module has in the public registry, also when its
// source is the repository behind it. Modules inside of it have its name.
func moduleName(source string) string {
	if m := gitModule.FindStringSubmatch(source); m != nil {
		return m[1] + "/" + m[2] + "/aws"
	}
	name, _, _ := strings.Cut(source, "//")
	return strings.TrimPrefix(name, "registry.terraform.io/")
}
