package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

const (
	// commentBytes is how long a comment may be. GitHub takes 65,536 characters;
	// bytes are never fewer.
	commentBytes = 65_536
	// commentTail is kept for what must end a comment: closing tags, how much
	// is missing, and what wrote it.
	commentTail = 2_000
	// mdWorst is how many findings are shown without unfolding anything.
	mdWorst = 10
	// mdFolded is how many rows a folded table of anything but findings has, so
	// that these keep their room.
	mdFolded = 30
)

// comment is a page of Markdown that never grows over its limit. What has no
// room is left out, and end says so.
type comment struct {
	b      strings.Builder
	hidden int  // rows that had no room
	full   bool // something had no room: nothing is added any more
}

// newComment begins a comment with the mark by which the next run finds it.
func newComment(category string) *comment {
	c := &comment{}
	name := strings.ReplaceAll(percentEncode(cutText(category, 100)), "-", "_") // a comment of HTML holds no "--"
	c.add("<!-- debtscan:report:" + name + " -->\n")
	return c
}

// add appends text when there is room for all of it.
func (c *comment) add(text string) bool {
	if c.full || c.b.Len()+len(text) > commentBytes-commentTail {
		c.full = true
		return false
	}
	c.b.WriteString(text)
	return true
}

// findings adds a table of findings, at most so many.
func (c *comment) findings(list []debt.Finding, most int) {
	c.table("|  | rule | where | what | owner | to repay |\n|---|---|---|---|---|---|\n", len(list), most, func(i int) string {
		f := list[i]
		what := mdText(cutEnd(prose(f.Message), 300))
		if fix := firstSentence(prose(f.Remediation)); fix != "" {
			what += "<br>→ " + mdText(cutEnd(fix, 200))
		}
		return fmt.Sprintf("| %s | %s | %s | %s | %s | %s |\n", mdText(badge(f.Severity).text), mdCode(cutEnd(visible(f.Rule), 40)),
			mdCode(cutStart(visible(place(f)), 120)), what, mdOwners(f.Owners), strings.TrimPrefix(cost(f), "~")) // a tilde before a number is a label of GitLab's
	})
}

// table adds a table of n rows, of which at most so many are shown, and fewer
// when there is no room.
func (c *comment) table(head string, n, most int, row func(i int) string) {
	shown := min(n, most)
	if !c.add(head) {
		c.hidden += shown
		return
	}
	for i := range shown {
		if !c.add(row(i)) {
			c.hidden += shown - i
			break
		}
	}
	if more := n - shown; more > 0 {
		c.add(fmt.Sprintf("\nand %d more\n", more))
	}
	c.b.WriteString("\n")
}

// mdOwners names at most three owners, none of them so that it is told.
func mdOwners(owners []string) string {
	const most = 3
	if len(owners) == 0 {
		return nobody
	}
	var names []string
	for _, o := range owners[:min(most, len(owners))] {
		names = append(names, mdCode(cutEnd(visible(o), 60)))
	}
	if more := len(owners) - most; more > 0 {
		names = append(names, fmt.Sprintf("+%d", more))
	}
	return strings.Join(names, " ")
}

// owners adds what each owner has to repay.
func (c *comment) owners(findings []debt.Finding) {
	sums := sumOwners(findings)
	if len(sums) == 0 {
		return
	}
	c.fold("By owner", func() {
		c.table("| owner | findings | to repay |\n|---|---|---|\n", len(sums), mdFolded, func(i int) string {
			s := sums[i]
			return fmt.Sprintf("| %s | %d | %s |\n", mdOwners(s.owners), s.findings, shortWork(s.minutes))
		})
	})
}

// fold adds a part that is closed until it is clicked on. Title is never text
// of a repository.
func (c *comment) fold(title string, inside func()) {
	if !c.add("<details><summary>" + title + "</summary>\n\n") {
		inside() // counts its rows
		return
	}
	inside()
	c.b.WriteString("</details>\n\n")
}

// gaps adds what could not be read or evaluated.
func (c *comment) gaps(unread []debt.Unread, failed []debt.Failed) {
	n := len(unread) + len(failed)
	if n == 0 {
		return
	}
	c.fold(fmt.Sprintf("Not read or not evaluated: %d", n), func() {
		c.table("| what | why |\n|---|---|\n", n, mdFolded, func(i int) string {
			if i < len(unread) {
				return fmt.Sprintf("| %s | %s |\n", mdCode(cutStart(visible(unread[i].Path), 120)), mdText(cutEnd(prose(unread[i].Reason), 300)))
			}
			f := failed[i-len(unread)]
			return fmt.Sprintf("| %s | %s |\n", mdCode(cutEnd(visible(f.Rule), 40)), mdText(cutEnd(prose(f.Reason), 300)))
		})
	})
}

// accepted adds the debt that somebody has decided to keep.
func (c *comment) accepted(list []debt.Suppressed) {
	if len(list) == 0 {
		return
	}
	c.fold(fmt.Sprintf("Accepted: %d", len(list)), func() {
		c.table("| rule | where | why | until |\n|---|---|---|---|\n", len(list), mdFolded, func(i int) string {
			s := list[i]
			return fmt.Sprintf("| %s | %s | %s | %s |\n", mdCode(cutEnd(visible(s.Rule), 40)),
				mdCode(cutStart(visible(place(s.Finding)), 120)), mdText(cutEnd(prose(s.Reason), 300)), mdText(cutEnd(prose(s.Until), 20)))
		})
	})
}

// end says what is missing and what wrote the comment.
func (c *comment) end(by string) {
	if c.full {
		fmt.Fprintf(&c.b, "**This comment is full: %d more %s not shown.** `debtscan scan --all` prints everything.\n\n",
			c.hidden, choose(c.hidden, "row is", "rows are"))
	}
	fmt.Fprintf(&c.b, "<sub>%s</sub>\n", mdText(cutEnd(prose(by), 100)))
}

func (c *comment) write(w io.Writer) error {
	if _, err := io.WriteString(w, c.b.String()); err != nil {
		return fmt.Errorf("write the Markdown report: %w", err)
	}
	return nil
}
