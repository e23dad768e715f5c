package comment

import (
	"regexp"
	"slices"
	"strings"
)

var (
	issueAddress = regexp.MustCompile(`https?://[^\s<>"')\]]+?/(?:(?:-/)?issues|pull|pulls|merge_requests|work_items|_workitems/edit|browse|ticket|tickets|story/show|issue)/[A-Za-z0-9-]*[0-9][A-Za-z0-9-]*`)
	issueKey     = regexp.MustCompile(`(?:^|[^\w/.:-])([A-Z][A-Z0-9]{1,9})-([0-9]{1,6})(?:$|[^\w-])`)
	issueNumber  = regexp.MustCompile(`(?:^|[\s(\[,:])((?:[\w.-]+/[\w.-]+)?#[0-9]{1,6})(?:$|[^\w-])`)
)

// notIssues are standards and products whose names look like keys of issues.
func notIssues() []string {
	return []string{
		"AES", "CIS", "CVE", "CWE", "DSA", "EC", "FIPS", "GB", "GPT", "HMAC", "HTTP", "IPV", "ISO", "KB", "LTS", "MD", "NIST",
		"PEP", "PKCS", "PS", "RFC", "RSA", "SHA", "SHA2", "SHA3", "SSE", "TLS", "TLSV1", "US", "UTF", "UTC", "GMT", "VLAN", "AZ", "TIER", "PHASE", "STEP",
	}
}

// ticket is the issue that a sentence names, as written.
func ticket(text string) string {
	if address := issueAddress.FindString(text); address != "" {
		return address
	}
	for _, m := range issueKey.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(notIssues(), m[1]) {
			return m[1] + "-" + m[2]
		}
	}
	if m := issueNumber.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}
