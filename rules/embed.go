package rules

import (
	"embed"
	"io/fs"
)

// The patterns name files and not folders, so that a family may be empty and a
// new rule needs no edit here.
//
//go:embed lib/*.rego */*/*.rego */*/*.txtar
var embedded embed.FS

// Embedded returns the rules that are part of the program: the library under
// lib, and one folder per rule inside its family's folder.
func Embedded() fs.FS { return embedded }
