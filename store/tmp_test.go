//go:build long

package store

import "testing"

func TestTmpTrend(t *testing.T) {
	l, err := OpenReadOnly(t.Context(), "/tmp/year.db", Options{})
	if err != nil {
		t.Fatal(err)
	}
	checked(t, l)
	trends(t, l)
}
