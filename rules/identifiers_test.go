package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestIdentifiersThatAreTypedIn(t *testing.T) {
	const id = "subnet-042d27892b9d249dc"
	row := func(change func(*debt.Resource)) debt.Resource {
		r := debt.Resource{Mode: "managed", Type: "aws_mq_broker", Address: "aws_mq_broker.orders", Exists: debt.ExistsYes, Values: debt.Values{Attrs: map[string]any{}}}
		change(&r)
		return r
	}
	for name, tt := range map[string]struct {
		change func(*debt.Resource)
		want   []string // attribute and name
	}{
		"a string":         {func(r *debt.Resource) { r.Attrs["subnet"] = id }, []string{"subnet " + id}},
		"of before 2016":   {func(r *debt.Resource) { r.Attrs["subnet"] = "subnet-042d2789" }, []string{"subnet subnet-042d2789"}},
		"in nested lists":  {func(r *debt.Resource) { r.Attrs["a"] = []any{map[string]any{"b": []any{1, id}}} }, []string{"a.b " + id}},
		"two of a text":    {func(r *debt.Resource) { r.Attrs["a"] = "vpc-0261abcd, tgw-attach-0261abce" }, []string{"a vpc-0261abcd", "a tgw-attach-0261abce"}},
		"too short":        {func(r *debt.Resource) { r.Attrs["a"] = "sg-0261abc" }, nil},
		"a name":           {func(r *debt.Resource) { r.Attrs["a"] = "acme-tgw-default1" }, nil},
		"through a local":  {func(r *debt.Resource) { r.Attrs["a"] = id; r.References = []debt.Reference{{Attribute: "a"}} }, nil},
		"part of a list":   {func(r *debt.Resource) { r.Attrs["a"] = []any{id}; r.References = []debt.Reference{{Attribute: "a.0"}} }, nil},
		"another's":        {func(r *debt.Resource) { r.Attrs["a"] = id; r.References = []debt.Reference{{Attribute: "b"}} }, []string{"a " + id}},
		"given to modules": {func(r *debt.Resource) { r.Attrs["a"] = id; r.Address = "module.m.aws_mq_broker.orders" }, nil},
		"of a look-up":     {func(r *debt.Resource) { r.Attrs["a"] = id; r.Mode = "data" }, nil},
		"of another cloud": {func(r *debt.Resource) { r.Attrs["a"] = id; r.Type = "google_sql_database_instance" }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, found := range identifiers([]debt.Resource{row(tt.change)}) {
				got = append(got, found.Attribute+" "+found.Name)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestIdentifiersOfRowsThatMayRepeat(t *testing.T) {
	attrs := map[string]any{"a": "vpc-0261abcd"}
	for name, tt := range map[string]struct {
		values debt.Values
		want   bool
	}{
		"once":          {debt.Values{Attrs: attrs}, false},
		"a set":         {debt.Values{Attrs: map[string]any{"a": "vpc-0261abcd", "for_each": []any{"x"}}}, true},
		"alternatives":  {debt.Values{Attrs: attrs, Maybe: map[string][]debt.Alternative{"for_each": {{}}}}, true},
		"not known":     {debt.Values{Attrs: attrs, Unsure: []string{"for_each"}}, true},
		"another doubt": {debt.Values{Attrs: attrs, Unsure: []string{"count"}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			for _, found := range identifiers([]debt.Resource{{Mode: "managed", Type: "aws_vpc", Values: tt.values}}) {
				if found.Each != tt.want {
					t.Errorf("each is %v", found.Each)
				}
			}
		})
	}
}
