package shell

import "strings"

// inline notes the commands of a script that is an argument, as in
// sh -c "make && make install". They stand where the command stands that has
// them. What is not a literal, or no script, is left alone.
func (w *walker) inline(f found) {
	script, ok := f.argument()
	if !ok || f.inline {
		return
	}
	file, problem := parse(script, DialectOf(f.name()))
	if problem != nil {
		return
	}
	c := f.context
	c.inline, c.subshell = true, true
	inner := newWalker(script, script, nil, w.room)
	inner.lenient = w.lenient
	inner.script(file, c)
	w.room = inner.room
	for _, g := range inner.found {
		if inner.timed(g.function) {
			g.until = ""
		}
		g.start, g.end = f.start, f.end
		g.known = g.known && !inner.functions[g.name()]
		w.found = append(w.found, g)
	}
	if inner.problem != nil {
		w.stop(f.start, inner.problem.Reason)
	}
}

// argument is the script in the words of a shell, behind "-c".
func (f found) argument() (script string, ok bool) {
	if DialectOf(f.name()) == Foreign {
		return "", false
	}
	for i, word := range f.words[1:] {
		switch {
		case !word.known || !strings.HasPrefix(word.value, "-") && !strings.HasPrefix(word.value, "+"):
			return "", false
		case strings.HasPrefix(word.value, "--") || !strings.HasSuffix(word.value, "c"):
			continue
		case i+2 < len(f.words):
			return f.words[i+2].value, f.words[i+2].known
		}
	}
	return "", false
}
