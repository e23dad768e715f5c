package source_test

import (
	"crypto/sha1" //nolint:gosec // git's object ids
	"fmt"
)

func blobID(content []byte) string {
	return fmt.Sprintf("%x", sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(content), content))) //nolint:gosec // see the import
}
