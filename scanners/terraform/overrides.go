package terraform

import "slices"

// effective is the attribute of a block as Terraform sees it: an override file's
// stands for the block's own, and the last file's for those before. Blocks of
// one provider differ by alias, which a label does not show: they keep their own.
func (m *module) effective(b block, name string) (attribute, bool) {
	if b.kind == "provider" {
		return b.attr(name)
	}
	for _, o := range slices.Backward(m.overrides) {
		if a, ok := o.attr(name); ok && o.kind == b.kind && slices.Equal(o.labels, b.labels) {
			return a, true
		}
	}
	return b.attr(name)
}

// terraformBlocks are the terraform blocks that count. A backend that an override
// file names stands for any other, and its constraint on Terraform for the
// others'; the providers that it requires stand for those of the same names.
func (m *module) terraformBlocks() []block {
	isSetting := func(b block) bool { return b.kind != "terraform" }
	own := slices.DeleteFunc(slices.Clone(m.blocks), isSetting)
	over := slices.DeleteFunc(slices.Clone(m.overrides), isSetting)
	for _, o := range over {
		for i, b := range own {
			own[i] = replaced(b, o)
		}
		own = append(own, o)
	}
	return own
}

// replaced is a terraform block without what another one replaces.
func replaced(b, by block) block {
	_, version := by.attr("required_version")
	b.attrs = slices.DeleteFunc(slices.Clone(b.attrs), func(a attribute) bool { return version && a.name == "required_version" })
	isBackend := func(b block) bool { return b.kind == "backend" || b.kind == "cloud" }
	backend := slices.ContainsFunc(by.blocks, isBackend)
	b.blocks = slices.DeleteFunc(slices.Clone(b.blocks), func(inner block) bool { return backend && isBackend(inner) })
	for i, inner := range b.blocks {
		if inner.kind == "required_providers" {
			b.blocks[i] = withoutProviders(inner, by)
		}
	}
	return b
}

func withoutProviders(required, by block) block {
	named := func(a attribute) bool {
		return slices.ContainsFunc(by.blocks, func(o block) bool {
			_, ok := o.attr(a.name)
			return ok && o.kind == "required_providers"
		})
	}
	required.attrs = slices.DeleteFunc(slices.Clone(required.attrs), named)
	return required
}

// hasDefault reports whether a variable has a default, in its own block or in an
// override file's.
func (m *module) hasDefault(b block) bool {
	_, ok := m.effective(b, "default")
	return ok
}
