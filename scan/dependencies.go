package scan

import (
	"context"

	"github.com/debtscan/debtscan/debt"
)

// Dependencies lists every place that depends on a product of the tables of
// ends of life, by place. Neither rules nor history are looked at.
func Dependencies(ctx context.Context, o Options) ([]debt.Dependency, error) {
	o.Past = nil
	r, err := resolve(ctx, o)
	if err != nil {
		return nil, err
	}
	return r.life.Dependencies(r.facts, r.owners.Units, o.Now), nil
}
