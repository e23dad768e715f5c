package terraform

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// maxBackendFiles is how many files may complete one backend.
const maxBackendFiles = 24

// placeSettings are the settings that say where a backend keeps its state.
func placeSettings(backend string) []string {
	switch backend {
	case "s3":
		return []string{"bucket", "key"}
	case "gcs":
		return []string{"bucket", "prefix"}
	case "azurerm":
		return []string{"storage_account_name", "container_name", "key"}
	}
	return nil
}

// completed adds what files of the root's tree say of a backend that leaves its
// place to "terraform init -backend-config": each is an alternative, and none is
// certain, because another may be given.
// https://developer.hashicorp.com/terraform/language/backend#partial-configuration
func (m *module) completed(fsys fs.FS, backend string, values debt.Values) debt.Values {
	partial := slices.ContainsFunc(placeSettings(backend), func(name string) bool {
		return values.Attrs[name] == nil && !slices.Contains(values.Unsure, name)
	})
	if !partial {
		return values
	}
	names := map[string]bool{}
	var files []backendFile
	for _, file := range m.backendFiles(fsys) {
		if settings, ok := backendSettings(fsys, file, backend); ok {
			files = append(files, backendFile{strings.TrimPrefix(file, m.unit.Path+"/"), settings})
			for name := range settings {
				names[name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if values.Maybe == nil {
			values.Maybe = map[string][]debt.Alternative{}
		}
		values.Maybe[name] = append(alternativesOf(files, name, values.Attrs[name]), debt.Alternative{Condition: otherBackend, Branch: true, Unknown: true})
		delete(values.Attrs, name)
		values.Unsure = append(values.Unsure, name)
	}
	slices.Sort(values.Unsure)
	values.Unsure = slices.Compact(values.Unsure)
	return values
}

// backendFile is a file of backend settings.
type backendFile struct {
	path     string // from the root's directory
	settings map[string]any
}

// alternativesOf is what a setting is with each file; one that does not set it
// leaves what is written.
func alternativesOf(files []backendFile, name string, written any) []debt.Alternative {
	var all []debt.Alternative
	for _, f := range files {
		value := f.settings[name]
		if value == nil {
			value = written
		}
		if value != nil {
			all = append(all, debt.Alternative{Condition: "backend-config == " + strconv.Quote(f.path), Branch: true, Value: value})
		}
	}
	return all
}

// backendFiles lists the files beside the configuration, and in folders below
// that have none of their own, that look as if they completed a backend.
func (m *module) backendFiles(fsys fs.FS) []string {
	search := folders{fsys: fsys, left: maxFolders, wanted: mayBeBackendFile}
	own, _ := search.filesOf(m.unit.Path)
	files := slices.Concat(own, search.below(m.unit.Path, 2))
	return files[:min(len(files), maxBackendFiles)]
}

// mayBeBackendFile reports whether a file's name is one of those that people give
// to backend settings: "prod.s3.tfbackend", "backend-prod.conf", "prod.hcl".
func mayBeBackendFile(base string) bool {
	switch path.Ext(base) {
	case ".tfbackend":
		return true
	case ".hcl":
		return roleOf(base) == fileOther && !strings.HasPrefix(base, ".") && !strings.HasSuffix(base, ".pkr.hcl")
	case ".tfvars", ".conf", ".config", ".cfg", ".tfconfig":
		return strings.Contains(base, "backend")
	}
	return false
}

// backendSettings reads a file of backend settings. It must be plain: only
// settings, known ones, and at least one that says where the state is.
func backendSettings(fsys fs.FS, file, backend string) (settings map[string]any, ok bool) {
	values, readable := valuesIn(fsys, file)
	if !readable {
		return nil, false
	}
	settings = map[string]any{}
	for name, expr := range values {
		if isSecret(name) {
			continue
		}
		v := eval.Constant(expr)
		if !v.IsWhollyKnown() {
			return nil, false
		}
		if !v.IsNull() {
			settings[name] = plain(v)
		}
	}
	return settings, slices.ContainsFunc(placeSettings(backend), func(name string) bool {
		text, isText := settings[name].(string)
		return isText && text != ""
	})
}

// isSecret reports whether a setting's value is nobody's business.
func isSecret(setting string) bool {
	return slices.ContainsFunc([]string{"secret", "token", "password", "access_key", "credential", "encryption_key", "certificate"}, func(word string) bool {
		return strings.Contains(setting, word)
	})
}
