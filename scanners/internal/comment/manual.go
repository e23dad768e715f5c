package comment

import "regexp"

const (
	handVerbs  = `(?:created|managed|added|configured|provisioned|set(?: ?up)?|imported|deployed|uploaded|populated|maintained|entered|enabled|installed|registered|attached|applied|changed|updated|modified|edited|copied|placed|stored|defined|approved|verified|generated|built|handled|done|input|rotated|controlled)`
	handNow    = `(?:create|add|configure|set(?: ?up)?|import|upload|populate|enter|enable|register|attach|copy|change|update)`
	ourCode    = `(?:terraform|tf|tofu|opentofu|iac|code|infrastructure as code|this (?:repo|repository|code ?base|code))`
	theConsole = `(?:in|via|through|using|from|on) (?:the )?(?:\w+ )?(?:web |management )?(?:console|portal|ui|web interface)`
)

var (
	byHand = regexp.MustCompile(`(?i)\b(?:` + handVerbs + ` (?:\w+ ){0,2}?(?:manually|by hand)|manually[- ]` + handVerbs +
		`|(?:have|has|need|needs|had|must be|needed|required|requires?) to manually ` + handNow + `|must manually ` + handNow +
		`|` + handVerbs + ` (?:\S+ ){0,2}?` + theConsole + `)\b`)
	outside = regexp.MustCompile(`(?i)\b(?:` + handVerbs + ` (?:\S+ ){0,2}?outside (?:of )?` + ourCode +
		`|(?:not|isn't|aren't) (?:yet |currently )?(?:managed|created|provisioned|maintained) (?:by|in|with|through|via|using) ` + ourCode +
		`|click[- ]?ops|clickops'?ed)\b`)
	handsOff = regexp.MustCompile(`\b(?:DO NOT|DON'T) (?:EVER )?(?:DELETE|REMOVE|DESTROY|TOUCH)\b|(?i:^(?:\W*(?:please|note|warning|important|caution|danger|nb|n\.b)\b\W*)*(?:do not|don't|never) (?:ever )?(?:delete|remove|destroy|touch) )`)

	condition = regexp.MustCompile(`(?i)^[^.,;]{0,40}\b(?:when|while|if|on|whenever)\b`)
	notByHand = regexp.MustCompile(`(?i)\b(?:not|no|never|don't|doesn't|isn't|rather than|instead of|than|without|avoid\w*|prevent\w*|if|unless|whether|either|or|can|could|may|might|cannot|allow\w*|when|whenever|where|wherever)\b[^,;]{0,60}$`)
	generated = regexp.MustCompile(`(?i)\b(?:do not edit|don't edit|auto-?(?:matically )?generated|code generated|generated (?:by|from|file|automatically)|is overwritten|will be (?:overwritten|overridden|lost))\b`)
)

// handmade finds what says that a hand did what no code shows.
func handmade(text string) (found, bool) {
	if at, end, ok := match(handsOff, text); ok && !condition.MatchString(text[end:]) {
		return found{at: at}, true
	}
	if at, _, ok := match(outside, text); ok {
		return found{at: at}, true
	}
	at, _, ok := match(byHand, text)
	if !ok || notByHand.MatchString(text[:at]) {
		return found{}, false
	}
	return found{at: at}, true
}
