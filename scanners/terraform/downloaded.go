package terraform

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"github.com/debtscan/debtscan/scanners/internal/input"
	"github.com/debtscan/debtscan/scanners/terraform/registry"
)

// modulesFolder is where `terraform init` puts the modules that a root calls from
// elsewhere, and modulesList in it says which is where.
const (
	modulesFolder = ".terraform/modules"
	modulesList   = "modules.json"
)

// downloads are the modules that are there beside a root, by the names of the
// calls that lead to them: "a.b". Nothing is ever downloaded for us.
type downloads map[string]download

// download is one of them, as Terraform writes it down.
type download struct{ Key, Source, Version, Dir string }

// downloadsOf reads the list of a root's modules; none when there is none, or it
// cannot be read.
func downloadsOf(fsys fs.FS, root string) downloads {
	name := path.Join(root, modulesFolder, modulesList)
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil
	}
	content, unread := input.Read(fsys, name)
	if unread != nil {
		return nil
	}
	var list struct{ Modules []download }
	if json.Unmarshal(content, &list) != nil {
		return nil
	}
	found := downloads{}
	for _, d := range list.Modules {
		if _, twice := found[d.Key]; !twice {
			found[d.Key] = d
		}
	}
	return found
}

// downloaded is the directory that a call of a module from elsewhere leads to,
// when it is there and is what the block asks for.
func (c *calls) downloaded(m *module, b block) (string, bool) {
	key := strings.ReplaceAll(m.prefix()+"module."+b.labels[0], ".module.", ".")
	d, ok := c.downloads[strings.TrimPrefix(key, "module.")]
	if !ok || b.labels[0] == "" {
		return "", false
	}
	source, sourceKnown := m.text(b, "source")
	version, versionKnown := m.text(b, "version")
	if !sourceKnown || !versionKnown || parseSource(source).kind == sourceLocal || address(source) != address(d.Source) {
		return "", false
	}
	if version != "" && !registry.Allows(version, d.Version) {
		return "", false
	}
	folder := path.Join(c.root.path, modulesFolder)
	target := path.Join(c.root.path, d.Dir)
	inside := strings.HasPrefix(target, folder+"/") && !path.IsAbs(d.Dir) && !strings.ContainsAny(d.Dir, "\\:")
	return target, inside && fs.ValidPath(target)
}

// address is a module's source without the ways to write the same: Terraform
// spells out in its list what people leave away.
func address(source string) string {
	if isRegistry(source) {
		for _, host := range []string{"registry.terraform.io/", "registry.opentofu.org/"} {
			source = strings.TrimPrefix(source, host)
		}
		return strings.ToLower(source)
	}
	source = strings.TrimPrefix(source, "git::")
	_, behind, found := strings.Cut(source, "://")
	if found {
		source = behind
	}
	source = strings.TrimPrefix(source, "git@")
	source = strings.Replace(source, ".git", "", 1)
	if host, rest, ok := strings.Cut(source, ":"); ok && !strings.Contains(host, "/") {
		source = host + "/" + rest
	}
	return source
}
