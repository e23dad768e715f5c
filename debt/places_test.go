package debt_test

import (
	"reflect"
	"testing"

	"github.com/debtscan/debtscan/debt"
)

// Every table whose rows have a place is among those that Places walks: a new
// table that is forgotten would have no context and no suppressions.
func TestPlacesWalksEveryTable(t *testing.T) {
	var facts debt.Facts
	tables := 0
	v := reflect.ValueOf(&facts).Elem()
	for i := range v.NumField() {
		row := v.Field(i).Type().Elem()
		if field, ok := row.FieldByName("At"); !ok || field.Type != reflect.TypeFor[debt.At]() {
			continue
		}
		tables++
		v.Field(i).Set(reflect.MakeSlice(v.Field(i).Type(), 2, 2))
	}
	walked := map[*debt.At]bool{}
	for at := range facts.Places() {
		walked[at] = true
	}
	if len(walked) != 2*tables || tables == 0 {
		t.Errorf("%d places of %d tables with two rows each", len(walked), tables)
	}
	for range facts.Places() {
		break // stopping early is fine
	}
}
