package terraform

import (
	"bytes"
	"io"
	"io/fs"
	"path"

	"github.com/debtscan/debtscan/debt"
)

// sniffBytes is how much of a state file is looked at. State can be large, and
// what names it stands at its start.
const sniffBytes = 4 << 10

// stateFiles makes rows of state and plan files that lie in the repository.
func (m *module) stateFiles(fsys fs.FS) debt.Facts {
	var facts debt.Facts
	for _, file := range m.unit.Files {
		role := roleOf(path.Base(file))
		if role != fileState && role != filePlan {
			continue
		}
		location := debt.Location{Path: file}
		state := debt.State{
			ID: m.id("file:" + path.Base(file)), Unit: m.unit.ID, Name: path.Base(file),
			Durability: debt.DurabilityUnknown, Values: debt.Values{Attrs: map[string]any{}}, At: m.at(location),
		}
		head, err := sniff(fsys, file)
		if err != nil {
			facts.Unread = append(facts.Unread, debt.Unread{Path: file, Reason: "it cannot be opened"})
			continue
		}
		var ok bool
		if state.Kind, ok = stateKind(role, head); !ok {
			continue
		}
		state.Attrs["encrypted"] = bytes.Contains(head, []byte(`"encrypted_data"`))
		state.Attrs["empty"] = describesNothing(head)
		facts.State = append(facts.State, state)
	}
	return facts
}

// stateKind tells real state and plans from files that are only named so.
func stateKind(role fileRole, head []byte) (string, bool) {
	if role == filePlan {
		return "plan-file", bytes.HasPrefix(head, []byte("PK\x03\x04"))
	}
	written := bytes.Contains(head, []byte(`"terraform_version"`)) || bytes.Contains(head, []byte(`"encrypted_data"`))
	return "state-file", written
}

// describesNothing reports whether a state has neither outputs nor resources, as
// an apply in the wrong directory leaves one. Terraform writes the two in a row.
func describesNothing(head []byte) bool {
	dense := bytes.Join(bytes.Fields(head), nil)
	return bytes.Contains(dense, []byte(`"outputs":{},"resources":[]`))
}

func sniff(fsys fs.FS, file string) ([]byte, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, sniffBytes))
}
