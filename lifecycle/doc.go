// Package lifecycle says which release cycle of which product a place of the
// repository depends on, and where that cycle stands in its life.
//
// What a pin, an attribute or a step means comes from its text and the tables
// of lifecycles alone, and only where the text is certain. "latest", a digest
// without a tag, a version that still moves on ("python:3") and a version the
// tables have a gap at mean nothing here: silence is better than a guess. A
// version beyond all cycles of the table keeps its own number, and its status
// says what that means: older than all is dead, newer than all is unknown.
//
// The package is pure: the only clock is the one it is given.
package lifecycle
