package registry

import (
	"path"
	"regexp"
	"strings"
)

// Call is what a module call says of the module that it calls.
type Call struct {
	Source  string // as written
	Version string // the version argument's constraint; empty for none
}

var (
	githubAddress = regexp.MustCompile(`^(?:git::)?(?:https://|ssh://git@|git@)?github\.com[/:]([A-Za-z0-9-]+)/([A-Za-z0-9._-]+?)(?:\.git)?(?://([A-Za-z0-9/_-]+))?/?(?:\?(.*))?$`)
	registryName  = regexp.MustCompile(`^(?:registry\.(?:terraform\.io|opentofu\.org)/)?([0-9A-Za-z_-]+/[0-9A-Za-z_-]+/[0-9a-z]+)(?://([A-Za-z0-9/_-]+))?$`)
	inRegistry    = regexp.MustCompile(`^terraform-(aws|google|azurerm)-([a-z0-9-]+)$`)
	commit        = regexp.MustCompile(`^[0-9a-f]{40}$`)
)

// place is where a call gets its module from.
type place struct {
	file string // name of the module's file of data
	ref  string // of git
	git  bool
}

// placeOf takes a source apart; ok is false for a form that no module of the
// table is called by. A repository that the public registry publishes has the
// name it has there: github.com/terraform-aws-modules/terraform-aws-sqs is
// terraform-aws-modules/sqs/aws.
func placeOf(source string) (p place, ok bool) {
	if m := registryName.FindStringSubmatch(source); m != nil {
		return place{file: fileOf(m[1], m[2])}, true
	}
	m := githubAddress.FindStringSubmatch(source)
	if m == nil {
		return place{}, false
	}
	name := path.Join("github.com", m[1], m[2])
	if published := inRegistry.FindStringSubmatch(m[2]); published != nil {
		name = path.Join(m[1], published[2], published[1])
	}
	return place{file: fileOf(name, m[3]), ref: refOf(m[4]), git: true}, true
}

func fileOf(name, folder string) string {
	return path.Join("data", strings.ToLower(path.Join(name, folder))) + ".hcl"
}

func refOf(query string) string {
	for pair := range strings.SplitSeq(query, "&") {
		if ref, ok := strings.CutPrefix(pair, "ref="); ok {
			return ref
		}
	}
	return ""
}

// releases are those that a call may get; ok is false when that cannot be told,
// as with a branch. Known are the commits of releases.
func (c Call) releases(p place, known map[string]string) (s span, ok bool) {
	constraint := c.Version
	if p.git {
		constraint = "= " + p.ref
		if commit.MatchString(p.ref) {
			constraint = "= " + known[p.ref]
		}
	}
	if constraint == "" {
		return every(), true
	}
	s, err := parseSpan(constraint)
	return s, err == nil
}
