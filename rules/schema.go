package rules

import (
	"reflect"

	"github.com/open-policy-agent/opa/v1/ast"
)

// schemaName is what a rule's annotation binds to input.
const schemaName = "schema.facts"

// schemaSet holds the schema of the document under the name that rules bind it
// by. OPA takes an object with properties as closed, so a misspelt table, field
// or key is a compile error instead of a rule that never fires. The keys of
// groups are those that the checked rules read, each proven by its rule's
// example; see CheckKeys.
func schemaSet(known keySet) *ast.SchemaSet {
	properties := map[string]any{}
	for _, f := range documentFields() {
		if roleOf(f.name) == roleGroup {
			properties[f.name] = groupSchema(f.typ.Elem(), known.of(f.name))
		} else {
			properties[f.name] = schemaOf(f.typ)
		}
	}
	set := ast.NewSchemaSet()
	set.Put(ast.MustParseRef(schemaName), objectSchema(properties))
	return set
}

// groupSchema describes a group with the given keys. Without any, nothing can
// be said about it.
func groupSchema(rows reflect.Type, keys []string) map[string]any {
	if len(keys) == 0 {
		return openSchema()
	}
	properties := map[string]any{}
	for _, key := range keys {
		properties[key] = schemaOf(rows)
	}
	return objectSchema(properties)
}

// schemaOf describes a Go type in JSON Schema. The types of the vocabulary are
// not recursive.
func schemaOf(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.Struct:
		properties := map[string]any{}
		for _, f := range fieldsOf(t) {
			properties[f.name] = schemaOf(f.typ)
		}
		return objectSchema(properties)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Map:
		return openSchema()
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Interface:
		return map[string]any{}
	}
	// Integers too: Rego has one type of number.
	return map[string]any{"type": "number"}
}

func objectSchema(properties map[string]any) map[string]any {
	return map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
}

// openSchema describes an object whose keys are data, such as attributes. OPA
// does not check below it.
func openSchema() map[string]any {
	return map[string]any{"type": "object", "additionalProperties": true}
}
