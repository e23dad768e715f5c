package dockerfile

import (
	"path"
	"strings"
)

// named reports whether a file is a Dockerfile by its base name, in any case:
// "Dockerfile", "Dockerfile.dev", "api.Dockerfile", and the same with
// "Containerfile".
//
// Names like "Dockerfile.md" are not. Templates ("Dockerfile.j2") are left out
// as well: what they build is decided by the program that fills them in, and
// the file that comes out is a unit wherever it is checked in.
func named(p string) bool {
	base := path.Base(p)
	lower := strings.ToLower(base)
	for _, word := range []string{"dockerfile", "containerfile"} {
		if lower == word || strings.HasSuffix(lower, "."+word) && !strings.HasPrefix(lower, "._") {
			return true
		}
		if suffix, ok := strings.CutPrefix(lower, word+"."); ok {
			return suffix != "" && !foreign(base, suffix)
		}
	}
	return false
}

// foreign reports whether the suffix of a file called "Dockerfile." and suffix
// says that it is something else. "Dockerfile.go" builds something written in
// Go; "dockerfile.go" is written in Go.
func foreign(base, suffix string) bool {
	switch suffix[strings.LastIndexByte(suffix, '.')+1:] {
	case "md", "txt", "rst", "adoc", "html", "dockerignore", "containerignore",
		"json", "yaml", "yml", "toml", "hcl", "rego", "lock", "sh", "ps1", "png", "svg",
		"patch", "diff", "bak", "orig", "rej", "swp", "sha256",
		"tmpl", "j2", "jinja", "jinja2", "erb", "tpl", "template", "in", "mustache", "gotmpl":
		return true
	case "go", "py", "rb", "js", "ts", "java", "kt", "rs", "c", "cs", "cpp", "h", "php", "lua", "scala", "ex":
		return base[0] == 'd' || base[0] == 'c'
	}
	return false
}
