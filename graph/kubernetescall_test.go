package graph_test

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestWhatCommandsDeploy(t *testing.T) {
	for line, want := range map[string]string{
		"kubectl apply -k k8s":                              "deploys kubernetes:k8s",
		"kubectl --context x apply --kustomize=k8s":         "deploys kubernetes:k8s",
		"kubectl apply -n ? -k k8s":                         "deploys kubernetes:k8s",
		"kubectl replace -f k8s/app.yaml":                   "deploys kubernetes:k8s",
		"kubectl create -f k8s --validate=false":            "deploys kubernetes:k8s",
		"kubectl apply -k k8s --dry-run=server":             "",
		"kubectl apply -k k8s ?":                            "",
		"kubectl ? apply -k k8s":                            "",
		"kubectl delete -k k8s":                             "",
		"kubectl diff -k k8s":                               "",
		"kubectl create namespace k8s":                      "",
		"kubectl apply -k github.com/a/b?ref=v1":            "",
		"kustomize build k8s":                               "",
		"helm upgrade --install -f values.yaml web ./chart": "deploys kubernetes:chart",
		"helm upgrade --set a=b ? chart/ --wait":            "deploys kubernetes:chart",
		"helm install -g ./chart":                           "deploys kubernetes:chart",
		"helm install web chart":                            "",
		"helm install --unheard-of web ./chart":             "",
		"helm upgrade web ./chart --dry-run":                "",
		"helm template web ./chart":                         "",
		"helm uninstall web ./chart":                        "",
		"helm lint ./chart":                                 "",
	} {
		facts := ran(debt.Step{}, line)
		facts.Unit = append(facts.Unit, unit(debt.Kubernetes, "k8s"), unit(debt.Kubernetes, "chart"))
		if got := made(facts); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestWhatIsPipedIntoKubectl(t *testing.T) {
	for into, want := range map[string]bool{
		"kubectl apply -f -": true, "kubectl apply -n x --filename=-": true, "kubectl diff -f -": false,
		"kubectl apply --dry-run=client -f -": false, "kubectl delete -f -": false, "kubectl apply -f x.yaml": false,
	} {
		facts := ran(debt.Step{}, "kustomize build k8s", into)
		facts.Unit = append(facts.Unit, unit(debt.Kubernetes, "k8s"))
		facts.Command[0].Pipe, facts.Command[0].Into, facts.Command[1].Pipe = 1, []string{"kubectl"}, 2
		if got := made(facts) == "deploys kubernetes:k8s"; got != want {
			t.Errorf("%s: %v, want %v", into, got, want)
		}
	}
}
