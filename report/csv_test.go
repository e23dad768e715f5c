package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

func TestCSVCells(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a": "a", "a=b": "a=b", "12": "12", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@org/a @org/b": "'@org/a @org/b",
		" =1": "' =1", "\u00a0@x": "'\u00a0@x", "＝1": "'＝1", "'=1": "''=1", "'": "''", "\t=1": `\t=1`, "\r=1": `\r=1`, "\n=1": `\n=1`,
	} {
		got := csvCell(in)
		if got != want {
			t.Errorf("csvCell(%q) = %q, want %q", in, got, want)
		}
		// What the reader is told to do brings the text back.
		if back := strings.TrimPrefix(got, "'"); back != visible(in) {
			t.Errorf("%q comes back as %q", in, back)
		}
	}
}

func TestCSVHasARowPerFinding(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(render(t, "csv", fullReport(), Options{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+6+1 || rows[0][0] != "rule" || rows[7][5] != "suppressed" || rows[7][20] != "sessions may be lost, see ADR 12" {
		t.Errorf("rows: %q", rows)
	}
}
