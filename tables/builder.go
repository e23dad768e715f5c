package tables

import (
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// builder collects what files say, layer by layer.
type builder struct {
	data     map[string]any // by table
	products map[string]debt.Lifecycle
	days     map[string]string // as_of by table
	hash     hash.Hash
}

// add reads one layer.
func (b builder) add(fsys fs.FS) error {
	names, err := files(fsys)
	if err != nil {
		return err
	}
	from := map[string]string{} // file by product
	for _, name := range names {
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("tables: %w", err)
		}
		if path.Dir(name) == "lifecycles" {
			err = b.addLifecycles(name, content, from)
		} else {
			err = b.addTable(name, content)
		}
		if err != nil {
			return place(name, err)
		}
		fmt.Fprintf(b.hash, "%s %d\n%s", name, len(content), content)
	}
	return nil
}

func (b builder) addTable(name string, content []byte) error {
	t, err := parse(content)
	if err != nil {
		return err
	}
	short := strings.TrimSuffix(name, ".json")
	b.data[short], b.days[short] = t.data(), t.AsOf
	return nil
}

func (b builder) addLifecycles(name string, content []byte, from map[string]string) error {
	products, err := parseLifecycles(content)
	if err != nil {
		return err
	}
	for _, p := range products {
		if other, twice := from[p.Product]; twice {
			return fmt.Errorf("product %q stands in %s too; leave it in one file", p.Product, other)
		}
		b.products[p.Product], from[p.Product] = p, name
	}
	return nil
}

// files are the names of all tables of a folder, in order.
func files(fsys fs.FS) ([]string, error) {
	// Glob takes a folder that cannot be read for an empty one.
	if _, err := fs.ReadDir(fsys, "."); err != nil {
		return nil, fmt.Errorf("tables: %w", err)
	}
	var names []string
	for _, pattern := range []string{"*.json", "lifecycles/*.json"} {
		found, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, fmt.Errorf("tables: %w", err)
		}
		names = append(names, found...)
	}
	return names, nil
}

// place says where an error is.
func place(name string, err error) error {
	if at := (lineError{}); errors.As(err, &at) {
		return fmt.Errorf("tables: %s:%d: %w", name, at.line, err)
	}
	return fmt.Errorf("tables: %s: %w", name, err)
}

// checkImages makes sure that an image means one product.
func checkImages(products []debt.Lifecycle) error {
	of := map[string]string{}
	for _, p := range products {
		for _, image := range p.Images {
			if other, taken := of[image]; taken {
				return fmt.Errorf("tables: lifecycles: the image %s is listed by %s and by %s; leave it with one", image, other, p.Product)
			}
			of[image] = p.Product
		}
	}
	return nil
}
