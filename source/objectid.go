package source

import (
	"crypto/sha1" //nolint:gosec // git's object ids are SHA-1; nothing here relies on it for safety
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"strconv"
)

// objectFormat is the hash that names a repository's objects.
type objectFormat string

const (
	formatSHA1   objectFormat = "sha1"
	formatSHA256 objectFormat = "sha256"
)

// blob is the id git would give to content.
func (f objectFormat) blob(content []byte) string {
	var h hash.Hash
	if f == formatSHA256 {
		h = sha256.New()
	} else {
		h = sha1.New() //nolint:gosec // see the import
	}
	h.Write([]byte("blob " + strconv.Itoa(len(content)) + "\x00"))
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}
