// Package shell reads scripts: what a pipeline's step, a Dockerfile's
// instruction or a checked-in script runs, as simple commands with the context
// they run in.
//
// Only literal words are known. A word with a variable, a substitution or a
// pipeline's expression in it is null, so that no rule takes for certain what
// only a run decides. Expressions such as "${{ … }}" are no shell: they are
// blanked out at equal length first, so that positions hold. Texts in other
// languages, PowerShell for one, are told apart by the shell that runs them and
// are not read at all; that is no error.
//
// A script is untrusted. Its length, its commands and its nesting are bounded
// before and while it is read.
package shell
