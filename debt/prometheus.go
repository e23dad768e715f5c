package debt

// PrometheusAlert is one alert of Prometheus that a resource of Terraform keeps: a
// PrometheusRule, or rules of Google's managed Prometheus, as a Kubernetes manifest,
// the values of a chart that installs Prometheus, or a namespace of rules of
// Amazon's. Recording rules are none.
//
// Its Values hold "alert", "labels" and "annotations". A label or an annotation
// whose name has a dot in it makes all of them unsure.
type PrometheusAlert struct {
	ID       string `json:"id"`       // ID of its resource, "/alerts/", its number
	Unit     string `json:"unit"`     //
	Resource string `json:"resource"` // ID of what keeps it
	Address  string `json:"address"`  // of that resource
	Type     string `json:"type"`     // of that resource: "kubernetes_manifest"
	Name     string `json:"name"`     // empty when it is not known
	Values
	Exists Exists `json:"exists"` // of the resource
	At     At     `json:"at"`     // of the resource
}

// Alertmanager is one that a chart installs beside the Prometheus of a cluster,
// with what its values say of whom it tells. Those that leave that to the chart or
// to a secret make none.
//
// Its Values hold "chart"; "receivers", a list of objects with "name" and
// "integrations", of which each has a "kind", as in "pagerduty", and a web hook a
// "host"; "routes", all routes of the tree, the root first, each with the
// "receiver" that it leads to and its "matchers" as text; and "elsewhere", the
// settings by which what is measured, or alerts themselves, leave the cluster.
// Keys, tokens and addresses of people are left out.
type Alertmanager struct {
	ID       string `json:"id"`       // ID of its resource, "/alertmanager"
	Unit     string `json:"unit"`     //
	Resource string `json:"resource"` // ID of the release
	Address  string `json:"address"`  // of the release
	Values
	Exists Exists `json:"exists"` // of the release
	At     At     `json:"at"`     // of the release
}
