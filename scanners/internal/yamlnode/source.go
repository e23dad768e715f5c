package yamlnode

import "go.yaml.in/yaml/v3"

// Source is a scalar as it stands in the file, for readers with rules of their
// own for what words mean: its text, whether it is in quotes or a block of
// lines, and the tag that is written before it, "" for none. Other nodes have
// no text.
func (n Node) Source() (text string, quoted bool, tag string) {
	if !n.IsScalar() {
		return "", false, ""
	}
	const marks = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n.value.Style&yaml.TaggedStyle != 0 {
		tag = n.value.ShortTag()
	}
	return n.value.Value, n.value.Style&marks != 0, tag
}
