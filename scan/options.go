package scan

import (
	"time"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/rules"
	"github.com/debtscan/debtscan/scanners"
	"github.com/debtscan/debtscan/source"
	"github.com/debtscan/debtscan/tables"
)

// Options is everything a scan depends on. Source, Now and Rules are required.
type Options struct {
	Source   source.Source
	Under    string             // only units at or below this folder; "" or "." for all
	Now      time.Time          // the only clock
	Rules    *rules.Set         // those the configuration has not switched off are evaluated
	Config   config.Config      //
	Cache    Cache              // keeps facts of units from scan to scan; nil for none
	Past     Past               // what led to the state; nil leaves ages, churn and who knows what unknown
	AnyAge   bool               // findings count however young they are: examples have no history
	People   bool               // name the people that history shows
	Tables   tables.Tables      // dated data; the zero value for the embedded tables
	Scanners []scanners.Scanner // nil for all
	Version  string             // of the program, for the report
	Workers  int                // units scanned at the same time; 0 for one per processor
}

// dated are the dated tables of the run.
func (o Options) dated() (tables.Tables, error) {
	if !o.Tables.IsZero() {
		return o.Tables, nil
	}
	return tables.Load()
}

func (o Options) scanners() []scanners.Scanner {
	if o.Scanners != nil {
		return o.Scanners
	}
	return scanners.All()
}
