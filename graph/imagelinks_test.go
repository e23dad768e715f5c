package graph_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// runs are the links to images and charts that facts give, as "target status".
func imagesOf(facts debt.Facts) string {
	facts.Unit = append(facts.Unit, unit(debt.Terraform, "infra"), unit(debt.Image, "api/Dockerfile"), unit(debt.Pipeline, ".github/workflows/ci.yml"))
	facts, _ = graph.Resolve(facts)
	var links []string
	for _, l := range facts.Link {
		if l.Kind == debt.LinkImage || l.Kind == debt.LinkChart {
			links = append(links, l.To+" "+l.Status)
		}
	}
	return strings.Join(links, ", ")
}

// with adds rows of the root infra to facts.
func with(facts debt.Facts, rows ...debt.Resource) debt.Facts {
	for _, r := range rows {
		if r.Mode == "" {
			r.Mode = "managed"
		}
		r.Unit, r.Exists = "terraform:infra", debt.ExistsYes
		r.ID = r.Unit + "#" + r.Address
		facts.Resource = append(facts.Resource, r)
	}
	return facts
}

func lambda(attrs map[string]any, refersTo ...string) debt.Resource {
	r := debt.Resource{Type: "aws_lambda_function", Address: "aws_lambda_function.f", Values: debt.Values{Attrs: attrs}}
	for _, to := range refersTo {
		r.References = append(r.References, debt.Reference{Attribute: "image_uri", To: "terraform:infra#" + to})
	}
	return r
}

func TestImagesThatRootsRun(t *testing.T) {
	repository := debt.Resource{Type: "aws_ecr_repository", Address: "aws_ecr_repository.api", Values: debt.Values{Attrs: map[string]any{"name": "shop/api"}}}
	data := debt.Resource{Type: "aws_ecr_image", Mode: "data", Address: "data.aws_ecr_image.api", Values: debt.Values{Attrs: map[string]any{"repository_name": "shop/api"}}}
	either := debt.Resource{Type: "aws_ecr_repository", Address: "aws_ecr_repository.api", Values: debt.Values{
		Attrs: map[string]any{}, Unsure: []string{"name"},
		Maybe: map[string][]debt.Alternative{"name": {{Condition: "local.prod", Branch: true, Value: "shop/api"}, {Condition: "local.prod", Value: "shop/dev"}}},
	}}
	literal := func(image string) debt.Resource { return lambda(map[string]any{"image_uri": image}) }
	const here = "image:api/Dockerfile resolved"
	built := func(words string) debt.Facts { return ran(debt.Step{}, strings.Split(words, "; ")...) }
	for name, tt := range map[string]struct {
		facts debt.Facts
		want  string
	}{
		"by its repository":            {with(built("docker build -t 1.dkr.ecr.eu.amazonaws.com/shop/api:1 api"), repository, lambda(nil, "aws_ecr_repository.api")), here},
		"by data":                      {with(built("docker build --tag=shop/api api"), data, lambda(nil, "data.aws_ecr_image.api")), here},
		"by its name":                  {with(built("docker build -t ghcr.io/shop/api api"), literal("ghcr.io/shop/api:3@sha256:00")), here},
		"by its other name":            {with(built("docker build -t api api; docker tag api r.io/shop/api:1"), literal("r.io/shop/api")), here},
		"by one outcome":               {with(built("docker build -t shop/api api"), either, lambda(nil, "aws_ecr_repository.api")), here},
		"of who knows which":           {with(built("docker build -t shop/api api; docker build -t shop/api -f Dockerfile ."), repository, lambda(nil, "aws_ecr_repository.api")), here}, // the other is no unit
		"under another name":           {with(built("docker build -t shop/web api"), repository, lambda(nil, "aws_ecr_repository.api")), ""},
		"from a registry":              {with(built("docker build -t shop/api api"), literal("quay.io/x/y:1")), "quay.io/x/y:1 external"},
		"from a registry, perhaps":     {with(built("docker build -t ? api"), literal("quay.io/x/y:1")), ""},
		"an official one":              {with(built("docker build -t ? api"), literal("postgres:15")), "postgres:15 external"},
		"no name":                      {with(built("docker build -t shop/api api"), literal("${x}")), ""},
		"an attribute that is no name": {with(built("docker build -t shop/api api"), lambda(map[string]any{"description": "shop/api"})), ""},
		"in a list": {with(built("docker build -t shop/api api"), debt.Resource{
			Type: "kubernetes_deployment", Address: "kubernetes_deployment.a",
			Values: debt.Values{Attrs: map[string]any{"spec": []any{map[string]any{"container": []any{map[string]any{"image": "shop/api:1"}}}}}},
		}), here},
		"of what runs none": {with(built("docker build -t shop/api api"), debt.Resource{Type: "aws_instance", Values: debt.Values{Attrs: map[string]any{"image": "shop/api"}}}), ""},
	} {
		if diff := cmp.Diff(tt.want, imagesOf(tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Two Dockerfiles that are built under one name say nothing of either.
func TestNamesOfTwoImages(t *testing.T) {
	facts := with(ran(debt.Step{}, "docker build -t app api", "docker build -t app web"), lambda(map[string]any{"image_uri": "x.io/app"}))
	facts.Unit = append(facts.Unit, unit(debt.Image, "web/Dockerfile"))
	if got := imagesOf(facts); got != "" {
		t.Error(got)
	}
}

// Actions name the images they build in their tags.
func TestTagsOfActions(t *testing.T) {
	for tags, want := range map[string]string{
		"shop/api:1": "image:api/Dockerfile resolved",
		"x.io/other, ${{ env.R }}/shop/api:latest": "image:api/Dockerfile resolved",
		"x.io/other\nshop/api:${{ github.sha }}":   "image:api/Dockerfile resolved",
		"shop/${{ github.ref }}":                   "",
	} {
		step := debt.Step{Uses: "docker/build-push-action@v6", With: map[string]string{"context": "api"}, Unsure: []string{"with.tags"}}
		step.Alternatives = map[string][]string{"with.tags": {tags}}
		if got := imagesOf(with(ran(step), lambda(map[string]any{"image_uri": "x.io/shop/api"}))); got != want {
			t.Errorf("%q: %s", tags, got)
		}
	}
}

func TestChartsThatRootsInstall(t *testing.T) {
	for name, tt := range map[string]struct {
		attrs map[string]any
		maybe map[string][]debt.Alternative
		want  string
	}{
		"here":              {attrs: map[string]any{"chart": "../charts/app"}, want: "kubernetes:charts/app resolved"},
		"not here":          {attrs: map[string]any{"chart": "./gone"}},
		"from a repository": {attrs: map[string]any{"chart": "app", "repository": "https://x.io/charts/"}, want: "https://x.io/charts/app external"},
		"from a registry":   {attrs: map[string]any{"chart": "oci://x.io/app"}, want: "oci://x.io/app external"},
		"one or the other": {
			maybe: map[string][]debt.Alternative{"chart": {{Condition: "c", Branch: true, Value: "../charts/app"}, {Condition: "c", Value: "oci://x.io/app"}}},
			want:  "kubernetes:charts/app resolved, oci://x.io/app external",
		},
	} {
		r := debt.Resource{Type: "helm_release", Address: "helm_release.a", Values: debt.Values{Attrs: tt.attrs, Maybe: tt.maybe, Unsure: slices.Collect(maps.Keys(tt.maybe))}}
		facts := with(debt.Facts{Unit: []debt.Unit{unit(debt.Kubernetes, "charts/app")}}, r)
		if diff := cmp.Diff(tt.want, imagesOf(facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
