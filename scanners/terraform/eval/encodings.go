package eval

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"io"
	"net/url"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// encodings are the functions that write text as bytes, and read it back. What
// base64gzip gives is not among them: it differs by version.
func encodings() map[string]function.Function {
	return map[string]function.Function{
		"base64encode":     turned(func(s string) (string, error) { return base64.StdEncoding.EncodeToString([]byte(s)), nil }),
		"base64decode":     turned(decoded),
		"base64gunzip":     turned(unzipped),
		"urlencode":        turned(func(s string) (string, error) { return url.QueryEscape(s), nil }),
		"urldecode":        turned(url.QueryUnescape),
		"textencodebase64": charset(textEncoded),
		"textdecodebase64": charset(textDecoded),
	}
}

func decoded(s string) (string, error) {
	content, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", function.NewArgErrorf(0, "it is not base64: %w", err)
	}
	if !utf8.Valid(content) {
		return "", function.NewArgErrorf(0, "it decodes to what is no text")
	}
	return string(content), nil
}

// unzipped refuses what would grow past the bound of an argument.
func unzipped(s string) (string, error) {
	content, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", function.NewArgErrorf(0, "it is not base64: %w", err)
	}
	reader, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return "", function.NewArgErrorf(0, "it is not gzip: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(reader, argumentBytes+1))
	if err != nil || len(text) > argumentBytes || !utf8.Valid(text) {
		return "", function.NewArgErrorf(0, "it is no short text")
	}
	return string(text), nil
}

// charset is a function of a string and of the name of a character encoding. An
// encoding that is not among the few here is not known, rather than in error.
func charset(turn func(s, encoding string) (text string, known bool, err error)) function.Function {
	return function.New(&function.Spec{
		Params: texted("text", "encoding"),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			text, known, err := turn(args[0].AsString(), strings.ToUpper(args[1].AsString()))
			if err != nil {
				return cty.NilVal, err
			}
			if !known {
				return cty.UnknownVal(cty.String), nil
			}
			return cty.StringVal(text), nil
		},
	})
}

func textEncoded(s, encoding string) (text string, known bool, err error) {
	if encoding == "UTF-8" {
		return base64.StdEncoding.EncodeToString([]byte(s)), true, nil
	}
	order, ok := byteOrder(encoding)
	if !ok {
		return "", false, nil
	}
	var content []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		content = order.AppendUint16(content, unit)
	}
	return base64.StdEncoding.EncodeToString(content), true, nil
}

func textDecoded(s, encoding string) (text string, known bool, err error) {
	if encoding == "UTF-8" {
		text, err = decoded(s)
		return text, true, err
	}
	order, ok := byteOrder(encoding)
	if !ok {
		return "", false, nil
	}
	content, err := base64.StdEncoding.DecodeString(s)
	if err != nil || len(content)%2 != 0 {
		return "", true, function.NewArgErrorf(0, "it is no such text in base64")
	}
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	return string(utf16.Decode(units)), true, nil
}

// order reads and writes the two bytes of a unit of UTF-16.
type order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func byteOrder(encoding string) (order, bool) {
	switch encoding {
	case "UTF-16LE":
		return binary.LittleEndian, true
	case "UTF-16BE":
		return binary.BigEndian, true
	}
	return nil, false
}
