// Package ownership reads who is declared to own what: the CODEOWNERS file of
// a repository, as GitHub reads it.
//
// GitHub's dialect looks like gitignore and is not: a lone "*" at the end of a
// pattern does not descend, "!" and "[a-z]" are refused, and a line that is
// refused is skipped while the rest of the file stays in force. The last
// matching line decides, alone; owners of several lines do not add up. An owner
// who does not exist still wins, because only GitHub knows that nobody is there.
//
// The answer is one of four statuses, never a percentage, because a "*" line
// makes every repository fully owned.
//
// Grade joins these declarations with history, tags, a roster and what depends
// on a unit, and says which units nobody owns or knows. It answers ten
// questions about each, and what it cannot answer it does not hold against the
// unit.
//
// Everything here is a pure function of its arguments; Find alone looks at a
// file system.
package ownership
