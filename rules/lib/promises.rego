# Which comments promise something that a reader would still expect.
package debt.lib

# promises: text, which says word, is about something that is to be done here,
# once. Words that programmers agree on always are, unless they are talked about.
promises(word, text) if {
	word in {"todo", "fixme", "xxx"}
	not _talks_about_it(text)
}

promises(word, text) if {
	word in {"temporary", "temporarily", "short-term"}
	not _passing(text)
	not _talks_about_it(text)
}

promises(word, text) if {
	word in {"until", "remove"}
	not _talks_about_it(text)
}

promises(word, text) if {
	word in {"workaround", "hack", "for now"}
	regex.match(_ends, text)
	not _talks_about_it(text)
}

# _ends: it is said what ends it, or that it should end.
_ends := concat("", [
	`(?i)\b(todo|fixme|until|temporar(y|ily)|tidy up|clean(ed)? up|revisit|`,
	`(remove|delete|drop|replace|change|move|fix|revert|refactor)\w* (it |this |these |that |them |back )?(when|once|after|later|soon|in (a|the) (future|later|next))|`,
	`(when|once|after) [^.]{0,60}\b(is|are|has been|have been|gets?) (fixed|released|resolved|merged|supported|upgraded|implemented|available|in)|`,
	`should (really )?(be|use|have)|would be (better|nicer|good)|better (solution|fix|way))\b`,
])

# _talks_about_it: nothing is promised: the word is a subject or all there is,
# or it is a checklist for every release or every reader.
_talks_about_it(text) if regex.match(
	`(?i)\b(each|every|all|any|new|found) (the )?todos?\b|\btodos? (comments?|items?|checker|found|list|markers?|is|are)\b|\bfor todos?\b|\[release|release[- ]duty|(before|at|for|on) (the|each|every) release\b|\*?your\*?\b|^\W*todo\W+if (we|you)\b`,
	text,
)

_talks_about_it(text) if not regex.match(`(?i)\pL{3}`, regex.replace(text, `(?i)\b(todo|fixme|xxx)\b`, ""))

# An issue's address alone: what is to be done stands there.
_talks_about_it(text) if regex.match(`(?i)^\W*(todo|fixme|xxx)\W{0,3}(see )?https?://`, text)

# It is for a release that has not come, or says too little to be done.
_talks_about_it(text) if regex.match(`(?i)\b(in|on|at|with|until|for|before|after) (the |a )?next (major|breaking|minor|release|version)|\bnext breaking\b|^\W*todo\W+for \w+\W*$`, text)

_talks_about_it(text) if {
	regex.match(`(?i)^\W*(todo|fixme|xxx)\b`, text)
	count(regex.find_n(`\pL{2,}`, text, 5)) < 3
}

# A question or an idea is no promise.
_talks_about_it(text) if regex.match(
	`(?i)\?\s*$|^\W*(todo|fixme|xxx)\W+(\([^)]*\)\W*)?(maybe|perhaps|consider|investigate|evaluate|review|revisit|decide|find out|figure out|check (if|whether)|see (if|whether)|think about|should (we|i|this)|could (we|this)|do we|can we|is (this|it|there)|are (these|they)|why|what|ideally|it would be|would be)\b|\b(i don't (see|know|think)|not sure|might|should be able to|nice to have)\b`,
	text,
)

# _passing: what is temporary comes and goes as it should: a process makes and
# removes it, or a setting can be switched for a while.
_passing(text) if regex.match(
	concat("", [
		`(?i)\b(terminat\w+|stop\w*|launch\w*|creat(e|es|ing)|clean\w*( up)?|via|using|uses?|through|with|from|into|assum\w+|obtain\w*|generat\w+|grants?) (an? |the |any |some )?temporary\b|`,
		`\btemporary [^.]{0,40}\b(creation|categor\w+|purposes?|jump|permissions?|security creds|elevat\w+|access key|certificate|cert|exclu\w+)\b|`,
		`\b(categor\w+|short.term|long.term)[^.]{0,20}\btemporary|\(temporary\)|`,
		`\b(should|can|could|may|might|must|to|used|true|false|enabled?|disabled?|on|off)( be)?( used| set| enabled| disabled| implemented)? temporarily\b|`,
		`\btemporarily (exclude|unavailable|store|hold|assume|grant|when|if)\w*\b|\btemporarily over\b`,
	]),
	text,
)
