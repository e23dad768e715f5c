package source

import (
	"bufio"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

const zeros = "0000000000000000000000000000000000000000"

func logExample() string {
	blob := strings.Repeat("a", 40)
	return "commit c1\ntree t\nparent p\nauthor A <a@x> 12 +0100\ncommitter B <b@x> 13 +0000\ngpgsig x\n :100644 y\n\n    message\n    :100644 no change\n" +
		"\n:100644 100644 " + blob + " " + zeros + " M\x00commit c0\x00:000000 100644 " + zeros + " " + blob + " A\x00new\x00" +
		":100644 000000 " + blob + " " + zeros + " D\x00old\x00:160000 160000 " + blob + " " + zeros + " M\x00mod\x00\x00" +
		"commit c0\ntree t\nauthor A <a@x> 11 +0000\ncommitter B <b@x> 11 +0000\n\n    empty\n"
}

func TestReadLogStream(t *testing.T) {
	for _, size := range []int{16, 4096} { // records longer than the buffer, too
		var got []debt.Commit
		err := readLogStream(bufio.NewReaderSize(strings.NewReader(logExample()), size), func(c rawCommit) error {
			got = append(got, c.commit(newPeople(nil), map[string]bool{}, ""))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		want := []debt.Commit{
			{
				ID: "c1", Parents: []string{"p"}, Author: debt.Person{Name: "A", Email: "a@x"},
				AuthorTime: seconds([]byte("<> 12")), CommitTime: seconds([]byte("<> 13")),
				Paths: []debt.PathChange{{Path: "commit c0", Status: 'M'}, {Path: "new", Status: 'A', From: "old"}, {Path: "old", Status: 'D'}},
			},
			{
				ID: "c0", Author: debt.Person{Name: "A", Email: "a@x"},
				AuthorTime: seconds([]byte("<> 11")), CommitTime: seconds([]byte("<> 11")),
			},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestReadLogStreamErrors(t *testing.T) {
	for _, text := range []string{
		"hello", "commit ", "commit c\n\n:100644 100644 a b\x00path\x00", "commit c\n\n:100644 100644 a b M\x00",
		"commit c\n\n:1 2 3 4 M x\x00p\x00", "commit c\n\n:0 1 2 3 M\x00p\x00garbage\x00",
	} {
		if err := readLogStream(bufio.NewReader(strings.NewReader(text)), func(rawCommit) error { return nil }); err == nil {
			t.Errorf("%q was understood", text)
		}
	}
}

func TestSplitIdent(t *testing.T) {
	tests := map[string][2]string{
		"Ann B <a@x> 1 +0000":        {"Ann B", "a@x"},
		"<a@x> 1 +0000":              {"", "a@x"},
		"A <b <c@x>> 1 +0000":        {"A", "b <c@x"},
		"no brackets 1 +0000":        {"", ""},
		"> A < b@x > 1 +0000":        {"> A", " b@x "},
		"open <a@x 1 +0000":          {"", ""},
		"  spaces   <a@x>7777777777": {"spaces", "a@x"},
	}
	for line, want := range tests {
		name, mail, _ := splitIdent([]byte(line))
		if string(name) != want[0] || string(mail) != want[1] {
			t.Errorf("%q is %q and %q, want %q", line, name, mail, want)
		}
	}
}

func TestSeconds(t *testing.T) {
	for line, want := range map[string]int64{
		"A <a@x> 1700000000 +0100": 1700000000, "A <a@x> -5 +0000": 0, "A <a@x>": 0, "": 0, "A <a@x> later": 0,
		"A <a@x> 99999999999999999999 +0000": 0, "A <a@x> 253402300800 +0000": 0, "A <a>b> 7": 7,
	} {
		if got := seconds([]byte(line)).Unix(); got != want {
			t.Errorf("%q is %d, want %d", line, got, want)
		}
	}
}

func TestMovesAmongTwins(t *testing.T) {
	file := func(path string, status debt.ChangeStatus) fileChange {
		return fileChange{path: path, status: status, blob: "same"}
	}
	changes := []fileChange{
		file("a/x/versions.tf", 'D'), file("a/y/versions.tf", 'D'), file("b/x/versions.tf", 'A'), file("b/y/versions.tf", 'A'), file("c", 'A'),
		{path: "empty", status: 'A', blob: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"},
		{path: "nothing", status: 'D', blob: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"},
	}
	from := map[string]string{}
	for _, c := range pathChanges(changes, "") {
		if c.From != "" {
			from[c.Path] = c.From
		}
	}
	want := map[string]string{"b/x/versions.tf": "a/x/versions.tf", "b/y/versions.tf": "a/y/versions.tf"}
	if diff := cmp.Diff(want, from); diff != "" {
		t.Error(diff)
	}
}

func FuzzLog(f *testing.F) {
	f.Add([]byte(logExample()))
	f.Add([]byte("commit c\n\n:100644 100644 a b M\x00p\x00\x00commit"))
	f.Fuzz(func(t *testing.T, stream []byte) {
		commits := 0
		err := readLogStream(bufio.NewReaderSize(bytes.NewReader(stream), 16), func(c rawCommit) error {
			for _, p := range c.commit(newPeople(nil), nil, "").Paths {
				if refused(p.Path) != "" {
					t.Errorf("the path %q is not valid", p.Path)
				}
			}
			commits++
			return nil
		})
		if commits > len(stream) || errors.Is(err, errStopped) {
			t.Errorf("%d commits out of %d bytes: %v", commits, len(stream), err)
		}
	})
}

func FuzzCommit(f *testing.F) {
	f.Add([]byte("tree t\nauthor A <a@x> 1 +0000\ncommitter B <b@x> 2 +0000\n\nm\n\nCo-authored-by: C <c@x>\n"))
	f.Add([]byte("author >< \n\nco-authored-by: <>"))
	f.Fuzz(func(t *testing.T, text []byte) {
		raw := rawCommit{text: parseCommit(text)}
		c := raw.commit(newPeople(text), nil, "")
		if len(c.CoAuthors) > maxCoAuthors || c.AuthorTime.Year() > 9999 {
			t.Errorf("%+v", c)
		}
	})
}

func FuzzTreeEntries(f *testing.F) {
	f.Add([]byte("100644 a\x0012345678901234567890"))
	f.Add([]byte("40000 d\x0012345678901234567890120000 l\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		entries := treeEntries{rest: content}
		for count := 0; ; count++ {
			if _, ok := entries.next(); !ok {
				break
			}
			if count > len(content) {
				t.Fatal("it does not end")
			}
		}
	})
}
