package terraform

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Bounds on the files of values that a command line may name.
const (
	maxCandidates = 100 // in the tree of one root
	maxFolders    = 200 // that are looked into for them
)

// valueFile is a file of values that a command line may name.
type valueFile struct {
	path   string                    // from the root's directory: "env/prod.tfvars"
	values map[string]hcl.Expression // of variables that the root declares
}

// namedFiles reads the files of values in the root's tree that Terraform does not
// load by itself. They lie beside the configuration or in folders below that hold
// none of their own: "prod.tfvars", "env/prod.tfvars",
// "environments/prod/terraform.tfvars". Readable is false when one of them cannot
// be read, which may say anything, or there are too many.
func (m *module) namedFiles(fsys fs.FS) (files []valueFile, readable bool) {
	declared := map[string]bool{}
	for _, b := range m.blocks {
		if b.kind == "variable" && len(b.labels) == 1 {
			declared[b.labels[0]] = true
		}
	}
	if len(declared) == 0 {
		return nil, true
	}
	var paths []string
	for _, file := range m.unit.Files {
		if base := path.Base(file); roleOf(base) == fileVariables && !isAutoLoaded(base) {
			paths = append(paths, file)
		}
	}
	search := folders{fsys: fsys, left: maxFolders, wanted: func(base string) bool { return roleOf(base) == fileVariables }}
	paths = append(paths, search.below(m.unit.Path, 2)...)
	if len(paths) > maxCandidates {
		return nil, false
	}
	readable = true
	for _, file := range paths {
		values, ok := valuesIn(fsys, file)
		readable = readable && ok
		for name := range values {
			if !declared[name] { // Terraform only warns of it
				delete(values, name)
			}
		}
		files = append(files, valueFile{path: strings.TrimPrefix(file, m.unit.Path+"/"), values: values})
	}
	return files, readable
}

// folders looks for files in the tree of a root.
type folders struct {
	fsys   fs.FS
	left   int                    // folders that may still be looked into
	wanted func(base string) bool // which files it looks for
}

// below lists the files that are wanted in the folders below dir, as many levels down.
// A folder with a configuration has its files for itself, and one of tests or
// examples is no environment.
func (f *folders) below(dir string, levels int) []string {
	entries, err := fs.ReadDir(f.fsys, dir)
	if err != nil || levels == 0 {
		return nil
	}
	var files []string
	for _, e := range entries {
		if f.left <= 0 {
			break
		}
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") || levels == 1 && !mayHoldEnvironments(path.Base(dir)) || isForTests(e.Name()) {
			continue
		}
		f.left--
		folder := path.Join(dir, e.Name())
		if found, own := f.filesOf(folder); !own {
			files = append(append(files, found...), f.below(folder, levels-1)...)
		}
	}
	return files
}

// filesOf lists the files that are wanted in one folder, and says whether it holds
// a configuration.
func (f *folders) filesOf(folder string) (files []string, own bool) {
	entries, err := fs.ReadDir(f.fsys, folder)
	if err != nil {
		return nil, false
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if f.wanted(e.Name()) {
			files = append(files, path.Join(folder, e.Name()))
		}
		role := roleOf(e.Name())
		own = own || role.anchorsUnit() && role != fileState
	}
	return files, own
}

func isForTests(folder string) bool {
	return slices.Contains([]string{"tests", "golden", "fixtures", "example", "examples", "node_modules", "vendor"}, folder)
}

// mayHoldEnvironments reports whether a folder's name says that each folder in it
// is an environment. Looking into all would read half of the repository.
func mayHoldEnvironments(folder string) bool {
	for _, word := range []string{"env", "var", "config", "stage", "workspace", "account", "region", "params"} {
		if strings.Contains(strings.ToLower(folder), word) {
			return true
		}
	}
	return false
}
