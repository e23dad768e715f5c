package source

// objectContents reads files out of git's objects.
type objectContents struct {
	load func(id string) ([]byte, error)
}

func (o objectContents) read(e *entry) ([]byte, error) { return o.load(e.blob) }

func (o objectContents) link(e *entry) (string, error) {
	target, err := o.load(e.blob)
	return string(target), err
}
