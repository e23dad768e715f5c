package main

import "testing"

func TestGarbageIsBoundByWhatIsInUse(t *testing.T) {
	for _, tt := range []struct {
		live uint64
		want int
	}{
		{0, 200}, {40 << 20, 200}, {70 << 20, 100}, {80 << 20, 75}, {90 << 20, 60}, {140 << 20, 60}, {4 << 30, 60},
	} {
		if got := garbagePercent(tt.live); got != tt.want {
			t.Errorf("%d MiB in use: %d percent, want %d", tt.live>>20, got, tt.want)
		}
	}
}
