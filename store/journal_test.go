package store

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func someJournal(r *rand.Rand) journal {
	j := journal{first: 1 + r.IntN(1000)}
	for range r.IntN(9) {
		j.opened = append(j.opened, cell{r.Int32N(200), r.Int32N(3000), r.Int32N(9), r.Int32N(5000), r.Int32N(1280), uint8(r.IntN(4)), uint8(r.IntN(2)), uint8(r.IntN(6)), false})
	}
	span := 0
	for range r.IntN(9) {
		span += 1 + r.IntN(300)
		j.closed = append(j.closed, closing{span, uint8(r.IntN(9))})
		j.priced = append(j.priced, pricing{int32(span), r.Int32N(500) - 250})
	}
	return j
}

func TestJournalIsReadAsWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var got journal
	for range 500 {
		want := someJournal(r)
		if err := got.unpack(want.pack()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(journal{}, cell{}, closing{}, pricing{}), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-written +read):\n%s", diff)
		}
	}
}

func TestJournalThatIsCutIsRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	packed := (&journal{first: 3, opened: someJournal(r).opened, closed: []closing{{4, 6}}}).pack()
	for n := range packed {
		if err := new(journal).unpack(packed[:n]); err == nil {
			t.Errorf("%d of %d bytes are a journal", n, len(packed))
		}
	}
	if err := new(journal).unpack(append(packed, 0)); err == nil {
		t.Error("a journal with a byte behind it is one")
	}
}

func FuzzJournal(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 20 {
		j := someJournal(r)
		f.Add(j.pack())
	}
	f.Fuzz(func(_ *testing.T, packed []byte) {
		var j journal
		var b book
		if j.unpack(packed) == nil {
			_ = b.apply(&j, nobody{})
		}
	})
}
