// Package suppress reads and applies decisions to accept debt for a time.
//
// A decision stands in a comment beside the code,
//
//	# debtscan:ignore STA-001 until=2027-06-30 -- the bootstrap root keeps no other state
//
// on the line of the finding, on the line above it, or above the block that
// holds it; or in the configuration, by rule, path and unit. It names its rules
// and its reason, and it fails closed: what cannot be read, and what is past its
// date, covers nothing and says so. Accepted debt stays in every report.
package suppress
