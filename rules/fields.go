package rules

import (
	"reflect"
	"strings"
)

// field is one field of a row as rules see it.
type field struct {
	name     string       // in Rego, which is its name in JSON
	index    []int        // for reflect.Value.FieldByIndex
	optional bool         // left out when it is empty
	typ      reflect.Type //
}

// fieldsOf lists the fields of a struct type as encoding/json would name them;
// the fields of embedded structs are the struct's own.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		sf := t.Field(i)
		name, options, _ := strings.Cut(sf.Tag.Get("json"), ",")
		switch {
		case sf.Anonymous && name == "" && sf.Type.Kind() == reflect.Struct:
			for _, inner := range fieldsOf(sf.Type) {
				inner.index = append([]int{i}, inner.index...)
				fields = append(fields, inner)
			}
		case !sf.IsExported() || name == "-":
		default:
			if name == "" {
				name = sf.Name
			}
			fields = append(fields, field{name, []int{i}, options == "omitempty", sf.Type})
		}
	}
	return fields
}

// documentFields lists the tables of the document.
func documentFields() []field { return fieldsOf(reflect.TypeFor[document]()) }

// rowType returns the struct type of the rows of the table input.name, whether
// the table is a list, a group of lists or a single object.
func rowType(name string) (reflect.Type, bool) {
	for _, f := range documentFields() {
		if f.name != name {
			continue
		}
		t := f.typ
		for t.Kind() == reflect.Map || t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		return t, t.Kind() == reflect.Struct
	}
	return nil, false
}
