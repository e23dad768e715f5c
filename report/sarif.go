package report

import (
	"compress/gzip"
	"fmt"
	"io"

	"github.com/debtscan/debtscan/debt"
)

const (
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifVersion = "2.1.0"
	projectURI   = "https://github.com/debtscan/debtscan"
	sourceRoot   = "%SRCROOT%" // the name by which consumers know the root of the repository
)

// sarifLimits is how much of a report a consumer takes. What is more would be
// refused whole, or dropped in an order that is not ours.
type sarifLimits struct {
	results       int // per run
	rules         int // per run
	notifications int // per run
	text          int // characters of a message
	short         int // characters of a rule's title
	bytes         int // of the compressed file
}

// codeScanning are the limits of GitHub's code scanning: it keeps 5,000 results
// and refuses more than 25,000 rules or 10 MB. It documents no limit for
// notifications, whose number is the repository's to choose. The other texts
// are short for people's sake.
func codeScanning() sarifLimits {
	return sarifLimits{results: 5_000, rules: 25_000, notifications: 1_000, text: 4_000, short: 1_024, bytes: 10_000_000}
}

// sarifWriter writes SARIF 2.1.0 as code scanning wants it. It never sets
// security-severity: that would make debt an alert of security.
type sarifWriter struct{ limits sarifLimits }

// Write implements Writer. When there is more than the limits allow, the
// findings least worth repaying are left out, and a notification says how many.
func (s sarifWriter) Write(w io.Writer, r *debt.Report, o Options) error {
	c := canonical(r)
	all := groupAlerts(&c, o)
	worst := worstAlerts(all)
	for n := min(len(all), s.limits.results); ; n /= 2 {
		document, err := s.encode(&c, o, worst[:n], len(all))
		if err != nil {
			return err
		}
		if n > 0 && !s.fits(document) {
			continue
		}
		if _, err := w.Write(document); err != nil {
			return fmt.Errorf("write the SARIF report: %w", err)
		}
		return nil
	}
}

// encode writes the alerts that are kept, of so many.
func (s sarifWriter) encode(r *debt.Report, o Options, kept []alert, of int) ([]byte, error) {
	kept = inOrder(kept)
	rules, index := s.rules(r, o, kept)
	log := sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{{
		Tool: sarifTool{sarifDriver{
			Name: r.Tool.Name, Version: r.Tool.Version, InformationURI: projectURI, Rules: rules,
		}},
		AutomationDetails:  sarifAutomation{category(o.Category)},
		Invocations:        []sarifInvocation{s.invocation(r, len(kept), of)},
		OriginalURIBaseIDs: map[string]sarifLocation{sourceRoot: {Description: &sarifText{Text: "The root of the repository."}}},
		ColumnKind:         "utf16CodeUnits",
		Results:            s.results(r, o, kept, index),
		Properties:         runProperties(r),
	}}}
	return encodeJSON(log, "SARIF report")
}

// category is the id that an upload replaces the last one of.
func category(name string) string {
	if name == "" {
		return "debtscan/"
	}
	return "debtscan/" + percentEncode(name) + "/"
}

// fits reports whether a document is small enough when it is compressed.
func (s sarifWriter) fits(document []byte) bool {
	if len(document) <= s.limits.bytes {
		return true
	}
	var size counter
	zip := gzip.NewWriter(&size)
	if _, err := zip.Write(document); err != nil {
		return false
	}
	return zip.Close() == nil && int(size) <= s.limits.bytes
}

// counter counts what is written to it.
type counter int

// Write implements io.Writer.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// runProperties is what SARIF has no members for.
func runProperties(r *debt.Report) map[string]any {
	p := map[string]any{
		"asOf": r.AsOf, "complete": r.Complete, "rulesDigest": r.Rules.Digest,
		"findings": len(r.Findings), "accepted": len(r.Suppressed),
	}
	if r.Repository.Commit != "" {
		p["commit"] = r.Repository.Commit
	}
	if r.Data != nil {
		p["dataAsOf"] = r.Data.AsOf
	}
	return p
}

// invocation says whether the scan went well and what it could not look at.
func (s sarifWriter) invocation(r *debt.Report, kept, of int) sarifInvocation {
	notes := []sarifNotification{}
	for _, f := range r.Failed {
		notes = append(notes, sarifNotification{
			Descriptor: sarifReference{"rule-failed"}, AssociatedRule: &sarifReference{f.Rule}, Level: "error",
			Message: s.message(f.Rule + " could not be evaluated, its findings are not known: " + f.Reason),
		})
	}
	for _, u := range r.Unread {
		notes = append(notes, sarifNotification{
			Descriptor: sarifReference{"file-unread"}, Level: "warning", Message: s.message(unreadMessage(u)),
			Locations: []sarifPlace{{PhysicalLocation: sarifPhysical{ArtifactLocation: artifact(u.Path), Region: lineRegion(u.Line)}}},
		})
	}
	if more := len(notes) - s.limits.notifications; more > 0 {
		notes = append(notes[:s.limits.notifications], s.note("notifications-left-out",
			fmt.Sprintf("%d more files could not be read; debtscan scan --all lists them", more)))
	}
	if kept < of {
		notes = append(notes, s.note("results-left-out", fmt.Sprintf(
			"%d of %d results are here, those most worth repaying: code scanning takes no more. debtscan scan -o json=FILE writes all", kept, of)))
	}
	return sarifInvocation{ExecutionSuccessful: len(r.Failed) == 0, ToolExecutionNotifications: notes}
}

func (s sarifWriter) note(id, text string) sarifNotification {
	return sarifNotification{Descriptor: sarifReference{id}, Level: "warning", Message: s.message(text)}
}

func unreadMessage(u debt.Unread) string {
	if u.Partial {
		return "a part of " + u.Path + " could not be read: " + u.Reason
	}
	return u.Path + " could not be read: " + u.Reason
}
