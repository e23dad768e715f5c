package shellscript_test

import (
	"testing"
	"testing/fstest"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/shellscript"
)

func TestMarkers(t *testing.T) {
	text := "#!/bin/sh\n# TODO: remove after the migration\necho '# TODO: this is text'\n"
	fsys := fstest.MapFS{"ci/a.sh": {Data: []byte(text)}}
	s := shellscript.New()
	facts, err := s.Scan(t.Context(), fsys, s.Units([]string{"ci/a.sh"})[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(facts.Marker) != 1 || facts.Marker[0].Kind != debt.MarkerPromise || facts.Marker[0].At.Line != 2 {
		t.Errorf("%+v", facts.Marker)
	}
}
