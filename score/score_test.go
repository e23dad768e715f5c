package score

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func at(x float64) *float64 { return &x }

func TestScore(t *testing.T) {
	type want struct {
		Factors        debt.Factors
		Interest, Rank float64
	}
	tests := []struct {
		name string
		in   Input
		want want
	}{
		{
			"nothing known",
			Input{},
			want{debt.Factors{Version: 1, Severity: 1, Blast: 1, Churn: 1, Age: 1, Confidence: 0.4}, 0.4, 0.8},
		},
		{
			"a plain finding",
			Input{Severity: debt.High, Confidence: debt.ConfidenceHigh, Minutes: 60, Interest: "change"},
			want{debt.Factors{Version: 1, Severity: 4, Blast: 1, Churn: 1, Age: 1, Confidence: 1}, 4, 4},
		},
		{
			"every factor",
			Input{Severity: debt.High, Confidence: debt.ConfidenceMedium, Minutes: 45, Interest: "change", Dependents: 5, Churn: at(0.6), AgeDays: at(253)},
			want{debt.Factors{Version: 1, Severity: 4, Blast: 2.292, Churn: 1.4, Age: 1.693, Confidence: 0.7}, 15.2, 17.6},
		},
		{
			"the most",
			Input{Severity: debt.Critical, Confidence: debt.ConfidenceHigh, Minutes: 15, Interest: "change", Dependents: 1000, Churn: at(1), AgeDays: at(4000)},
			want{debt.Factors{Version: 1, Severity: 8, Blast: 4, Churn: 2, Age: 2, Confidence: 1}, 128, 256},
		},
		{
			"the least",
			Input{Severity: debt.Low, Confidence: debt.ConfidenceLow, Minutes: 960, Interest: "change", Churn: at(0), AgeDays: at(0)},
			want{debt.Factors{Version: 1, Severity: 1, Blast: 1, Churn: 0.5, Age: 1, Confidence: 0.4}, 0.2, 0.1},
		},
		{
			"clock",
			Input{Severity: debt.Medium, Confidence: debt.ConfidenceHigh, Minutes: 60, Interest: "clock", Churn: at(1)},
			want{debt.Factors{Version: 1, Severity: 2, Blast: 1, Churn: 1, Age: 1, Confidence: 1}, 2, 2},
		},
		{
			"absence",
			Input{Severity: debt.Medium, Confidence: debt.ConfidenceHigh, Minutes: 60, Interest: "absence", Churn: at(0)},
			want{debt.Factors{Version: 1, Severity: 2, Blast: 1, Churn: 1, Age: 1, Confidence: 1}, 2, 2},
		},
		{
			"senseless input",
			Input{Severity: "x", Confidence: "y", Minutes: -5, Interest: "change", Dependents: -3, Churn: at(math.NaN()), AgeDays: at(-9)},
			want{debt.Factors{Version: 1, Severity: 1, Blast: 1, Churn: 1, Age: 1, Confidence: 0.4}, 0.4, 0.8},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got want
			got.Factors, got.Interest, got.Rank = Score(tt.in)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// random makes an input that may be senseless.
func random(r *rand.Rand) Input {
	in := Input{
		Severity:   debt.Severities()[r.IntN(4)],
		Confidence: debt.Confidences()[r.IntN(3)],
		Minutes:    r.IntN(2000) - 10,
		Interest:   []string{"change", "clock", "absence"}[r.IntN(3)],
		Dependents: r.IntN(200) - 5,
	}
	if r.IntN(3) > 0 {
		in.Churn = at(r.Float64()*1.4 - 0.2)
	}
	if r.IntN(3) > 0 {
		in.AgeDays = at(r.Float64()*800 - 50)
	}
	return in
}

func TestScoreStaysWithinItsBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		in := random(r)
		f, interest, rank := Score(in)
		within := f.Version == Version &&
			f.Severity >= 1 && f.Severity <= 8 && f.Blast >= 1 && f.Blast <= 4 && f.Churn >= 0.5 && f.Churn <= 2 &&
			f.Age >= 1 && f.Age <= 2 && f.Confidence >= 0.4 && f.Confidence <= 1 &&
			interest >= 0.2 && interest <= 128 && rank >= 0 && rank <= 256
		if !within {
			t.Fatalf("%+v gives %+v, interest %v and rank %v", in, f, interest, rank)
		}
		product := f.Severity * f.Blast * f.Churn * f.Age * f.Confidence
		if math.Abs(product-interest) > 0.05001 {
			t.Fatalf("%+v gives factors %+v with the product %v, but interest %v", in, f, product, interest)
		}
	}
}

func TestScoreGrowsWithEachFactor(t *testing.T) {
	worse := map[string]func(*Input, *rand.Rand){
		"severity":   func(in *Input, _ *rand.Rand) { in.Severity = debt.Critical },
		"confidence": func(in *Input, _ *rand.Rand) { in.Confidence = debt.ConfidenceHigh },
		"dependents": func(in *Input, r *rand.Rand) { in.Dependents += r.IntN(50) },
		"churn": func(in *Input, r *rand.Rand) {
			if in.Churn != nil {
				in.Churn = at(*in.Churn + r.Float64())
			}
		},
		"age": func(in *Input, r *rand.Rand) {
			if in.AgeDays != nil {
				in.AgeDays = at(*in.AgeDays + 400*r.Float64())
			}
		},
	}
	for name, change := range worse {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 4))
			for range 5_000 {
				in := random(r)
				more := in
				change(&more, r)
				_, interest, rank := Score(in)
				_, moreInterest, moreRank := Score(more)
				if moreInterest < interest || moreRank < rank {
					t.Fatalf("%+v has interest %v and rank %v, but %+v has %v and %v", in, interest, rank, more, moreInterest, moreRank)
				}
			}
		})
	}
}

func TestMinutesLowerTheRankOnly(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 5_000 {
		in := random(r)
		more := in
		more.Minutes += r.IntN(500)
		_, interest, rank := Score(in)
		_, sameInterest, lessRank := Score(more)
		if interest != sameInterest || lessRank > rank {
			t.Fatalf("%+v has interest %v and rank %v, with more minutes %v and %v", in, interest, rank, sameInterest, lessRank)
		}
	}
}
