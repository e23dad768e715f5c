package store

import (
	"database/sql/driver"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// wordingOf takes the parts of a key out of a message, so that the findings of
// a rule share their words. A message that has braces is its own wording.
func wordingOf(message, key string) string {
	var parts []string
	if strings.ContainsAny(message, "{}") || json.Unmarshal([]byte(key), &parts) != nil {
		return literal + message
	}
	pairs := []string{}
	for i, part := range parts {
		if part != "" {
			pairs = append(pairs, part, "{"+strconv.Itoa(i)+"}")
		}
	}
	return strings.NewReplacer(pairs...).Replace(message)
}

// literal marks a wording in which braces mean themselves.
const literal = "{}"

// message puts the parts of a key back.
func message(wording string, key []string) string {
	if rest, ok := strings.CutPrefix(wording, literal); ok {
		return rest
	}
	pairs := make([]string, 0, 2*len(key))
	for i, part := range key {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", part)
	}
	return strings.NewReplacer(pairs...).Replace(wording)
}

// digits is a fingerprint as the file keeps it: as bytes when it is in
// lower-case hex, and else as it is.
type digits string

// Value packs a fingerprint.
func (p digits) Value() (driver.Value, error) {
	if b, err := hex.DecodeString(string(p)); err == nil && hex.EncodeToString(b) == string(p) {
		return b, nil
	}
	return string(p), nil
}

// Scan unpacks a fingerprint.
func (p *digits) Scan(value any) error {
	switch v := value.(type) {
	case []byte:
		*p = digits(hex.EncodeToString(v))
	case string:
		*p = digits(v)
	default:
		return fmt.Errorf("a fingerprint cannot be a %T", value)
	}
	return nil
}
