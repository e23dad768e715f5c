package terraform

import (
	"strings"

	"github.com/debtscan/debtscan/scanners/terragrunt"
)

// fileRole says what a file of a directory is to Terraform.
type fileRole int

const (
	fileOther      fileRole = iota
	fileNative              // HCL configuration
	fileJSON                // JSON configuration
	fileLock                // .terraform.lock.hcl
	fileVariables           // *.tfvars
	fileTest                // *.tftest.hcl
	fileTerragrunt          // terragrunt.hcl, which generates configuration
	fileState               // state, kept where it should not be
	filePlan                // a saved plan
)

// anchorsUnit reports whether a file of this role makes its directory a unit.
func (r fileRole) anchorsUnit() bool {
	switch r {
	case fileNative, fileJSON, fileTerragrunt, fileState, filePlan:
		return true
	case fileOther, fileLock, fileVariables, fileTest:
	}
	return false
}

func roleOf(base string) fileRole {
	has := func(suffix string) bool { return strings.HasSuffix(base, suffix) }
	switch {
	case base == ".terraform.lock.hcl":
		return fileLock
	case base == terragrunt.FileName, base == terragrunt.StackName:
		return fileTerragrunt
	case has(".tfstate"), has(".tfstate.backup"):
		return fileState
	case has(".tfplan"):
		return filePlan
	case strings.HasPrefix(base, "."), strings.HasPrefix(base, "#"), has("~"):
		return fileOther // editors' files, which Terraform ignores too
	case has(".tftest.hcl"), has(".tofutest.hcl"), has(".tftest.json"), has(".tofutest.json"):
		return fileTest
	case has(".tfvars"), has(".tfvars.json"):
		return fileVariables
	case has(".tf.json"), has(".tofu.json"):
		return fileJSON
	case has(".tf"), has(".tofu"):
		return fileNative
	}
	return fileOther
}

// terraformName is the name under which Terraform itself would read a file:
// OpenTofu's own suffixes stand for the same language.
func terraformName(base string) string {
	if rest, ok := strings.CutSuffix(base, ".tofu"); ok {
		return rest + ".tf"
	}
	if rest, ok := strings.CutSuffix(base, ".tofu.json"); ok {
		return rest + ".tf.json"
	}
	return base
}

// isOverride reports whether Terraform merges a file over the others.
func isOverride(base string) bool {
	stem := strings.TrimSuffix(strings.TrimSuffix(terraformName(base), ".json"), ".tf")
	return stem == "override" || strings.HasSuffix(stem, "_override")
}
