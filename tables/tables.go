package tables

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

//go:embed data/*.json data/lifecycles/*.json
var embedded embed.FS

// Tables is the dated data of a run. The zero value has none.
type Tables struct {
	Data       map[string]any   // by table: as_of, about and rows, JSON-shaped; rules see data.debt.tables
	Lifecycles []debt.Lifecycle // sorted by product
	AsOf       string           // YYYY-MM-DD: when the youngest facts were last looked over
	Digest     string           // SHA-256, in hex, over the names and contents of the files
}

// IsZero reports whether t holds no table.
func (t Tables) IsZero() bool { return len(t.Data) == 0 && len(t.Lifecycles) == 0 }

// Load returns the tables that are part of the program. An error names the file
// and the line.
func Load() (Tables, error) {
	folder, err := fs.Sub(embedded, "data")
	if err != nil {
		return Tables{}, fmt.Errorf("tables: %w", err)
	}
	return load(folder)
}

// LoadDir returns the tables that are part of the program with those of a folder
// laid over them: a table of the folder replaces the one of the same name, and a
// product of its folder lifecycles the product of the same name, with all
// cycles. An error names the file and the line.
func LoadDir(dir fs.FS) (Tables, error) {
	folder, err := fs.Sub(embedded, "data")
	if err != nil {
		return Tables{}, fmt.Errorf("tables: %w", err)
	}
	if names, err := files(dir); err != nil {
		return Tables{}, err
	} else if len(names) == 0 {
		return Tables{}, errors.New("tables: the folder has no *.json and no lifecycles/*.json; name a folder of tables")
	}
	return load(folder, dir)
}

// load reads the tables of all layers; what a later one has replaces what an
// earlier one says.
func load(layers ...fs.FS) (Tables, error) {
	b := builder{data: map[string]any{}, products: map[string]debt.Lifecycle{}, days: map[string]string{}, hash: sha256.New()}
	for _, fsys := range layers {
		if err := b.add(fsys); err != nil {
			return Tables{}, err
		}
	}
	t := Tables{Data: b.data, Digest: hex.EncodeToString(b.hash.Sum(nil))}
	for _, name := range slices.Sorted(maps.Keys(b.products)) {
		p := b.products[name]
		t.Lifecycles, t.AsOf = append(t.Lifecycles, p), max(t.AsOf, p.AsOf)
	}
	for _, day := range b.days {
		t.AsOf = max(t.AsOf, day)
	}
	return t, checkImages(t.Lifecycles)
}
