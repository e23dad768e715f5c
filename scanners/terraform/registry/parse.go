package registry

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// file is one file of data.
type file struct {
	docs    string            // the module's own page
	asOf    string            // the day on which the file was written down from the module's code
	commits map[string]string // releases by their commits, for callers who name those
	modules []Module
}

// parse reads a file of data. Whatever it does not know is an error with its
// line: a misspelt word would be silently without effect.
func parse(name string, content []byte) (*file, error) {
	parsed, diags := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	body, ok := parsed.Body.(*hclsyntax.Body)
	if !ok {
		return nil, fmt.Errorf("%s: it is not in the native syntax", name)
	}
	f := &file{commits: map[string]string{}}
	for _, a := range ordered(body) {
		if err := f.attribute(a); err != nil {
			return nil, at(a.SrcRange, err)
		}
	}
	for _, b := range body.Blocks {
		m, err := versions(b)
		if err != nil {
			return nil, at(b.TypeRange, err)
		}
		f.modules = append(f.modules, m)
	}
	return f, at(body.SrcRange, f.check())
}

func (f *file) attribute(a *hclsyntax.Attribute) error {
	switch a.Name {
	case "docs":
		return text(a.Expr, &f.docs)
	case "as_of":
		return text(a.Expr, &f.asOf)
	case "commits":
		pairs, diags := hcl.ExprMap(a.Expr)
		if diags.HasErrors() {
			return diags
		}
		for _, pair := range pairs {
			var hash, version string
			if err := errors.Join(text(pair.Key, &hash), text(pair.Value, &version)); err != nil {
				return err
			}
			f.commits[hash] = version
		}
		return nil
	}
	return fmt.Errorf("%q is not known here; known are docs, as_of and commits", a.Name)
}

// check looks at the file as a whole.
func (f *file) check() error {
	if u, err := url.Parse(f.docs); err != nil || u.Scheme != "https" {
		return errors.New("docs is not an address; name the module's page")
	}
	if _, err := time.Parse(time.DateOnly, f.asOf); err != nil {
		return errors.New("as_of is not a day; write it as YYYY-MM-DD")
	}
	for hash, version := range f.commits {
		if _, parts, err := parseRelease(version); err != nil || parts != 3 || !commit.MatchString(hash) {
			return fmt.Errorf("%q = %q is not a commit and its release", hash, version)
		}
	}
	for i, m := range f.modules {
		for _, other := range f.modules[:i] {
			if m.releases.meets(other.releases) {
				return errors.New("two blocks of versions are about the same releases")
			}
		}
	}
	if len(f.modules) == 0 {
		return errors.New("there is no block of versions")
	}
	return nil
}

// at says where an error is, unless it says so itself.
func at(r hcl.Range, err error) error {
	known := placed{}
	if err == nil || errors.As(err, &known) {
		return err
	}
	return placed{r.Filename, r.Start.Line, err}
}

type placed struct {
	file string
	line int
	err  error
}

func (p placed) Error() string { return fmt.Sprintf("%s:%d: %v", p.file, p.line, p.err) }
func (p placed) Unwrap() error { return p.err }

// ordered lists a body's attributes by place, because HCL keeps them in a map.
func ordered(b *hclsyntax.Body) []*hclsyntax.Attribute {
	return slices.SortedFunc(maps.Values(b.Attributes), func(a, b *hclsyntax.Attribute) int {
		return cmp.Compare(a.SrcRange.Start.Byte, b.SrcRange.Start.Byte)
	})
}

func text(e hcl.Expression, s *string) error {
	v, diags := e.Value(nil)
	if diags.HasErrors() || v.IsNull() || v.Type() != cty.String {
		return errors.New("this is not a text")
	}
	*s = v.AsString()
	return nil
}

func texts(e hcl.Expression) ([]string, error) {
	elements, diags := hcl.ExprList(e)
	if diags.HasErrors() {
		return nil, errors.New("this is not a list of texts")
	}
	list := make([]string, len(elements))
	for i, element := range elements {
		if err := text(element, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}
