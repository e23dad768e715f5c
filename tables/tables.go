package tables

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed data/*.json
var embedded embed.FS

// Tables is the dated data of a run. The zero value has none.
type Tables struct {
	Data   map[string]any // by table: as_of, about and rows, JSON-shaped; rules see data.debt.tables
	AsOf   string         // YYYY-MM-DD: when the youngest table was last looked over
	Digest string         // SHA-256, in hex, over the names and contents of the files
}

// IsZero reports whether t holds no table.
func (t Tables) IsZero() bool { return len(t.Data) == 0 }

// Load returns the tables that are part of the program. An error names the file
// and the row.
func Load() (Tables, error) {
	folder, err := fs.Sub(embedded, "data")
	if err != nil {
		return Tables{}, fmt.Errorf("tables: %w", err)
	}
	return load(folder)
}

// load reads every JSON file at the root of fsys, in the order of their names.
func load(fsys fs.FS) (Tables, error) {
	names, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return Tables{}, fmt.Errorf("tables: %w", err)
	}
	t := Tables{Data: map[string]any{}}
	hash := sha256.New()
	for _, name := range names {
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return Tables{}, fmt.Errorf("tables: %w", err)
		}
		table, err := parse(content)
		if err != nil {
			return Tables{}, fmt.Errorf("tables: %s: %w", name, err)
		}
		t.Data[strings.TrimSuffix(path.Base(name), ".json")] = table.data()
		t.AsOf = max(t.AsOf, table.AsOf)
		fmt.Fprintf(hash, "%s %d\n%s", name, len(content), content)
	}
	t.Digest = hex.EncodeToString(hash.Sum(nil))
	return t, nil
}
