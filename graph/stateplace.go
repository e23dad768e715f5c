package graph

import (
	"path"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// place is where states are kept: one object for the default workspace, and one
// for every other.
type place struct {
	store  string // what holds the objects: "s3://bucket"
	before string // an object's name before the workspace, as in "env:/"
	after  string // and behind it
	usual  string // the object of the default workspace; empty where that has none of its own
	named  bool   // it says where workspaces are, and so is used with them
	open   bool   // which objects it has is not known, beyond their store
}

// defaultWorkspace is the one that a root has without asking for it.
const defaultWorkspace = "default"

// object is the name of the object of a workspace.
func (p place) object(workspace string) string {
	if workspace == defaultWorkspace && p.usual != "" {
		return p.usual
	}
	return p.before + workspace + p.after
}

// writes reports whether an object is one of p's.
func (p place) writes(object string) bool {
	if object == p.usual {
		return !p.named
	}
	workspace, ok := strings.CutPrefix(object, p.before)
	if !ok || p.before+p.after == "" {
		return false
	}
	workspace, ok = strings.CutSuffix(workspace, p.after)
	return ok && workspace != "" && !strings.Contains(workspace, "/")
}

// name is how p is written for people and programs; a workspace that anybody may
// choose is left open.
func (p place) name() string {
	if p.usual != "" && !p.named {
		return p.store + "/" + p.usual
	}
	return p.store + "/" + p.before + "{workspace}" + p.after
}

// placeOf reads where a backend keeps states from its settings below a path.
// Known is false when not even the store is.
func placeOf(backend, folder string, v debt.Values, below ...string) (p place, known bool) {
	switch backend {
	case "s3":
		return s3Place(v, below)
	case "gcs":
		return gcsPlace(v, below)
	case "azurerm":
		return azurePlace(v, below)
	case "remote", "cloud":
		return remotePlace(v, below)
	case "http":
		return httpPlace(v, below)
	case "local":
		return localPlace(folder, v, below)
	}
	return place{}, false
}

func s3Place(v debt.Values, below []string) (place, bool) {
	set, known := all(v, below, "bucket")
	if !known || set[0] == "" || has(v, append(below, "endpoint")...) || has(v, append(below, "endpoints")...) {
		return place{}, false // another service than Amazon's may have a bucket of the same name
	}
	p := place{store: "s3://" + set[0]}
	set, known = all(v, below, "key", "workspace_key_prefix")
	if !known || set[0] == "" {
		p.open = true
		return p, true
	}
	p.usual, p.after = strings.TrimPrefix(set[0], "/"), "/"+strings.TrimPrefix(set[0], "/")
	p.before = "env:/"
	if prefix := strings.Trim(set[1], "/"); prefix != "" {
		p.before, p.named = prefix+"/", true
	}
	return p, true
}

func gcsPlace(v debt.Values, below []string) (place, bool) {
	set, known := all(v, below, "bucket")
	if !known || set[0] == "" {
		return place{}, false
	}
	p := place{store: "gcs://" + set[0]}
	set, known = all(v, below, "prefix")
	if !known || set[0] == "" {
		p.open = true // it may be given with the command
		return p, true
	}
	p.before, p.after = strings.Trim(set[0], "/")+"/", ".tfstate"
	p.usual = p.before + defaultWorkspace + p.after
	return p, true
}

func azurePlace(v debt.Values, below []string) (place, bool) {
	set, known := all(v, below, "storage_account_name", "container_name")
	if !known || set[0] == "" || set[1] == "" {
		return place{}, false
	}
	p := place{store: "azurerm://" + set[0] + "/" + set[1]}
	set, known = all(v, below, "key")
	if !known || set[0] == "" {
		p.open = true
		return p, true
	}
	p.usual, p.before = set[0], set[0]+"env:"
	return p, true
}

// remotePlace reads the settings of Terraform Cloud and its kind. Workspaces
// that are chosen by tags can have any name.
func remotePlace(v debt.Values, below []string) (place, bool) {
	set, known := all(v, below, "organization", "hostname")
	if !known || set[0] == "" {
		return place{}, false
	}
	if set[1] == "" {
		set[1] = "app.terraform.io"
	}
	p := place{store: "remote://" + set[1] + "/" + set[0]}
	set, known = all(v, append(below, "workspaces"), "name", "prefix")
	switch {
	case known && set[0] != "":
		p.usual = set[0]
	case known && set[1] != "":
		p.before = set[1]
	default:
		p.open = true
	}
	return p, true
}

func httpPlace(v debt.Values, below []string) (place, bool) {
	set, known := all(v, below, "address")
	if !known || set[0] == "" {
		return place{}, false
	}
	return place{store: "http", usual: set[0]}, true
}

// localPlace is a file, by its path in the repository.
func localPlace(folder string, v debt.Values, below []string) (place, bool) {
	p := place{store: "local"}
	set, known := all(v, below, "path", "workspace_dir")
	if !known || set[1] != "" {
		p.open = true
		return p, true
	}
	if set[0] == "" {
		set[0] = "terraform.tfstate"
	}
	if path.IsAbs(set[0]) {
		p.usual = path.Clean(set[0])
	} else {
		p.usual = path.Join(folder, set[0])
	}
	return p, true
}
