package comment

import (
	"regexp"
	"strings"
)

var (
	tag = regexp.MustCompile(`(?:^|[\s(@\["'*_,;:-])(?:(TODO|FIXME|HACK|WORKAROUND)S?(?:$|[^\w./-]|[.-](?:$|\s))` +
		`|(?i:(todo|fixme|hack|xxx|workaround))\s?[:(]` +
		`|(XXX)\s)`)
	tagFirst   = regexp.MustCompile(`^[@\[*(-]*\s?(?i:(todo|fixme|xxx|workaround))\b(?:$|[^./-])`)
	workaround = regexp.MustCompile(`(?i)\b(work-?around|(?:dirty|ugly|nasty|a|this|horrible|terrible|quick) hack)\b`)
	temporary  = regexp.MustCompile(`(?i)\b(temporar(?:y|ily))\b`)
	forNow     = regexp.MustCompile(`(?i)\b(for now)\b`)
	untilDone  = regexp.MustCompile(`(?i)\b(until) (?:we\b|(?:\S+ ){0,12}?(?:is|are|gets?|has been|have been|'s) (?:\w+ )?(?:fixed|released|resolved|merged|migrated|decommissioned|supported|upgraded|implemented|adopted|retired|removed|addressed|cut over|switched over|rolled out|moved)\b)`)
	remove     = regexp.MustCompile(`(?i)\b(remove|delete|drop) (?:(?:this|these|it|them|me)(?: \w+){0,4} )?(?:when|once|after|as soon as|if/when)\b|\b(?:can|could|should|will|to|must|may|needs? to) be (removed|deleted|dropped) (?:when|once|after|as soon as|in the future|later|soon|eventually|in due course)\b`)
	shortTerm  = regexp.MustCompile(`(?i)\b(short[- ]term)\b`)

	negated      = regexp.MustCompile(`(?i)\b(?:not|no|non|never|isn't|without|longer|than|instead of|any|avoid)[ -](?:a |an |the |just |only |be )?$`)
	ordinaryNoun = regexp.MustCompile(`(?i)^[ -]+(?:\S+ ){0,2}?"?(?:director(?:y|ies)|dirs?|folders?|files?|paths?|locations?|credentials?|creds|tokens?|passwords?|secrets?|storage|sessions?|keys?|urls?|links?|spaces?|disks?|volumes?|data|variables?|containers?|images?|names?|tables?|results?|buckets?|workspaces?|keychain|artifacts?|artefacts?|errors?|failures?|failed|fail|outages?|unavailab\w+|networks?|build|install\w*|queries|views?|objects?|copy|copies|buffers?|cache|output|stor(?:e|ed|es|ing)|hold|write|redirects?|ips?|addresses|staging|states?|roles?)\b`)
	ordinaryTerm = regexp.MustCompile(`(?i)^\s(?:credentials?|tokens?|storage|sessions?|keys?|memory|capacity|loads?|spikes?|retention|backups?|cache|trends?)\b`)
	waiting      = regexp.MustCompile(`(?i)\b(?:wait\w*|loop\w*|retr\w+|poll\w*|block\w*|sleep\w*|repeat\w*|try|tries|keep\w* \w+ing)\b[^.]{0,60}$`)
	lifecycle    = regexp.MustCompile(`(?i)^.{0,12}?(?:[0-9]+|\w+|a|an|the|n|x) (?:days?|hours?|minutes?|months?|weeks?|years?)\b`)
)

// found is where a sentence says something, and in which word.
type found struct {
	word string // lower case
	at   int
}

// promised finds what gives a promise away.
func promised(text string) (found, bool) {
	for _, find := range []func(string) (found, bool){tagged, temporarily, later} {
		if f, ok := find(text); ok {
			return f, true
		}
	}
	return found{}, false
}

// tagged finds the words that programmers agree on.
func tagged(text string) (found, bool) {
	for _, pattern := range []*regexp.Regexp{tag, tagFirst} {
		if f, ok := captured(pattern, text); ok {
			return f, true
		}
	}
	f, ok := captured(workaround, text)
	if !ok || negated.MatchString(text[:f.at]) {
		return found{}, false
	}
	if f.word = strings.ReplaceAll(f.word, "-", ""); strings.HasPrefix(f.word, "workaround") {
		f.word = "workaround"
	} else {
		f.word = "hack"
	}
	return f, true
}

// temporarily finds what is not meant to stay, unless it is of a kind that
// never does.
func temporarily(text string) (found, bool) {
	for _, at := range temporary.FindAllStringSubmatchIndex(text, -1) {
		if !negated.MatchString(text[:at[2]]) && !ordinaryNoun.MatchString(text[at[3]:]) && !quotedAt(text, at[2]) {
			return found{strings.ToLower(text[at[2]:at[3]]), at[2]}, true
		}
	}
	if at, end, ok := match(shortTerm, text); ok && !ordinaryTerm.MatchString(text[end:]) {
		return found{"short-term", at}, true
	}
	return captured(forNow, text)
}

// later finds what is to end with some event. A program that waits is none.
func later(text string) (found, bool) {
	if f, ok := captured(untilDone, text); ok && !waiting.MatchString(text[:f.at]) {
		return f, true
	}
	at, end, ok := match(remove, text)
	if !ok || lifecycle.MatchString(text[end:]) || negated.MatchString(text[:at]) {
		return found{}, false
	}
	return found{"remove", at}, true
}

// match is where a pattern first matches.
func match(pattern *regexp.Regexp, text string) (start, end int, ok bool) {
	at := pattern.FindStringIndex(text)
	if len(at) < 2 {
		return 0, 0, false
	}
	return at[0], at[1], true
}

// captured is the first group that a pattern captures.
func captured(pattern *regexp.Regexp, text string) (found, bool) {
	at := pattern.FindStringSubmatchIndex(text)
	if at == nil {
		return found{}, false
	}
	for i := 2; i+1 < len(at); i += 2 {
		if at[i] >= 0 {
			return found{strings.ToLower(text[at[i]:at[i+1]]), at[i]}, true
		}
	}
	return found{}, false
}

// quotedAt reports whether an offset stands inside double quotes.
func quotedAt(text string, at int) bool { return strings.Count(text[:at], `"`)%2 == 1 }
