package terraform

import (
	"net/url"
	"regexp"
	"strings"
)

// Kinds of module source, as Terraform tells them apart.
const (
	sourceLocal    = "local"
	sourceRegistry = "registry"
	sourceGit      = "git"
	sourceHTTP     = "http"
	sourceS3       = "s3"
	sourceGCS      = "gcs"
	sourceOther    = "other"
)

var (
	fullHash   = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)
	shortHash  = regexp.MustCompile(`^[0-9a-f]{7,39}$`)
	versionTag = regexp.MustCompile(`^([A-Za-z0-9_.-]*[/-])?v?[0-9]+(\.[0-9]+)*([-+.][0-9A-Za-z.-]+)?$`)
	branchName = regexp.MustCompile(`^(refs/heads/.+|main|master|develop|development|trunk|HEAD)$`)

	registryAddress = regexp.MustCompile(`^([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+(:[0-9]+)?/)?[0-9A-Za-z][0-9A-Za-z_-]*/[0-9A-Za-z][0-9A-Za-z_-]*/[0-9a-z]+$`)
)

// moduleSource is a module's source address, taken apart.
// https://developer.hashicorp.com/terraform/language/modules/sources
type moduleSource struct {
	kind    string
	name    string // without ref
	ref     string
	refKind string // "sha", "short-sha", "tag", "branch", "unknown", for git only
}

func parseSource(source string) moduleSource {
	switch {
	case strings.HasPrefix(source, "./"), strings.HasPrefix(source, "../"), source == ".", source == "..":
		return moduleSource{kind: sourceLocal, name: source}
	case strings.HasPrefix(source, "git::"), strings.HasPrefix(source, "git@"), strings.HasPrefix(source, "github.com/"),
		strings.HasPrefix(source, "bitbucket.org/"), strings.HasPrefix(source, "ssh://"):
		return gitSource(source)
	case strings.HasPrefix(source, "s3::"):
		return moduleSource{kind: sourceS3, name: source}
	case strings.HasPrefix(source, "gcs::"):
		return moduleSource{kind: sourceGCS, name: source}
	case strings.HasPrefix(source, "https://"), strings.HasPrefix(source, "http://"):
		if host, _, _ := strings.Cut(strings.SplitN(source, "://", 2)[1], "?"); strings.Contains(host, ".git") {
			return gitSource(source)
		}
		return moduleSource{kind: sourceHTTP, name: source}
	case isRegistry(source):
		return moduleSource{kind: sourceRegistry, name: source}
	}
	return moduleSource{kind: sourceOther, name: source}
}

func gitSource(source string) moduleSource {
	name, query, _ := strings.Cut(source, "?")
	s := moduleSource{kind: sourceGit, name: name}
	if values, err := url.ParseQuery(query); err == nil {
		s.ref = values.Get("ref")
	}
	s.refKind = refKind(s.ref)
	return s
}

// refKind says what a git ref looks like. Only full hashes and names that look
// like versions are told for sure; the rest stays unknown, because tags need
// not look like versions.
func refKind(ref string) string {
	switch {
	case ref == "":
		return ""
	case fullHash.MatchString(ref):
		return "sha"
	case shortHash.MatchString(ref) && strings.ContainsAny(ref, "0123456789"):
		return "short-sha"
	case versionTag.MatchString(ref):
		return "tag"
	case branchName.MatchString(ref):
		return "branch"
	}
	return "unknown"
}

// isRegistry recognises NAMESPACE/NAME/PROVIDER with an optional host before
// and an optional //subfolder behind.
func isRegistry(source string) bool {
	address, _, _ := strings.Cut(source, "//")
	return registryAddress.MatchString(address)
}
