package shell

// context is what surrounds a command in its script.
type context struct {
	depth      int
	via        []string
	pipe       int
	into       []string
	function   string
	loop       string
	until      string // what ends that loop when nothing bounds it
	condition  string
	negated    bool
	background bool
	subshell   bool
	tolerated  bool
	inline     bool // in the argument of "sh -c"
}

// asked returns c with what asks for the outcome of its commands, unless more
// around them does already.
func (c context) asked(condition string) context {
	if c.condition == "" {
		c.condition = condition
	}
	return c
}

// deciding returns c for the condition of an if or a loop.
func (c context) deciding(condition string) context {
	c.condition = condition
	return c
}

// looped returns c for the inside of a loop.
func (c context) looped(loop string) context {
	c.loop, c.until = loop, ""
	return c
}

// substituted returns c for what stands in a substitution. Its failure is
// nobody's condition.
func (c context) substituted() context {
	return context{
		depth: c.depth, function: c.function, loop: c.loop, until: c.until, background: c.background,
		subshell: true,
	}
}
