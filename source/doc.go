// Package source is where bytes come from, and the only room that knows git.
//
// A Source is one state of a repository: its work tree, its index, one of its
// commits, or a plain folder. Whichever it is, it looks the same from outside:
// a sorted list of files and an fs.FS over exactly these files. What is not on
// the list (ignored files, submodules, repositories inside the repository, the
// .git directory) does not exist for the rest of the program, so a clean work
// tree, its index and its commit give the same answers.
//
// Log is the other thing that comes from here: the commits that led to a state,
// in one pass, with the files that each of them changed. MergeBase and
// DefaultBranch find what a state is to be compared with, and Changed compares.
//
// Two backends read git. go-git is part of the program and is tried first; the
// git program reads what go-git cannot (split and sparse indexes, SHA-256,
// reftable). For history it is the other way round, because the git program is
// faster. Both pass the same conformance suite.
//
// A scanned repository is hostile. Nothing of it is executed: no hooks, no
// filters, no file system monitor; git is kept from the network and never
// writes. Symbolic links are resolved here, over the list of files, and never
// lead out of the root. Files are opened through an os.Root, only when they are
// regular, and only while they are still what they were when they were listed.
package source
