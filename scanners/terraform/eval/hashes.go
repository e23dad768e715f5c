package eval

import (
	"crypto/md5"  //nolint:gosec // what the language calls md5
	"crypto/sha1" //nolint:gosec // what the language calls sha1
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"

	"github.com/zclconf/go-cty/cty/function"
)

// digest makes the text that a hash function of Terraform's gives for content.
type digest func(content []byte) string

// digests are the hash functions. Each has a sibling that hashes a file, whose
// name digestsOfFiles gives.
func digests() map[string]digest {
	return map[string]digest{
		"md5":    func(content []byte) string { sum := md5.Sum(content); return hex.EncodeToString(sum[:]) },
		"sha1":   func(content []byte) string { sum := sha1.Sum(content); return hex.EncodeToString(sum[:]) },
		"sha256": func(content []byte) string { sum := sha256.Sum256(content); return hex.EncodeToString(sum[:]) },
		"sha512": func(content []byte) string { sum := sha512.Sum512(content); return hex.EncodeToString(sum[:]) },
		"base64sha256": func(content []byte) string {
			sum := sha256.Sum256(content)
			return base64.StdEncoding.EncodeToString(sum[:])
		},
		"base64sha512": func(content []byte) string {
			sum := sha512.Sum512(content)
			return base64.StdEncoding.EncodeToString(sum[:])
		},
	}
}

// fileDigests are the functions that say something of a file's bytes.
func fileDigests() map[string]digest {
	of := digests()
	return map[string]digest{
		"filemd5": of["md5"], "filesha1": of["sha1"], "filesha256": of["sha256"], "filesha512": of["sha512"],
		"filebase64sha256": of["base64sha256"], "filebase64sha512": of["base64sha512"],
		"filebase64": base64.StdEncoding.EncodeToString,
	}
}

// hashes are the functions that hash a string.
func hashes() map[string]function.Function {
	all := map[string]function.Function{"uuidv5": uuidv5()}
	for name, of := range digests() {
		all[name] = turned(func(s string) (string, error) { return of([]byte(s)), nil })
	}
	return all
}
