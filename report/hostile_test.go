package report

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/debtscan/debtscan/debt"
)

// What the formats write.
var (
	formula     = regexp.MustCompile(`^\s*[=+@＝＋－＠-]`)
	commandForm = regexp.MustCompile(`^::(error|warning|notice) ((file|line|endLine|title)=[^:,\r\n]*,?)+::[^\r\n]*\n$`)
	codeSpan    = regexp.MustCompile("`[^`|\n]*`")
	mdCell      = regexp.MustCompile(`^(?:[^\x00-\x7f]|[A-Za-z0-9 ,.;:/?!'"()=+@#^%-]|[A-Za-z0-9](_[A-Za-z0-9])+|<br>|&#[0-9]+;|CODE)*$`)
	mdReference = regexp.MustCompile(`(?i)@\w|#\d|!\d|\bgh-\d|://|www\.|:[a-z_]+:|:[+-]1:|:100:`)
	character   = regexp.MustCompile(`&#([0-9]+);`)
	ownLine     = regexp.MustCompile("^(### [0-9A-Za-z ,.;():·]+|[0-9]+ accepted finding[^<`@#]*|The scan is not complete[^<`@#]*|\\*\\*(New: [0-9]+|Start here)\\*\\*|" +
		"and [0-9]+ more|<details><summary>[A-Za-z0-9 :]+</summary>|</details>|\\*\\*This comment is full: [0-9]+ more rows? (is|are) not shown\\.\\*\\* `debtscan scan --all` prints everything\\.)$")
)

// hostileTexts are what a repository can put into names, owners, messages and
// evidence to escape from the place it is shown in. The first holds all others.
func hostileTexts() []string {
	var texts []string
	for text := range hostile() {
		texts = append(texts, text)
	}
	texts = append(texts,
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details></table><h1>", "<!-- x --> --> <!--", "]]>", "<![CDATA[",
		"&lt;b&gt; &amp; &#60;", "javascript:alert(1)", "[x](javascript:alert(1))", "![x](http://evil.example/x.png)", "[x]: http://evil.example",
		"http://evil.example www.evil.example me@evil.example xmpp:a@b.c", "@everyone", "@org/team", "`@org/team`", "#1 GH-2 org/repo#3 !4 &5 ~bug %1 $6",
		":boom:", "a | b", `a \| b`, `\`, `a\`, "`", "``` x", "~~~", "*b* _i_ **b** __b__ ~~s~~", "# head", "- item", "1. item", "> quote", "---", "===",
		"| a |\n|---|\n| b |", "$$x$$ $`x`$", "::error::stolen", "  ::add-mask::x", "\u00a0::stop-commands::x", "x\n::error::y", "x\r::error::y", "%0A::error::x",
		"x,line=9::y", "a:b,c=d", "##[error]x", "###[add-mask]x", "##vso[task.setvariable variable=a]b", "##teamcity[x]", "section_start:1:a\r\x1b[0K",
		"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", " =1+1", "\u00a0=1", "＝1+1", "'=1", "'", `"`, `""`, "\",\"", ";", "a,b",
		"\x00", "a\x00b", "\xff\xfe", "\ufeff=1", strings.Repeat("very long ", 1_000), strings.Repeat("深", 4_000), strings.Repeat("`|<@#", 2_000),
		strings.Repeat("../", 40)+"etc/passwd", "/etc/passwd", "//evil.example/x", `C:\x`, "-rf", "$(reboot)", "';reboot", "null", "",
	)
	return append([]string{strings.Join(texts[:len(texts)-14], " ")}, texts...)
}

// hostileReport says text wherever a report says anything of a repository.
func hostileReport(text string) *debt.Report {
	r := fullReport()
	r.Repository.Commit, r.Repository.Branch, r.Ownership.Source = text, text, text
	for i := range r.Units {
		u := &r.Units[i]
		u.ID, u.Path, u.Owners, u.OwnerSource = text, text, []string{text, text}, text
	}
	for i := range r.Links {
		r.Links[i] = debt.LinkRow{From: text, To: text, Kind: text, Status: text, Path: text}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Unit, f.Path, f.Key, f.Message, f.Remediation = text, text, []string{text}, text, text
		f.Owners, f.Fingerprint, f.IntroducedCommit, f.ContextHash = []string{text, "x" + text, text, text}, text, text, text
		f.Evidence = map[string]any{text: []any{text}}
		if i > 2 { // rules of a user's own
			f.Rule, f.Name, f.Family, f.Severity = text, text, text, debt.Severity(text)
		}
	}
	r.Findings[0].Path = ""
	s := &r.Suppressed[0]
	s.Path, s.Message, s.Reason, s.Until, s.Owners = text, text, text, text, []string{text}
	for i := range r.Suppressions {
		p := &r.Suppressions[i]
		p.Path, p.Rules, p.Pattern, p.Unit, p.Until, p.Reason, p.Problem = text, []string{text}, text, text, text, text, text
	}
	r.Unread[0].Path, r.Unread[0].Reason, r.Unread[0].Scanner = text, text, text
	r.Failed[0] = debt.Failed{Rule: text, Reason: text}
	r.Dependencies[0].Name, r.Dependencies[0].Path = text, text
	r.Grades[0].Signals = []debt.Signal{{ID: text, Evidence: text}}
	return r
}

// Whatever a repository says, it is shown where it belongs and obeyed nowhere.
func TestHostileReports(t *testing.T) {
	sarif := sarifValidator(t)
	checks := map[string]func(t *testing.T, text string, output []byte){
		"text": nil, "json": checkJSONOutput, "jsonl": checkBundle, "csv": checkCSV, "github": checkCommands, "markdown": checkMarkdown,
		"sarif": func(t *testing.T, text string, output []byte) {
			if _, err := checkSarif(sarif, output); err != nil && text != "" {
				t.Errorf("%.40q: %v", text, err)
			}
		},
	}
	for _, text := range hostileTexts() {
		r := hostileReport(text)
		for _, f := range Formats() {
			check, ok := checks[f.Name]
			if !ok {
				t.Fatalf("nothing checks the format %s", f.Name)
			}
			variants := []bool{false}
			if f.Name == "text" {
				variants = []bool{false, true}
			}
			for _, all := range variants {
				output := render(t, f.Name, r, Options{All: all, Accepted: true, Target: text, Category: text})
				checkLog(t, f.Name, text, output)
				if check != nil {
					check(t, text, output)
				}
			}
		}
	}
}

func TestHostileChecks(t *testing.T) {
	for _, text := range hostileTexts() {
		r := hostileReport(text)
		c := Check{Files: 1, Units: 1, New: r.Findings, Paid: r.Findings[:2], Unread: r.Unread, Failed: r.Failed}
		for name, f := range map[string]struct {
			write func(*bytes.Buffer) error
			check func(t *testing.T, text string, output []byte)
		}{
			"text":     {func(b *bytes.Buffer) error { return c.Text(b, Options{}) }, nil},
			"json":     {func(b *bytes.Buffer) error { return c.JSON(b, Options{}) }, nil},
			"github":   {func(b *bytes.Buffer) error { return c.GitHub(b, Options{}) }, checkCommands},
			"markdown": {func(b *bytes.Buffer) error { return c.Markdown(b, Options{Category: text}) }, checkMarkdown},
		} {
			var b bytes.Buffer
			if err := f.write(&b); err != nil {
				t.Fatal(err)
			}
			checkLog(t, "check "+name, text, b.Bytes())
			if f.check != nil {
				f.check(t, text, b.Bytes())
			}
		}
		var b bytes.Buffer
		if err := Explain(&b, debt.Rule{ID: text, Title: text, Description: text, Remediation: text}, text, 80); err != nil {
			t.Fatal(err)
		}
		checkLog(t, "explain", text, b.Bytes())
	}
}

func TestHostileTables(t *testing.T) {
	for _, text := range hostileTexts() {
		table := Table{Columns: []Column{{Name: "A"}, {Name: "B", Code: true}}, Rows: [][]string{{text, text}, {"x", text}}}
		for name, write := range map[string]func(io.Writer) error{"text": table.Text, "markdown": table.Markdown, "csv": table.CSV} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			checkLog(t, name, text, b.Bytes())
			if lines := bytes.Count(b.Bytes(), []byte("\n")); name != "markdown" && lines != 3 || name == "markdown" && lines != 4 {
				t.Errorf("%s with %.40q has %d lines", name, text, lines)
			}
		}
		for _, l := range Wrap(text, 20) {
			checkLog(t, "wrap", text, []byte("  "+l))
		}
	}
}

// checkLog checks what every format must keep, since each may be printed to a
// terminal or into the log of a pipeline.
func checkLog(t *testing.T, format, text string, output []byte) {
	t.Helper()
	lineEnds := "\n"
	if format == "csv" {
		lineEnds = "\r\n"
	}
	if c, bad := obeyed(strings.ReplaceAll(string(output), lineEnds, "")); bad {
		t.Errorf("%s with %.40q holds %U", format, text, c)
	}
	for line := range strings.Lines(string(output)) {
		own := strings.HasSuffix(format, "github") && commandForm.MatchString(line)
		if strings.HasPrefix(strings.TrimSpace(line), "::") && !own {
			t.Errorf("%s with %.40q commands GitHub: %.80q", format, text, line)
		}
	}
	for _, command := range []string{"##[", "##vso[", "##teamcity["} {
		if bytes.Contains(output, []byte(command)) {
			t.Errorf("%s with %.40q holds %s", format, text, command)
		}
	}
}

func checkJSONOutput(t *testing.T, text string, output []byte) {
	t.Helper()
	var r debt.Report
	if err := json.Unmarshal(output, &r); err != nil {
		t.Fatal(err)
	}
	if want := string([]rune(text)); r.Links[0].From != want {
		t.Errorf("%.40q came back as %.40q", text, r.Links[0].From)
	}
}

func checkBundle(t *testing.T, text string, output []byte) {
	t.Helper()
	r, err := ReadJSONLines(bytes.NewReader(output))
	if err != nil {
		t.Fatalf("%.40q: %v", text, err)
	}
	if want := string([]rune(text)); r.Links[0].From != want {
		t.Errorf("%.40q came back as %.40q", text, r.Links[0].From)
	}
}

func checkCSV(t *testing.T, text string, output []byte) {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(output)).ReadAll() // fails when rows differ in length
	if err != nil {
		t.Fatalf("%.40q: %v", text, err)
	}
	if lines := bytes.Count(output, []byte("\r\n")); lines != 8 || len(records) != 8 {
		t.Errorf("%.40q: %d lines, %d records", text, lines, len(records))
	}
	for _, record := range records[1:] {
		for _, cell := range record {
			if formula.MatchString(cell) {
				t.Errorf("%.40q: the cell %.40q is a formula", text, cell)
			}
		}
		if got, want := strings.TrimPrefix(record[12], "'"), visible(text); got != want {
			t.Errorf("%.40q came back as %.40q", want, got)
		}
	}
}

func checkCommands(t *testing.T, text string, output []byte) {
	t.Helper()
	count := map[string]int{}
	lines := bufio.NewReader(bytes.NewReader(output))
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		m := commandForm.FindStringSubmatch(line)
		if m == nil || strings.Contains(strings.NewReplacer("%25", "", "%0A", "", "%3A", "", "%2C", "").Replace(line), "%") {
			t.Fatalf("%.40q: not one command: %.300q", text, line)
		}
		count[m[1]]++
	}
	for kind, n := range count {
		if n > 10 {
			t.Errorf("%d of %s", n, kind)
		}
	}
}

// checkMarkdown checks that every line is one that the format writes: that the
// text of a repository stays in its cell, in its code span, and is no markup.
func checkMarkdown(t *testing.T, text string, output []byte) {
	t.Helper()
	if len(output) > 65_536 || !utf8.Valid(output) {
		t.Errorf("%.40q: %d bytes", text, len(output))
	}
	const marker = "<!-- debtscan:report:"
	for i, line := range strings.Split(string(output), "\n") {
		switch {
		case i == 0:
			if !strings.HasPrefix(line, marker) || strings.Contains(line[len(marker):len(line)-4], "-") || strings.Count(line, ">") != 1 {
				t.Errorf("%.40q: the mark is %.80q", text, line)
			}
		case strings.HasPrefix(line, "|"):
			columns := strings.Split(strings.TrimSuffix(strings.TrimPrefix(codeSpan.ReplaceAllString(line, "CODE"), "|"), "|"), "|")
			if n := len(columns); n != 2 && n != 3 && n != 4 && n != 6 {
				t.Errorf("%.40q: %d cells in %.200q", text, n, line)
			}
			for _, c := range columns {
				if !mdCell.MatchString(c) {
					t.Errorf("%.40q: markup in the cell %.200q", text, c)
				}
				breaksReferences(t, text, c)
			}
		case strings.HasPrefix(line, "<sub>"):
			breaksReferences(t, text, line)
		case line != "" && !ownLine.MatchString(line):
			t.Errorf("%.40q: not a line of ours: %.200q", text, line)
		}
	}
}

// breaksReferences fails when text in Markdown, with its character references
// resolved, holds what GitHub makes a mention, an issue or an address of.
func breaksReferences(t *testing.T, text, markdown string) {
	t.Helper()
	resolved := character.ReplaceAllStringFunc(markdown, func(ref string) string {
		var n rune
		_, _ = fmt.Sscanf(ref, "&#%d;", &n)
		return string(n)
	})
	if m := mdReference.FindString(resolved); m != "" {
		t.Errorf("%.40q: %q is a reference in %.100q", text, m, resolved)
	}
}
