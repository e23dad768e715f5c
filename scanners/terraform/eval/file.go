package eval

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// maxFile is the size of the largest file that an expression may read.
const maxFile = 256 << 10

// fileCall evaluates the functions that read a file of the repository. A file
// that is not there may be made before Terraform runs: it is not known.
func (r *run) fileCall(called string, e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	if len(e.Args) == 0 || e.ExpandFinal {
		return r.outside()
	}
	content, name, ok, err := r.content(e.Args[0], scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !ok {
		return r.outside()
	}
	if err := r.charge(len(content) / 32); err != nil {
		return cty.NilVal, err
	}
	if digest, ok := fileDigests()[called]; ok {
		return cty.StringVal(digest(content)), nil
	}
	switch {
	case called == "fileexists":
		return cty.True, nil
	case !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0:
		return cty.NilVal, errFailed
	case called == "file":
		return cty.StringVal(string(content)), nil
	case len(e.Args) == 2:
		return r.templateFile(name, content, e.Args[1], scope)
	}
	return cty.NilVal, errFailed
}

// readsFile reports whether a function reads one file, which its first argument
// names.
func readsFile(name string) bool {
	switch name {
	case "file", "fileexists", "templatefile", "filebase64", "filemd5", "filesha1", "filesha256", "filesha512",
		"filebase64sha256", "filebase64sha512":
		return true
	}
	return false
}

// content reads the file that an expression names.
func (r *run) content(expr hclsyntax.Expression, scope *Scope) (content []byte, name string, ok bool, err error) {
	read := r.in.config.Read
	if read == nil {
		return nil, "", false, nil
	}
	v, err := r.pathOf(expr, scope)
	if err != nil || !v.IsKnown() || v.IsNull() || v.Type() != cty.String {
		return nil, "", false, err
	}
	name, ok = r.relative(v.AsString())
	if !ok {
		return nil, "", false, nil
	}
	content, ok = read(name)
	return content, name, ok && len(content) <= maxFile, nil
}

// pathOf evaluates the path of a file, in which path.module is a place.
func (r *run) pathOf(expr hclsyntax.Expression, scope *Scope) (cty.Value, error) {
	if r.in.config.Root && r.in.config.Call == nil {
		return r.reduce(expr, scope)
	}
	w, ok := r.world.fork(choice{subject: pathsChoice}, option{})
	if !ok {
		return cty.DynamicVal, nil
	}
	found := r.apart(w, expr, scope, r.guards)
	r.take(found)
	return found.value, found.err
}

// relative is a path as seen from the directory: below path.module, or, where
// Terraform runs in the directory, as it stands.
func (r *run) relative(name string) (string, bool) {
	rest, below := strings.CutPrefix(name, modulePath)
	if !below && !r.in.config.Root || strings.Contains(rest, modulePath) {
		return "", false
	}
	if below {
		rest = strings.TrimLeft(rest, "/")
	}
	if rest == "" || path.IsAbs(rest) || strings.HasPrefix(rest, "~") {
		return "", false
	}
	return path.Clean(rest), true
}
