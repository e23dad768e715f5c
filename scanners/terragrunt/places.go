package terragrunt

import (
	"io/fs"
	"path"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// top stands for the repository's own folder in paths that Terragrunt makes
// absolute. Where that is on a machine is not known, so that a value that holds
// it is a place, and no text. It is a character that no alphabet has.
const top = "\ue001"

// at is a place of the repository as Terragrunt's functions give it.
func at(place string) string { return top + "/" + place }

// resolve turns a path, as the directory that runs sees it, into one of the
// repository.
func (r *reader) resolve(name string) (string, bool) {
	full := ""
	switch rest, placed := strings.CutPrefix(name, top); {
	case placed:
		full = path.Clean(strings.TrimLeft(rest, "/"))
	case path.IsAbs(name), name == "", strings.HasPrefix(name, "~"):
		return "", false
	default:
		full = path.Join(r.dir, name)
	}
	return full, fs.ValidPath(full) && !strings.Contains(full, top)
}

// place is a source as it stands, or, where it is made of a place, as a path
// from the directory that runs.
func (s *source) place(text string) (string, bool) {
	if !strings.Contains(text, top) {
		return text, true
	}
	full, ok := s.reader.resolve(text)
	if !ok {
		return "", false
	}
	return relative(s.reader.dir, full), true
}

// relative is the path from one folder of the repository to another, in the form
// that names a place: "./x", "../x".
func relative(from, to string) string {
	a, b := steps(from), steps(to)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	up := strings.Repeat("../", len(a))
	if up == "" {
		up = "./"
	}
	return strings.TrimSuffix(up+strings.Join(b, "/"), "/")
}

func steps(dir string) []string {
	if dir == "." {
		return nil
	}
	return strings.Split(dir, "/")
}

// placed reports whether a value is made of a place.
func placed(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() {
		return false
	}
	if v.Type() == cty.String {
		return strings.Contains(v.AsString(), top)
	}
	if !v.CanIterateElements() {
		return false
	}
	for it := v.ElementIterator(); it.Next(); {
		if _, element := it.Element(); placed(element) {
			return true
		}
	}
	return false
}

// functions are Terragrunt's own that depend on places alone, for an expression
// of file.
// https://terragrunt.gruntwork.io/docs/reference/built-in-functions/
func (r *reader) functions(file string) map[string]function.Function {
	dir := path.Dir(file)
	included := func(name string) (string, bool) { return dir, name == "" }
	if file == path.Join(r.dir, FileName) {
		included = r.includedDir
	}
	fixed := map[string]string{
		"get_terragrunt_dir":          at(r.dir),
		"get_original_terragrunt_dir": at(r.dir),
		"get_repo_root":               top,
		"get_path_from_repo_root":     r.dir,
		"get_path_to_repo_root":       strings.TrimPrefix(relative(r.dir, "."), "./"),
	}
	all := map[string]function.Function{
		"find_in_parent_folders": r.findInParents(), "read_terragrunt_config": r.readConfig(),
	}
	for name, text := range fixed {
		all[name] = place(func(string) (string, bool) { return text, true })
	}
	for name, of := range map[string]func(dir string) string{
		"get_parent_terragrunt_dir":  at,
		"path_relative_to_include":   func(dir string) string { return strings.TrimPrefix(relative(dir, r.dir), "./") },
		"path_relative_from_include": func(dir string) string { return strings.TrimPrefix(relative(r.dir, dir), "./") },
	} {
		all[name] = place(func(name string) (string, bool) {
			dir, ok := included(name)
			return of(dir), ok
		})
	}
	return all
}

// includedDir is the folder of the file that an include of the directory's own
// file names; without a name, of the only one.
func (r *reader) includedDir(name string) (string, bool) {
	if included, ok := r.includes[name]; ok {
		return path.Dir(included), true
	}
	for _, included := range r.includes {
		return path.Dir(included), name == "" && len(r.includes) == 1
	}
	return "", false
}

// place is a function that gives a path, by the name of an include where it has
// an argument.
func place(of func(include string) (string, bool)) function.Function {
	return function.New(&function.Spec{
		VarParam: &function.Parameter{Name: "name", Type: cty.String},
		Type:     function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			name := ""
			if len(args) > 0 {
				name = args[0].AsString()
			}
			text, ok := of(name)
			if !ok {
				return cty.UnknownVal(t), nil
			}
			return cty.StringVal(text), nil
		},
	})
}

// findInParents looks for a file in the folders above the one that runs.
func (r *reader) findInParents() function.Function {
	return function.New(&function.Spec{
		VarParam: &function.Parameter{Name: "name", Type: cty.String},
		Type:     function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			name := FileName
			if len(args) > 0 {
				name = args[0].AsString()
			}
			for dir := r.dir; dir != "."; {
				dir = path.Dir(dir)
				full := path.Join(dir, name)
				if !fs.ValidPath(full) {
					break
				}
				if _, err := fs.Stat(r.fsys, full); err == nil {
					return cty.StringVal(at(full)), nil
				}
			}
			return cty.UnknownVal(t), nil // it may be made before Terragrunt runs
		},
	})
}

// readConfig gives the locals and inputs of another file.
func (r *reader) readConfig() function.Function {
	return function.New(&function.Spec{
		Params:   []function.Parameter{{Name: "path", Type: cty.String}},
		VarParam: &function.Parameter{Name: "fallback", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowDynamicType: true, AllowNull: true},
		Type:     function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			full, ok := r.resolve(args[0].AsString())
			if !ok {
				return cty.DynamicVal, nil
			}
			s, ok := r.open(full)
			if !ok {
				return cty.DynamicVal, nil
			}
			return s.exposed(), nil
		},
	})
}

// exposed is what other files may see of a file. A file that reads itself sees
// nothing.
func (s *source) exposed() cty.Value {
	if s.shown != cty.NilVal {
		return s.shown
	}
	s.shown = cty.DynamicVal
	locals := map[string]cty.Value{}
	for name, expr := range s.locals() {
		locals[name] = s.value(expr)
	}
	inputs := cty.DynamicVal
	if a, ok := s.body.Attributes["inputs"]; ok {
		inputs = s.value(a.Expr)
	}
	s.shown = cty.ObjectVal(map[string]cty.Value{"locals": cty.ObjectVal(locals), "inputs": inputs})
	return s.shown
}
