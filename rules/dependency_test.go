package rules

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestInstalled(t *testing.T) {
	branch := func(value any) debt.Values {
		return debt.Values{Maybe: map[string][]debt.Alternative{"count": {{Value: int64(0)}, {Value: value}}}}
	}
	dependency := debt.Dependency{Unit: "terraform:a", Key: "aws_eks_cluster.main.version", Field: "version"}
	for name, tt := range map[string]struct {
		row  debt.Resource
		want bool
	}{
		"there":           {debt.Resource{ID: "terraform:a#aws_eks_cluster.main", Exists: debt.ExistsYes}, true},
		"in one branch":   {debt.Resource{ID: "terraform:a#aws_eks_cluster.main", Exists: debt.ExistsUnknown, Values: branch(int64(1))}, true},
		"in no branch":    {debt.Resource{ID: "terraform:a#aws_eks_cluster.main", Exists: debt.ExistsUnknown, Values: branch(int64(0))}, false},
		"nobody knows":    {debt.Resource{ID: "terraform:a#aws_eks_cluster.main", Exists: debt.ExistsUnknown}, false},
		"not there":       {debt.Resource{ID: "terraform:a#aws_eks_cluster.main", Exists: debt.ExistsNo, Values: branch(int64(1))}, false},
		"of another unit": {debt.Resource{ID: "terraform:b#aws_eks_cluster.main", Exists: debt.ExistsYes}, false},
	} {
		if got := dependencies([]debt.Dependency{dependency}, debt.Facts{Resource: []debt.Resource{tt.row}})[0].Installed; got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	call := debt.ModuleCall{ID: "terraform:a#module.eks", Exists: debt.ExistsYes}
	of := debt.Dependency{Unit: "terraform:a", Key: "module.eks.cluster_version", Field: "cluster_version"}
	if !dependencies([]debt.Dependency{of}, debt.Facts{Module: []debt.ModuleCall{call}})[0].Installed {
		t.Error("a call that is there is not installed")
	}
}
