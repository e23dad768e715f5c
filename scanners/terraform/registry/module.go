package registry

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Module is what is known of a module for a range of its releases.
type Module struct {
	releases  span
	defaults  map[string]hclsyntax.Expression // of variables; nil for one that each call must set
	resources []Resource
	outputs   map[string]string // local names of resources, by output
}

// Resource is a resource that a module declares.
type Resource struct {
	Type, Name string
	// Within is the address of the inner module that declares the resource,
	// such as module.db_instance; empty for the module itself.
	Within string
	// Unsure are the names of the arguments and blocks that the module sets in
	// a way that is not told.
	Unsure []string
	Body
}

// Address is where the resource stands inside the module.
func (r Resource) Address() string {
	if r.Within != "" {
		return r.Within + "." + r.local()
	}
	return r.local()
}

// local is how files of data name the resource.
func (r Resource) local() string { return r.Type + "." + r.Name }

// Body is the inside of a block.
type Body struct {
	Attributes []Attribute
	Blocks     []Block
}

// Attribute is an argument and what it is set to.
type Attribute struct {
	Name string
	Expr hclsyntax.Expression
}

// Block is a nested block.
type Block struct {
	Type   string
	Labels []string
	Body
}

// Names are the arguments and blocks that the module may set.
func (r Resource) Names() []string {
	names := append([]string{}, r.Unsure...)
	for _, a := range r.Attributes {
		names = append(names, a.Name)
	}
	for _, b := range r.Blocks {
		if b.Type == "dynamic" {
			names = append(names, b.Labels...)
			continue
		}
		names = append(names, b.Type)
	}
	return names
}

// Inner is the address inside the module of what a name of its caller gives
// away, such as aws_sqs_queue.this for module.jobs.queue_arn; steps are those
// behind the module's own. It is empty when that is not known.
func (m *Module) Inner(steps hcl.Traversal) string {
	var names []string
	for _, step := range steps {
		if attr, ok := step.(hcl.TraverseAttr); ok {
			names = append(names, attr.Name)
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 1 && m.declares(names[0]+"."+names[1]):
		return m.addressOf(names[0] + "." + names[1]) // a name that expansion wrote
	}
	return m.addressOf(m.outputs[names[0]])
}

func (m *Module) declares(local string) bool { return m.addressOf(local) != "" }

func (m *Module) addressOf(local string) string {
	for _, r := range m.resources {
		if r.local() == local {
			return r.Address()
		}
	}
	return ""
}
