// Package score prices debt with two numbers that are never added: principal,
// the minutes a repair takes, and interest, what leaving it costs. Interest is
// a product of bounded factors, each of which is reported, so that every
// number can be recomputed by hand.
package score

import (
	"math"

	"github.com/debtscan/debtscan/debt"
)

// Version is the version of the formula. It is raised when equal inputs would
// give other numbers.
const Version = 1

// Bounds of the factors that are not looked up.
const (
	maxBlast   = 4.0
	minChurn   = 0.5
	maxChurn   = 2.0
	yearOfDays = 365.0
)

// minMinutes is the least a repair is taken to need when repairs are ranked:
// below it, differences are noise.
const minMinutes = 15

// Input is what the price of one finding depends on.
type Input struct {
	Severity   debt.Severity
	Confidence debt.Confidence
	Minutes    int      // principal: what paying back usually takes
	Interest   string   // the rule's: "change", "clock" or "absence"
	Dependents int      // units that depend on the finding's unit, directly or not
	Churn      *float64 // percentile of the unit's changes within the repository, 0 to 1; nil when unknown
	AgeDays    *float64 // days since the debt began; nil when unknown
}

// Score prices a finding: the factors, the interest as their product, between
// 0.2 and 128, and the rank, which is higher the more interest a minute of
// repair saves. Interest and rank are rounded to one decimal, factors to
// three, so that every machine gives the same numbers.
func Score(in Input) (factors debt.Factors, interest, rank float64) {
	factors = debt.Factors{
		Version:    Version,
		Severity:   severity(in.Severity),
		Blast:      blast(in.Dependents),
		Churn:      churn(in.Interest, in.Churn),
		Age:        age(in.AgeDays),
		Confidence: confidence(in.Confidence),
	}
	exact := factors.Severity * factors.Blast * factors.Churn * factors.Age * factors.Confidence
	hours := float64(max(in.Minutes, minMinutes)) / 60
	return factors, round(exact, 10), round(exact/math.Sqrt(hours), 10)
}

// severity doubles with each step. What is no severity counts as the lowest.
func severity(s debt.Severity) float64 {
	switch s {
	case debt.Critical:
		return 8
	case debt.High:
		return 4
	case debt.Medium:
		return 2
	case debt.Low:
	}
	return 1
}

// blast grows with the logarithm of the dependents, up to 63 of them.
func blast(dependents int) float64 {
	return round(min(maxBlast, 1+0.5*math.Log2(1+float64(max(dependents, 0)))), 1000)
}

// churn makes debt dearer where people work, for rules about change only: an
// end of life or a missing owner costs the same where nobody looks.
func churn(interest string, percentile *float64) float64 {
	if interest != "change" || percentile == nil || math.IsNaN(*percentile) {
		return 1
	}
	share := min(max(*percentile, 0), 1)
	return round(minChurn+(maxChurn-minChurn)*share, 1000)
}

// age doubles over the first year and stays.
func age(days *float64) float64 {
	if days == nil || math.IsNaN(*days) {
		return 1
	}
	return round(1+min(max(*days, 0)/yearOfDays, 1), 1000)
}

// confidence takes off what may not be true. What is no confidence counts as
// the lowest.
func confidence(c debt.Confidence) float64 {
	switch c {
	case debt.ConfidenceHigh:
		return 1
	case debt.ConfidenceMedium:
		return 0.7
	case debt.ConfidenceLow:
	}
	return 0.4
}

// round rounds x to the nearest multiple of 1/scale, halves away from zero.
func round(x, scale float64) float64 { return math.Round(x*scale) / scale }
