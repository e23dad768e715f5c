package history

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// oddities are commits with everything that is rare.
func oddities() []debt.Commit {
	late := time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
	return []debt.Commit{
		{},
		{ID: "not hex", Parents: []string{"not there", "not hex", ""}, CommitTime: late, AuthorTime: time.Unix(0, 0).UTC(), Cut: true},
		{ID: "ABCD", Author: debt.Person{Name: "\xff\x00\n", Email: "<>"}, AuthorTime: late, CommitTime: time.Unix(1, 0).UTC()},
		{ID: "abcd", CoAuthors: []debt.Person{{Name: "a"}, {Email: "b"}, {Name: "a"}}},
		{ID: "paths", Paths: []debt.PathChange{
			{Path: "z", Status: debt.FileAdded, From: "a\x00b"},
			{Path: "a/b", Status: debt.FileTypeChanged},
			{Path: "a", Status: debt.FileDeleted},
			{Path: "", Status: debt.FileModified},
			{Path: "a/b/c\xff"},
		}},
	}
}

func TestPackKeepsEverything(t *testing.T) {
	tests := map[string][]debt.Commit{
		"none": {}, "odd": oddities(), "sha-1": graph(rand.New(rand.NewPCG(1, 1))),
		"one": {node("0123456789abcdef", 5)}, "odd length": {node("abc", 5)}, "two lengths": {node("abcd", 5), node("ab", 6)},
	}
	for name, commits := range tests {
		packed := Pack(commits)
		got, err := Unpack(packed)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(commits, got); diff != "" {
			t.Errorf("%s (-packed +unpacked):\n%s", name, diff)
		}
		if !bytes.Equal(packed, Pack(got)) {
			t.Errorf("%s is not packed the same way again", name)
		}
	}
}

// TestPackKnowsEveryField fails when a commit says more than Pack writes down:
// then write that down, too, and raise the number in packMagic.
func TestPackKnowsEveryField(t *testing.T) {
	for _, test := range []struct {
		value  any
		fields int
	}{{debt.Commit{}, 8}, {debt.PathChange{}, 3}, {debt.Person{}, 2}} {
		if kind := reflect.TypeOf(test.value); kind.NumField() != test.fields {
			t.Errorf("%v has %d fields, of which %d are packed", kind, kind.NumField(), test.fields)
		}
	}
}

func TestUnpackNoticesDamage(t *testing.T) {
	packed := Pack(graph(rand.New(rand.NewPCG(2, 2))))
	damaged := func(data []byte, what string) {
		if list, err := Unpack(data); !errors.Is(err, ErrPacked) || list != nil {
			t.Errorf("%s: %d commits, %v", what, len(list), err)
		}
	}
	for i := range packed {
		damaged(packed[:i], "cut")
		flipped := slices.Clone(packed)
		flipped[i] ^= 1 << (i % 8)
		damaged(flipped, "flipped")
	}
	damaged(append(slices.Clone(packed), 0), "longer")
	damaged(nil, "nothing")
	damaged(sealed(nil), "empty")
	damaged(sealed([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f}), "size")
}

// sealed puts a right checksum before anything.
func sealed(data []byte) []byte {
	sum := sha256.Sum256(data)
	return slices.Concat([]byte(packMagic), sum[:packSum], data)
}

func FuzzUnpack(f *testing.F) {
	f.Add(Pack(oddities()), true)
	f.Add(Pack(nil), false)
	f.Fuzz(func(t *testing.T, data []byte, seal bool) {
		if seal {
			data = sealed(data)
		}
		wantStable(t, data, Unpack)
	})
}

// FuzzUnpackBody looks behind the checksum, where damage never gets.
func FuzzUnpackBody(f *testing.F) {
	for _, commits := range [][]debt.Commit{nil, oddities(), graph(rand.New(rand.NewPCG(3, 3)))} {
		f.Add(Pack(commits)[len(packMagic)+packSum:])
	}
	f.Fuzz(func(t *testing.T, body []byte) { wantStable(t, body, unpackBody) })
}

// wantStable: what can be read at all can be written and read again.
func wantStable(t *testing.T, data []byte, unpack func([]byte) ([]debt.Commit, error)) {
	t.Helper()
	commits, err := unpack(data)
	if err != nil {
		if !errors.Is(err, ErrPacked) {
			t.Fatal(err)
		}
		return
	}
	again, err := Unpack(Pack(commits))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(commits, again); diff != "" {
		t.Fatal(diff)
	}
}
