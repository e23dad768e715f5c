// Package shellscript reads the shell scripts of a repository. Each is a unit of
// its own, whose commands are rows as those of a pipeline's step are.
//
// Scripts are told by their names alone: a file without an extension that is a
// script by its first line is not found, because finding it would take reading
// every file. Most scripts of a repository are no infrastructure; which ones
// are is seen in what runs them, and the graph drops the others.
package shellscript
