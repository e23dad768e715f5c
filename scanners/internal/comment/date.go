package comment

import (
	"regexp"
	"strings"
	"time"
)

const months = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

var deadline = regexp.MustCompile(`(?i)\b(?:after|until|till|by|before|due|expires?|expiry|end of|eol)(?: on)?[:=]?\s+(?:the )?(?:end of )?(?:` +
	`(20[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?)` +
	`|([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?(` + months + `),? (20[0-9]{2})` +
	`|(` + months + `) ([0-9]{1,2})(?:st|nd|rd|th)?,? (20[0-9]{2})` +
	`|(` + months + `),? (20[0-9]{2}))\b`)

// until is the date that a sentence sets, as YYYY-MM-DD; of a month its last day.
// Forms that mean different days to different readers, such as 1/2/2025 and a
// quarter of a year that may begin anywhere, set none.
func until(text string) string {
	for _, m := range deadline.FindAllStringSubmatch(text, -1) {
		date := ""
		switch {
		case m[1] != "":
			date = day(m[1])
		case m[2] != "":
			date = named(m[2], m[3], m[4])
		case m[5] != "":
			date = named(m[6], m[5], m[7])
		default:
			date = named("", m[8], m[9])
		}
		if date != "" {
			return date
		}
	}
	return ""
}

// day checks an ISO date; a month without a day stands for its last.
func day(text string) string {
	if at, err := time.Parse("2006-01", text); err == nil {
		return lastDay(at)
	}
	if at, err := time.Parse(time.DateOnly, text); err == nil {
		return at.Format(time.DateOnly)
	}
	return ""
}

// named reads a date whose month is a word.
func named(date, month, year string) string {
	month = strings.ToUpper(month[:1]) + strings.ToLower(month[1:3])
	if date == "" {
		if at, err := time.Parse("Jan 2006", month+" "+year); err == nil {
			return lastDay(at)
		}
		return ""
	}
	if at, err := time.Parse("2 Jan 2006", strings.TrimPrefix(date, "0")+" "+month+" "+year); err == nil {
		return at.Format(time.DateOnly)
	}
	return ""
}

func lastDay(month time.Time) string { return month.AddDate(0, 1, -1).Format(time.DateOnly) }
