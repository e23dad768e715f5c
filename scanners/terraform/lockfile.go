package terraform

import (
	"io/fs"
	"path"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
)

// lockFile makes a pin of every provider that the dependency lock file selects.
func (m *module) lockFile(fsys fs.FS) debt.Facts {
	var facts debt.Facts
	for _, file := range m.unit.Files {
		if roleOf(path.Base(file)) != fileLock {
			continue
		}
		content, unread := input.Read(fsys, file)
		if unread == nil {
			unread = tooDeep(file, content)
		}
		if unread != nil {
			facts.Unread = append(facts.Unread, *unread)
			continue
		}
		blocks, diags := parse(file, content, fileNative)
		if diags.HasErrors() {
			facts.Unread = append(facts.Unread, unreadOf(file, diags))
			continue
		}
		for _, b := range blocks {
			if b.kind == "provider" && len(b.labels) == 1 {
				facts.Pin = append(facts.Pin, m.locked(b))
			}
		}
	}
	return facts
}

func (m *module) locked(b block) debt.Pin {
	pin := debt.Pin{
		Unit: m.unit.ID, Kind: debt.PinProvider, SourceType: "lock",
		Name: providerName(b.labels[0]), Source: b.labels[0], At: m.at(b.at),
	}
	pin.Key = "lock." + pin.Name
	pin.ID = m.id("pin:" + pin.Key)
	pin.Version, _ = m.text(b, "version")
	pin.Constraint, _ = m.text(b, "constraints")
	return pin
}
