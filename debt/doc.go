// Package debt is the vocabulary of debtscan: the values that travel from one
// room to the next. Data flows one way,
//
//	source → scanners → facts → rules → findings → report
//
// and every arrow carries types of this package and nothing else. The package
// depends on the standard library only and holds no behaviour beyond what a
// value needs to be ordered, checked or named.
package debt
