package terraform

import "github.com/hashicorp/hcl/v2"

// JSON configuration does not say whether a property is a block or an
// attribute; the schemas below name those that are blocks at each level.
// Properties of a resource stay attributes, blocks or not.
func schemaOf(kind string) *hcl.BodySchema {
	switch kind {
	case "":
		return &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
			{Type: "terraform"},
			{Type: "locals"},
			{Type: "provider", LabelNames: []string{"name"}},
			{Type: "variable", LabelNames: []string{"name"}},
			{Type: "output", LabelNames: []string{"name"}},
			{Type: "module", LabelNames: []string{"name"}},
			{Type: "resource", LabelNames: []string{"type", "name"}},
			{Type: "data", LabelNames: []string{"type", "name"}},
			{Type: "check", LabelNames: []string{"name"}},
			{Type: "moved"},
			{Type: "removed"},
			{Type: "import"},
		}}
	case "terraform":
		return &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
			{Type: "required_providers"},
			{Type: "cloud"},
			{Type: "backend", LabelNames: []string{"type"}},
		}}
	case "resource", "removed":
		return &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
			{Type: "lifecycle"},
			{Type: "connection"},
			{Type: "provisioner", LabelNames: []string{"type"}},
		}}
	}
	return &hcl.BodySchema{}
}

func jsonBlocks(body hcl.Body) []block {
	blocks, _ := jsonContent(body, "")
	return blocks
}

// jsonContent splits a body into blocks and attributes. Diagnostics are left
// out on purpose: what a schema does not name is an attribute.
func jsonContent(body hcl.Body, kind string) ([]block, []attribute) {
	content, rest, _ := body.PartialContent(schemaOf(kind))
	var blocks []block
	for _, b := range content.Blocks {
		inner, attrs := jsonContent(b.Body, b.Type)
		blocks = append(blocks, block{
			kind: b.Type, labels: b.Labels, attrs: attrs, blocks: inner,
			at: location(b.DefRange),
		})
	}
	if kind == "" {
		return blocks, nil
	}
	found, _ := rest.JustAttributes()
	var attrs []attribute
	for _, a := range found {
		if a.Name != "//" { // the JSON syntax's comment
			attrs = append(attrs, attribute{name: a.Name, expr: a.Expr, at: location(a.Range)})
		}
	}
	return blocks, inOrder(attrs)
}
