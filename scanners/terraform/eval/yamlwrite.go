package eval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// yamlWidth is the column behind which Terraform breaks a string at a space.
const yamlWidth = 80

// yamlencode writes a value as Terraform does. Where its text takes an unusual
// form, such as a string with control characters, it is not known.
func yamlencode() function.Function {
	value := parameter("value")
	value.AllowNull = true
	return function.New(&function.Spec{
		Params: []function.Parameter{value},
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			w := &yamlWriter{}
			if v := args[0]; !v.IsWhollyKnown() || v.IsNull() || v.Type() == cty.Number || v.Type() == cty.Bool {
				return cty.UnknownVal(cty.String), nil
			}
			w.value(args[0], 0)
			if w.lost {
				return cty.UnknownVal(cty.String), nil
			}
			return cty.StringVal(w.String()), nil
		},
	})
}

// yamlWriter writes one document. The cursor is always behind what a value
// follows: "key:", "-" or nothing.
type yamlWriter struct {
	strings.Builder
	column int
	lost   bool // the text is not known
}

func (w *yamlWriter) put(s string) {
	w.WriteString(s)
	w.column += utf8.RuneCountInString(s)
}

func (w *yamlWriter) line(indent int) {
	w.WriteString("\n" + strings.Repeat(" ", indent))
	w.column = indent
}

// value writes v at indent, with the line's end behind it where it is the last.
func (w *yamlWriter) value(v cty.Value, indent int) {
	w.node(v, indent, true)
	w.WriteString("\n")
}

// node writes v; fresh says that nothing stands before it on its line but dashes.
func (w *yamlWriter) node(v cty.Value, indent int, fresh bool) {
	t := v.Type()
	switch {
	case w.lost || w.Len() > maxWeight: // deep nesting makes much of little
		w.lost = true
	case v.IsNull():
		w.put("null")
	case t == cty.Bool && v.True():
		w.put("true")
	case t == cty.Bool:
		w.put("false")
	case t == cty.Number:
		w.put(v.AsBigFloat().Text('f', -1))
	case t == cty.String:
		w.text(v.AsString(), indent)
	case !v.CanIterateElements():
		w.lost = true
	case t.IsObjectType() || t.IsMapType():
		w.object(v, indent, fresh)
	default:
		w.sequence(v, indent, fresh)
	}
}

func (w *yamlWriter) object(v cty.Value, indent int, fresh bool) {
	members := v.AsValueMap()
	if len(members) == 0 {
		w.put("{}")
		return
	}
	keys := make([]string, 0, len(members))
	for key := range members {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for i, key := range keys {
		if i > 0 || !fresh {
			w.line(indent)
		}
		if !simpleKey(key) {
			w.lost = true
			return
		}
		w.put(quotedYAML(key) + ":")
		w.member(members[key], indent)
	}
}

// member writes what stands behind a key: a scalar on its line, a mapping
// further in, a sequence below the key itself.
func (w *yamlWriter) member(v cty.Value, indent int) {
	switch {
	case inline(v):
		w.put(" ")
		w.node(v, indent+2, true)
	case v.Type().IsObjectType() || v.Type().IsMapType():
		w.node(v, indent+2, false)
	default:
		w.node(v, indent, false)
	}
}

func (w *yamlWriter) sequence(v cty.Value, indent int, fresh bool) {
	elements := v.AsValueSlice()
	if len(elements) == 0 {
		w.put("[]")
		return
	}
	for i, element := range elements {
		if i > 0 || !fresh {
			w.line(indent)
		}
		w.put("- ")
		w.node(element, indent+2, true)
	}
}

// inline reports whether a value is written on the line of its key.
func inline(v cty.Value) bool {
	return v.IsNull() || !v.CanIterateElements() || v.LengthInt() == 0
}
