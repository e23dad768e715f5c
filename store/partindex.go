package store

// partIndex finds the series of a part. Parts are row numbers: nearly all are
// small, and looked up for every run.
type partIndex struct {
	near []int32 // series and one; 0 where none is known
	far  map[int32]int32
}

// mostNear is one more than the largest part that is near.
const mostNear = 1 << 16

func newPartIndex() partIndex { return partIndex{far: map[int32]int32{}} }

func (p *partIndex) get(part int32) (series int, ok bool) {
	if uint32(part) < uint32(len(p.near)) {
		series := int(p.near[part])
		return series - 1, series > 0
	}
	found, ok := p.far[part]
	return int(found), ok
}

func (p *partIndex) put(part int32, series int) {
	if part < 0 || part >= mostNear {
		p.far[part] = int32(series)
		return
	}
	for int(part) >= len(p.near) {
		p.near = append(p.near, 0)
	}
	p.near[part] = int32(series) + 1
}
