package eval

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// How Terraform reads a value that stands in YAML without quotes. It is neither
// YAML 1.1 nor 1.2: "on" is true as in the one, and 012 is twelve as in the other.
var (
	yamlInteger = regexp.MustCompile(`^[-+]?[0-9]+$`)
	yamlOther   = regexp.MustCompile(`^0(x[0-9A-Fa-f]+|o[0-7]+)$`)
	yamlDecimal = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	yamlDate    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	yamlTime    = regexp.MustCompile(`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?$`)
)

// maxYAML is how many values a document that is decoded may hold, aliases
// counted as often as they are used.
const maxYAML = 20_000

// yamldecode reads one document: mappings as objects and sequences as tuples.
func yamldecode() function.Function {
	parse := func(args []cty.Value) (cty.Value, error) {
		d := &yamlDecoder{left: maxYAML}
		node, unread := yamlnode.ParseFirst("", []byte(args[0].AsString()))
		if len(unread) > 0 || !node.Exists() {
			return cty.NilVal, function.NewArgErrorf(0, "it is not one plain YAML document")
		}
		return d.value(node)
	}
	return function.New(&function.Spec{
		Params: texted("text"),
		Type: func(args []cty.Value) (cty.Type, error) {
			if !args[0].IsKnown() {
				return cty.DynamicPseudoType, nil
			}
			v, err := parse(args)
			if err != nil {
				return cty.NilType, err
			}
			return v.Type(), nil
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return parse(args) },
	})
}

// yamlDecoder turns nodes into values, as many as are left.
type yamlDecoder struct{ left int }

func (d *yamlDecoder) value(n yamlnode.Node) (cty.Value, error) {
	if d.left--; d.left < 0 {
		return cty.NilVal, errLimit
	}
	switch {
	case n.IsMapping():
		members := map[string]cty.Value{}
		err := d.members(n, members)
		return cty.ObjectVal(members), err
	case n.IsSequence():
		items := n.Items()
		values := make([]cty.Value, len(items))
		for i, item := range items {
			v, err := d.value(item)
			if err != nil {
				return cty.NilVal, err
			}
			values[i] = v
		}
		return cty.TupleVal(values), nil
	}
	return yamlScalar(n)
}

// members adds the pairs of a mapping; one that stands later wins, merged ones
// too.
func (d *yamlDecoder) members(n yamlnode.Node, members map[string]cty.Value) error {
	for pair := range n.Pairs() {
		if text, _, _ := pair.Key.Source(); text == "<<" {
			if !pair.Value.IsMapping() {
				return errFailed
			}
			if err := d.members(pair.Value, members); err != nil {
				return err
			}
			continue
		}
		key, err := yamlScalar(pair.Key)
		if err != nil {
			return err
		}
		name, known, err := keyOf(key)
		if err != nil || !known {
			return errFailed
		}
		if members[name], err = d.value(pair.Value); err != nil {
			return err
		}
	}
	return nil
}

// yamlScalar is a single value. Tags and times of day are left out: no two
// readers agree on them.
func yamlScalar(n yamlnode.Node) (cty.Value, error) {
	text, quoted, tag := n.Source()
	switch {
	case tag == "!!str", tag == "" && quoted:
		return cty.StringVal(text), nil
	case tag != "":
		return cty.NilVal, errFailed
	case slices.Contains([]string{"", "~", "null", "Null", "NULL"}, text):
		return cty.NullVal(cty.DynamicPseudoType), nil
	case yamlWord(text, "y", "yes", "on", "true"):
		return cty.True, nil
	case yamlWord(text, "n", "no", "off", "false"):
		return cty.False, nil
	case yamlOther.MatchString(text):
		n, err := strconv.ParseUint(text, 0, 63)
		if err != nil {
			return cty.NilVal, errFailed
		}
		return cty.NumberUIntVal(n), nil
	case yamlInteger.MatchString(text), yamlDecimal.MatchString(text):
		return yamlNumber(text)
	case yamlDate.MatchString(text):
		return cty.StringVal(text + "T00:00:00Z"), nil
	case yamlTime.MatchString(text), strings.HasPrefix(text, "."), strings.HasPrefix(text, "+."), strings.HasPrefix(text, "-."):
		return cty.NilVal, errFailed // times, infinities and what is no number
	}
	return cty.StringVal(text), nil
}

// yamlWord reports whether text is one of words as YAML may write it: in small
// letters, in capitals or with one capital in front.
func yamlWord(text string, words ...string) bool {
	for _, word := range words {
		if slices.Contains([]string{word, strings.ToUpper(word), strings.ToUpper(word[:1]) + word[1:]}, text) {
			return true
		}
	}
	return false
}

// yamlNumber reads a decimal, less the forms that JSON does not have.
func yamlNumber(text string) (cty.Value, error) {
	v, err := convert.Convert(cty.StringVal(strings.TrimPrefix(text, "+")), cty.Number)
	if err != nil || IsHuge(v) {
		return cty.NilVal, errFailed
	}
	return v, nil
}
