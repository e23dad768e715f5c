package debt_test

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// oneOfEach has one row in every table; a table that is added is in it, too.
func oneOfEach() debt.Facts {
	var facts debt.Facts
	v := reflect.ValueOf(&facts).Elem()
	for i := range v.NumField() {
		v.Field(i).Set(reflect.MakeSlice(v.Field(i).Type(), 1, 1))
	}
	return facts
}

func TestJoinHasEveryRowOfEveryTableOnce(t *testing.T) {
	first, second := oneOfEach(), oneOfEach()
	joined := debt.Join([]*debt.Facts{&first, &second})

	want := oneOfEach()
	want.Append(oneOfEach())
	if diff := cmp.Diff(want, joined); diff != "" {
		t.Error(diff)
	}
	v := reflect.ValueOf(joined)
	for i := range v.NumField() {
		if n := v.Field(i).Len(); n != 2 {
			t.Errorf("%s has %d rows, not one of each part", v.Type().Field(i).Name, n)
		}
	}
	if diff := cmp.Diff(debt.Facts{}, first); diff != "" {
		t.Errorf("a part still holds rows: %s", diff)
	}
}

func TestJoinKeepsTheOrderAndNoEmptyTables(t *testing.T) {
	parts := []*debt.Facts{{Unread: []debt.Unread{{Path: "a"}, {Path: "b"}}}, {}, {Unread: []debt.Unread{{Path: "c"}}}}
	want := debt.Facts{Unread: []debt.Unread{{Path: "a"}, {Path: "b"}, {Path: "c"}}}
	if diff := cmp.Diff(want, debt.Join(parts)); diff != "" {
		t.Error(diff)
	}
}
