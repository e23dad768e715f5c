// Package comment reads what comments say about debt: a promise to do something
// later, something that was done by hand, another scanner told to be quiet, and
// code that is kept as a comment.
//
// A scanner hands over the comments that its language's own lexer found, so that
// a sign inside a string or a here-document is never taken for one. Two lexers
// stand here because several scanners need them: that of YAML, whose library
// keeps comments without their places, and that of shell scripts.
//
// Precision is worth more than recall. A word counts where people who leave debt
// behind use it, and not where it is ordinary prose: "temporary directory",
// "wait until", "do not edit, generated". What another scanner is told counts as
// nothing else, whatever its reason says, which may stand beside it in the same
// comment; and what stands inside code that is commented out counts as that code
// only.
package comment
