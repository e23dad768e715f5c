package lifecycle

import (
	"strings"
	"testing"
	"time"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/tables"
)

// embedded is the table that is part of the program.
func embedded(t testing.TB) Table {
	t.Helper()
	dated, err := tables.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(dated.Lifecycles)
}

// imagePin is the pin of a reference that names no registry with a port.
func imagePin(reference string) debt.Pin {
	rest, digest, _ := strings.Cut(reference, "@")
	name, tag, _ := strings.Cut(rest, ":")
	return debt.Pin{Kind: debt.PinImage, Name: name, Version: tag, Digest: digest, SourceType: "registry"}
}

// names are products as "python 3.9, debian 11".
func names(products []debt.Product) string {
	all := make([]string, 0, len(products))
	for _, p := range products {
		all = append(all, p.Name+" "+p.Cycle)
	}
	return strings.Join(all, ", ")
}

func date(t testing.TB, day string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
