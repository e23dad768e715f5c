package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Bounds of what counts as pasted. Two of a kind may be chance, and small
// things look alike because there is one way to write them.
const (
	minCopies     = 3
	minFileBlocks = 5
	minArguments  = 4
	minJobSteps   = 4
	minAlike      = 0.8 // share of arguments that a copy has in common with most of its group
)

// Copies finds things that were pasted instead of shared: files of Terraform
// directories, blocks of directories that are siblings, and jobs of pipelines.
// It looks at code that runs and that people write only, compares every thing with what most of its
// group say and never with each other, and so takes time that is linear in the
// facts.
func Copies(f debt.Facts) []debt.Copy {
	blocks := pasteable(f)
	copies := fileCopies(blocks)
	copies = append(copies, blockCopies(blocks)...)
	return append(copies, jobCopies(f)...)
}

// block is a resource, data source or module call as copies are told by.
type block struct {
	id, unit, address, kind string
	values                  debt.Values
	known                   arguments // of values, once somebody asks
	at                      debt.At
}

// args are what the block sets. Most blocks are like no other, and are never
// asked.
func (b *block) args() arguments {
	if b.known == nil {
		b.known = argumentsOf(b.values)
	}
	return b.known
}

func pasteable(f debt.Facts) []*block {
	var blocks []*block
	generated := map[string]bool{}
	for _, m := range f.Marker {
		generated[m.At.Path] = generated[m.At.Path] || m.Kind == debt.MarkerGenerated
	}
	for _, r := range f.Resource {
		if r.At.Context == debt.Live && !generated[r.At.Path] {
			blocks = append(blocks, &block{id: r.ID, unit: r.Unit, address: r.Address, kind: r.Type, values: r.Values, at: r.At})
		}
	}
	for _, m := range f.Module {
		if m.At.Context == debt.Live && !generated[m.At.Path] {
			blocks = append(blocks, &block{id: m.ID, unit: m.Unit, address: m.Address, kind: unversioned(m.Source), values: m.Values, at: m.At})
		}
	}
	return blocks
}

// unversioned is a module's source without the version that it asks for.
func unversioned(source string) string {
	source, _, _ = strings.Cut(source, "?")
	return source
}

func (b *block) lines() int { return max(b.at.EndLine-b.at.Line, 0) + 1 }

// digest makes a short name of what things have in common.
func digest(parts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:6])
}
