package source

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"
)

const (
	blameOne = "0123456789012345678901234567890123456789"
	blameTwo = "abcdefabcdefabcdefabcdefabcdefabcdefabcd"
)

// blameAnswer is what git says about three lines of two commits.
func blameAnswer(summary string) string {
	return blameOne + " 5 3 1\nauthor A\nauthor-time 10\ncommitter-time 20\nsummary " + summary + "\nboundary\nfilename a\n" +
		blameTwo + " 1 1 1\nauthor-time nonsense\ncommitter-time -5\nfilename \"a b\"\n" +
		blameOne + " 9 2 1\nprevious x y\nfilename b\n"
}

func TestReadBlame(t *testing.T) {
	for name, summary := range map[string]string{"short": "filename x", "long": strings.Repeat("x ", 100_000), "empty": ""} {
		b := newBlameReader()
		if err := b.read(bufio.NewReader(strings.NewReader(blameAnswer(summary)))); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for line, want := range map[int]string{1: blameTwo, 2: blameOne, 3: blameOne} {
			if got := b.lines[line]; got.Commit != want || got.Line != line {
				t.Errorf("%s: line %d: %+v", name, line, got)
			}
		}
		if b.lines[2].When().Unix() != 10 || b.lines[2].CommitTime.Unix() != 20 || b.lines[1].When().Unix() != 0 {
			t.Errorf("%s: %+v", name, b.lines)
		}
	}
}

func TestReadBlameErrors(t *testing.T) {
	cut := blameAnswer("x")
	tests := map[string]struct {
		answer string
		want   error
		lines  int
	}{
		"cut in a group": {cut[:len(cut)-3], io.ErrUnexpectedEOF, 2},
		"cut in a line":  {cut + blameOne, io.ErrUnexpectedEOF, 3},
		"no filename":    {blameOne + " 1 1 1\nauthor A\n", io.ErrUnexpectedEOF, 0},
	}
	for name, test := range tests {
		b := newBlameReader()
		err := b.read(bufio.NewReader(strings.NewReader(test.answer)))
		if !errors.Is(err, test.want) || len(b.lines) != test.lines {
			t.Errorf("%s: %v, %d lines", name, err, len(b.lines))
		}
	}
	for _, head := range []string{"x", "", blameOne + " 1 1", blameOne + " 1 0 1", blameOne + " 1 1 -1", blameOne + " 1 x 1", "zz 1 1 1"} {
		err := newBlameReader().read(bufio.NewReader(strings.NewReader(head + "\n")))
		if err == nil || !strings.Contains(err.Error(), "not understood") {
			t.Errorf("%q: %v", head, err)
		}
	}
}

func FuzzReadBlame(f *testing.F) {
	f.Add(blameAnswer("x"))
	f.Add(blameOne + " 1 9223372036854775807 9223372036854775807\nfilename a\n")
	f.Fuzz(func(t *testing.T, answer string) {
		b := newBlameReader()
		_ = b.read(bufio.NewReaderSize(strings.NewReader(answer), 16))
		for line, origin := range b.lines {
			if line < 1 || origin.Line != line || !origin.Known() || origin.CommitTime.Unix() > lastSecond {
				t.Errorf("%d: %+v", line, origin)
			}
		}
	})
}

func FuzzIgnoredCommits(f *testing.F) {
	f.Add([]byte(blameOne+" # x\n"), 40)
	f.Fuzz(func(t *testing.T, content []byte, length int) {
		for _, id := range parseIgnoredCommits(content, length) {
			if len(id) != length || !isHex(id) {
				t.Errorf("%q", id)
			}
		}
	})
}
