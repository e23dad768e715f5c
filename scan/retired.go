package scan

import (
	"io/fs"
	"regexp"
	"strings"
)

// bannerLines is how many lines of a README may hold a banner.
const bannerLines = 12

var (
	// banner is a heading, badge or warning that stands for itself.
	banner = regexp.MustCompile(`(?i)^\W*(\[?(deprecated|archived|obsolete|unmaintained)\]?|(deprecation|archive)( and archive)? (notice|warning)|.*status-(torn_down|archived|deprecated|retired).*)\W*$`)
	// sentence says it of the repository as a whole.
	sentence = regexp.MustCompile(`(?i)\b(this|the) (git(hub)? )?(repo|repository|project|application|codebase|module|stack)( [^ .]+){0,2} (is|has been|was) (now |hereby )?(deprecated|archived|retired|decommissioned|obsolete|no longer (maintained|supported|used|in use|under active development))`)
)

// retired finds the line at the top of the README that says that nobody looks
// after the repository any more; "" when none does.
func retired(fsys fs.FS) string {
	for _, name := range []string{"README.md", "readme.md", "README.rst", "README", "README.txt"} {
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			continue
		}
		lines := 0
		for line := range strings.Lines(string(content[:min(len(content), 1<<13)])) {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			if lines++; lines > bannerLines {
				break
			}
			if banner.MatchString(line) || sentence.MatchString(line) {
				return line[:min(len(line), 200)]
			}
		}
	}
	return ""
}
