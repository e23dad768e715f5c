package tables

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// parseLifecycles reads and checks a file of the folder lifecycles: products by
// name, each with its release cycles, newest first.
func parseLifecycles(content []byte) ([]debt.Lifecycle, error) {
	r := newReader(content)
	about, products := "", []debt.Lifecycle(nil)
	err := r.object(func(field string) error {
		switch field {
		case "about":
			return r.text(field, &about)
		case "products":
			return r.ordered(func(name string) error {
				p, err := readProduct(r, name)
				products = append(products, p)
				return err
			})
		}
		return fmt.Errorf("unknown field %s; a file of lifecycles has about and products", field)
	})
	if err != nil {
		return nil, err
	}
	if about == "" || len(products) == 0 {
		return nil, errors.New("about or products is empty; say what the products are, and add one")
	}
	return products, r.end()
}

// readProduct reads the product that comes next.
func readProduct(r *reader, name string) (debt.Lifecycle, error) {
	p := debt.Lifecycle{Product: name}
	line := r.line()
	err := r.object(func(field string) error {
		switch field {
		case "title":
			return r.text(field, &p.Title)
		case "source":
			return r.text(field, &p.Source)
		case "as_of":
			return r.text(field, &p.AsOf)
		case "images":
			return r.value(&p.Images)
		case "cycles":
			return r.object(func(cycle string) error {
				c, err := readCycle(r, cycle)
				p.Cycles = append(p.Cycles, c)
				return err
			})
		}
		return fmt.Errorf("unknown field %s; a product has title, source, as_of, images and cycles", field)
	})
	if err == nil {
		if err = checkProduct(p); err != nil {
			err = lineError{line, err}
		}
	}
	if err != nil {
		return p, fmt.Errorf("product %q: %w", name, err)
	}
	return p, nil
}

func checkProduct(p debt.Lifecycle) error {
	switch {
	case p.Product == "" || p.Product != strings.ToLower(p.Product):
		return errors.New("the name is empty or not in lower case")
	case p.Title == "":
		return errors.New("title is empty; write the name that people use")
	case !isDay(p.AsOf):
		return fmt.Errorf("as_of %q is not a day; write YYYY-MM-DD", p.AsOf)
	case len(p.Cycles) == 0:
		return errors.New("cycles is empty; add one")
	case slices.Contains(p.Images, ""):
		return errors.New("an image has no name; remove it")
	}
	return checkSource(p.Source)
}

// cycleFields are the fields of a cycle as files have them.
type cycleFields struct {
	Released string `json:"released"`
	Active   string `json:"active"`
	Security string `json:"security"`
	Extended string `json:"extended"`
	Ended    bool   `json:"ended"`
	Latest   string `json:"latest"`
}

// readCycle reads the cycle that comes next. Its days are real and in order.
func readCycle(r *reader, name string) (debt.Cycle, error) {
	var f cycleFields
	if err := r.value(&f); err != nil {
		return debt.Cycle{}, r.at(fmt.Errorf("cycle %q: %w", name, err))
	}
	c := debt.Cycle{
		Name: name, Released: f.Released, Active: f.Active, Security: f.Security,
		Extended: f.Extended, Ended: f.Ended, Latest: f.Latest,
	}
	if err := checkCycle(c); err != nil {
		return c, fmt.Errorf("cycle %q: %w", name, err)
	}
	return c, nil
}

func checkCycle(c debt.Cycle) error {
	if c.Name == "" {
		return errors.New("it has no name; write the version it stands for")
	}
	last := ""
	for _, day := range []string{c.Released, c.Active, c.Security, c.Extended} {
		switch {
		case day == "":
			continue
		case !isDay(day):
			return fmt.Errorf("%q is not a day; write YYYY-MM-DD", day)
		case day < last:
			return fmt.Errorf("%s comes before %s; released, active, security and extended stand in this order", day, last)
		}
		last = day
	}
	if c.Extended != "" && c.Security == "" {
		return errors.New("extended without security; write when security support ends for everybody")
	}
	if c.Ended && (c.Active != "" || c.Security != "") {
		return errors.New("ended is for cycles whose last day is not known; leave it out where days are")
	}
	return nil
}
