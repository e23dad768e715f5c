package debt

// Identifier is an id that the cloud gave to something, typed into a resource:
// it comes through no variable, no local value and no other row. What a module is
// given by its caller is not typed in the module.
type Identifier struct {
	Unit      string `json:"unit"`
	Resource  string `json:"resource"`  // ID of the row that has it
	Address   string `json:"address"`   // of that row
	Type      string `json:"type"`      // "aws_route"
	Attribute string `json:"attribute"` // path without the places in lists: "ingress.security_groups"
	Kind      string `json:"kind"`      // "vpc", "subnet", "tgw-attach": what the id begins with
	Name      string `json:"name"`      // "vpc-0a1b2c3d"
	Exists    Exists `json:"exists"`    // of the row
	Installed bool   `json:"installed"` // the row is there, in some configuration at least
	Each      bool   `json:"each"`      // the row has a for_each, or may have one
	At        At     `json:"at"`        // of the row
}
