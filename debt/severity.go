package debt

import "slices"

// Severity says how bad a finding is at the next failure.
type Severity string

// The severities, worst first.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

// Severities lists all severities, worst first.
func Severities() []Severity { return []Severity{Critical, High, Medium, Low} }

// Valid reports whether s is one of the four severities.
func (s Severity) Valid() bool { return slices.Contains(Severities(), s) }

// AtLeast reports whether s is as bad as t or worse.
func (s Severity) AtLeast(t Severity) bool {
	return slices.Index(Severities(), s) <= slices.Index(Severities(), t)
}

// Confidence says how likely a finding is right.
type Confidence string

// The confidences, best first.
const (
	ConfidenceHigh   Confidence = "high"
	ConfidenceMedium Confidence = "medium"
	ConfidenceLow    Confidence = "low"
)

// Confidences lists all confidences, best first.
func Confidences() []Confidence {
	return []Confidence{ConfidenceHigh, ConfidenceMedium, ConfidenceLow}
}

// Valid reports whether c is one of the three confidences.
func (c Confidence) Valid() bool { return slices.Contains(Confidences(), c) }

// Lower returns the lower of c and d.
func (c Confidence) Lower(d Confidence) Confidence {
	if slices.Index(Confidences(), d) > slices.Index(Confidences(), c) {
		return d
	}
	return c
}
