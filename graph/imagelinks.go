package graph

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// linkImages adds a link from every Terraform directory to the images that what
// it makes runs: to the unit that alone is built under that name here, else to
// where the image certainly comes from.
func linkImages(facts debt.Facts, names *imageNames) debt.Facts {
	names.nameless(facts.Unit)
	rows := map[string]debt.Resource{}
	for _, r := range facts.Resource {
		rows[r.ID] = r
	}
	seen := map[[2]string]bool{}
	for _, r := range facts.Resource {
		if r.Mode != "managed" || r.Exists == debt.ExistsNo || !runsImages(r.Type) {
			continue
		}
		for _, image := range append(literalImages(r), referredImages(r, rows)...) {
			l, ok := names.link(r, image)
			if key := [2]string{l.From, l.To}; ok && !seen[key] {
				seen[key] = true
				facts.Link = append(facts.Link, l)
			}
		}
	}
	return facts
}

// runsImages recognises types of resources that run images they name.
func runsImages(kind string) bool {
	return slices.ContainsFunc([]string{
		"aws_lambda_function", "aws_ecs_task_definition", "aws_apprunner_service", "aws_batch_job_definition", "google_cloud_run", "azurerm_container_app",
		"azurerm_container_group", "azurerm_linux_web_app", "docker_container", "docker_service", "kubernetes_deployment", "kubernetes_stateful_set",
		"kubernetes_daemon", "kubernetes_job", "kubernetes_cron_job", "kubernetes_pod",
	}, func(prefix string) bool { return strings.HasPrefix(kind, prefix) })
}

// namesImage recognises attributes that hold the name of an image.
func namesImage(attribute string) bool {
	return slices.Contains([]string{"image", "image_uri", "image_identifier", "docker_image_name"}, attribute)
}

// namedImage is an image as a resource names it.
type namedImage struct {
	text      string // as written, or the name of its repository
	because   string // what says so
	condition string // under which it runs that; empty for always
	elsewhere bool   // it is certainly in a public registry, unless it is built here
}

// literalImages are the images that attributes of a resource name certainly, and
// those that one outcome of a condition names.
func literalImages(r debt.Resource) []namedImage {
	var list []namedImage
	var walk func(value any, depth int)
	walk = func(value any, depth int) {
		const deepest = 20
		switch value := value.(type) {
		case []any:
			for _, item := range value {
				if depth < deepest {
					walk(item, depth+1)
				}
			}
		case map[string]any:
			for _, key := range sortedKeys(value) {
				if text, ok := value[key].(string); ok && namesImage(key) {
					list = append(list, namedImage{text: text, because: r.Address + " runs " + text, elsewhere: true})
				} else if depth < deepest {
					walk(value[key], depth+1)
				}
			}
		}
	}
	walk(r.Attrs, 0)
	for _, path := range sortedKeys(r.Maybe) {
		if !namesImage(path[strings.LastIndexByte(path, '.')+1:]) {
			continue
		}
		for _, a := range r.Maybe[path] {
			if text, ok := a.Value.(string); ok {
				list = append(list, namedImage{text: text, because: r.Address + " runs " + text, condition: outcome(a), elsewhere: true})
			}
		}
	}
	return list
}

// referredImages are the images whose repository a resource mentions where it
// names an image.
func referredImages(r debt.Resource, rows map[string]debt.Resource) []namedImage {
	var list []namedImage
	for _, reference := range r.References {
		if !namesImage(reference.Attribute[strings.LastIndexByte(reference.Attribute, '.')+1:]) {
			continue
		}
		to := rows[reference.To]
		field := map[string]string{"aws_ecr_repository": "name", "aws_ecr_image": "repository_name"}[to.Type]
		if field == "" || to.Exists == debt.ExistsNo {
			continue
		}
		for _, c := range choices(to.Values, field) {
			because := r.Address + " runs " + c.text + ", the repository of " + to.Address
			list = append(list, namedImage{text: c.text, because: because, condition: c.condition})
		}
	}
	return list
}

// link is the link of one image.
func (n *imageNames) link(r debt.Resource, image namedImage) (debt.Link, bool) {
	l := onCondition(debt.Link{From: r.Unit, Kind: debt.LinkImage, Status: debt.LinkResolved, Evidence: image.because, At: r.At}, image.condition)
	name, ok := repositoryOf(image.text)
	if !ok {
		return l, false
	}
	if unit, one := n.of(name); one {
		l.To = unit
		return l, true
	}
	official := !strings.Contains(image.text, "/") && !strings.HasPrefix(r.Type, "docker_")
	if len(n.built[name]) > 0 || !image.elsewhere || n.open && !official {
		return l, false
	}
	l.To, l.Status = image.text, debt.LinkExternal
	return l, true
}
