package lifecycle

import (
	"regexp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// image is what a container image means: what its tag says about the product it
// packs, and the operating system and languages that name or tag mention. A
// digest alone says nothing.
func (t Table) image(p debt.Pin) []debt.Product {
	if p.SourceType != "" && p.SourceType != "registry" {
		return nil
	}
	name, tag := hubName(p.Name), p.Version
	if slices.Contains(p.Unsure, "version") {
		tag = ""
	}
	all := t.named(name, tag)
	product, known := t.images[name]
	if known {
		all = append(all, t.tagged(product, tag)...)
	}
	all = append(all, t.inside(product, tag)...)
	all = append(all, t.systems(tag, known)...)
	return distinct(all)
}

// distinct drops products that were found before; the first of a name wins.
func distinct(all []debt.Product) []debt.Product {
	var kept []debt.Product
	for _, p := range all {
		if !slices.ContainsFunc(kept, func(k debt.Product) bool { return k.Name == p.Name }) {
			kept = append(kept, p)
		}
	}
	return kept
}

var (
	ubi        = regexp.MustCompile(`^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)/ubi(\d+)(?:[-/](.*))?$`)
	distroless = regexp.MustCompile(`^gcr\.io/distroless/([a-z]+?)(\d*)-debian(\d+)$`)
	lambda     = regexp.MustCompile(`^(?:public\.ecr\.aws/lambda|amazon/aws-lambda)[-/](python|nodejs|java|dotnet|ruby|go|provided)$`)
	withDigits = regexp.MustCompile(`^(python|nodejs|ruby|php|openjdk)-(\d+)(?:-.*)?$`)
)

// named are the products of images that have versions in their name, or tags of
// a kind of their own.
func (t Table) named(name, tag string) []debt.Product {
	if m := ubi.FindStringSubmatch(name); m != nil {
		return append(t.at("rhel", m[1]), t.redHat(m[2])...)
	}
	if m := distroless.FindStringSubmatch(name); m != nil {
		products := map[string]string{"java": "eclipse-temurin", "nodejs": "nodejs"}
		return append(t.at(products[m[1]], m[2]), t.at("debian", m[3])...)
	}
	if m := lambda.FindStringSubmatch(name); m != nil {
		return t.lambda(m[1], tag)
	}
	switch name {
	case "confluentinc/cp-kafka", "confluentinc/cp-server":
		return t.confluent(tag)
	case "almalinux/8-base", "almalinux/8-init", "almalinux/8-minimal", "almalinux/8-micro":
		return t.at("almalinux", "8")
	case "almalinux/9-base", "almalinux/9-init", "almalinux/9-minimal", "almalinux/9-micro":
		return t.at("almalinux", "9")
	}
	return nil
}

// redHat is the language of a Red Hat image: "python-39", "nodejs-18-minimal".
func (t Table) redHat(image string) []debt.Product {
	m := withDigits.FindStringSubmatch(image)
	if m == nil {
		return nil
	}
	language, version := m[1], m[2]
	switch language {
	case "openjdk":
		return t.at("red-hat-build-of-openjdk", version)
	case "nodejs":
		return t.at("nodejs", version)
	}
	return t.at(language, dotted(version))
}

// dotted parts digits that were written without their dot: "39" is 3.9, "310"
// is 3.10.
func dotted(digits string) string {
	if len(digits) < 2 {
		return digits
	}
	return digits[:1] + "." + digits[1:]
}

// lambda is the runtime of a base image of AWS Lambda.
func (t Table) lambda(language, tag string) []debt.Product {
	if language == "go" {
		return t.exactly("aws-lambda", "go1.x")
	}
	version := first(tag)
	if head, _, dated := strings.Cut(version, ".20"); dated {
		version = head // "3.9.2023.11.16.10"
	}
	if language == "nodejs" && version != "" {
		version += ".x"
	}
	if language == "provided" && version != "" {
		version = "." + version
	}
	return t.exactly("aws-lambda", language+version)
}

// confluent is the Kafka in Confluent Platform: 7.3 has 3.3.
func (t Table) confluent(tag string) []debt.Product {
	version, _ := leading(tag)
	n, ok := parseNumber(version)
	if !ok || len(n) < 2 || n[0] < 5 || n[0] > 8 {
		return nil
	}
	// 5.0 came with 2.0, 6.0 with 2.6, 7.0 with 3.0, 8.0 with 4.0.
	start := map[int]number{5: {2, 0}, 6: {2, 6}, 7: {3, 0}, 8: {4, 0}}[n[0]]
	kafka := number{start[0], start[1] + n[1]}
	return t.exactly("apache-kafka", kafka.String())
}
