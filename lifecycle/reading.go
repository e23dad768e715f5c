package lifecycle

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// of reads a version of a product: "1.27", "v1.27.3", "3.7.x", "1.24.9-gke.100",
// "12.1.0.2.v28".
func of(product string) reading {
	return func(t Table, value string, _ debt.Values) []debt.Product {
		value, _, _ = strings.Cut(cutAny(value, "v"), ".v")
		version, _ := leading(value)
		return t.at(product, version)
	}
}

// exact reads the very name of a cycle: "python3.8".
func exact(product string) reading {
	return func(t Table, value string, _ debt.Values) []debt.Product { return t.exactly(product, value) }
}

// unless reads nothing when one of the names is written: it makes the version a
// lower bound.
func unless(read reading, names ...string) reading {
	return func(t Table, value string, values debt.Values) []debt.Product {
		for _, name := range names {
			if mentions(values, name) {
				return nil
			}
		}
		return read(t, value, values)
	}
}

// engines reads a version of what another attribute names. The attribute may
// have a default; without one, and when it is not certain, nothing is read.
func engines(attribute, byDefault string, products map[string]reading) reading {
	return func(t Table, value string, values debt.Values) []debt.Product {
		engine := strings.ToLower(text(values, attribute))
		if engine == "" && !mentions(values, attribute) {
			engine = byDefault
		}
		if read, ok := products[engine]; ok {
			return read(t, value, values)
		}
		return nil
	}
}

// after reads what stands behind a prefix: "6" of "POSTGRES_9_6" is 9.6.
func after(products map[string]string) reading {
	return func(t Table, value string, _ debt.Values) []debt.Product {
		prefix, version, ok := strings.Cut(value, "_")
		product, known := products[prefix]
		if !ok || !known {
			return nil
		}
		if product == "mssqlserver" {
			year, _, _ := strings.Cut(version, "_")
			return t.exactly(product, serverYears()[year])
		}
		number, _ := leading(strings.ReplaceAll(version, "_", "."))
		return t.at(product, number)
	}
}

// language reads a runtime as Google Cloud calls it: "python310", "nodejs20".
func language(t Table, value string, _ debt.Values) []debt.Product {
	name := strings.TrimRight(value, "0123456789")
	digits := value[len(name):]
	if digits == "" {
		return nil
	}
	switch name {
	case "nodejs":
		return t.at(name, digits)
	case "dotnet":
		if digits == "3" {
			return t.exactly(name, "3.1")
		}
		return t.at(name, digits)
	case "python", "go", "ruby", "php":
		return t.exactly(name, dotted(digits))
	}
	return nil
}
