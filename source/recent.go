package source

import "sync"

// recent remembers the last contents that were read only to learn their size,
// because whoever asks for a size reads the file next.
type recent struct {
	mu   sync.Mutex
	of   [8]*entry
	text [8][]byte
	next int
}

// maxRecent is the size of the largest content that is remembered.
const maxRecent = 4 << 20

// put remembers the content of e.
func (r *recent) put(e *entry, content []byte) {
	if len(content) > maxRecent {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.of[r.next], r.text[r.next] = e, content
	r.next = (r.next + 1) % len(r.of)
}

// take returns the content of e, and forgets it: it belongs to the caller.
func (r *recent) take(e *entry) ([]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, known := range r.of {
		if known == e {
			content := r.text[i]
			r.of[i], r.text[i] = nil, nil
			return content, true
		}
	}
	return nil, false
}
