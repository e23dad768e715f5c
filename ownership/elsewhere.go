package ownership

import (
	"path"
	"slices"
)

// Elsewhere lists those of paths that declare owners for a system other than
// GitHub: another host's CODEOWNERS, the OWNERS files of Prow and Gerrit, the
// entities of a Backstage catalogue, a maintainers' file. Their content is not
// read. A repository with one has declared owners, only not where GitHub looks.
func Elsewhere(paths []string) []string {
	var found []string
	for _, p := range paths {
		if slices.Contains(elsewhereNames(), path.Base(p)) || slices.Contains(elsewherePaths(), p) {
			found = append(found, p)
		}
	}
	slices.Sort(found)
	return found
}

// elsewhereNames are names that count in any folder.
func elsewhereNames() []string {
	return []string{"OWNERS", "OWNERS_ALIASES", "catalog-info.yaml", "catalog-info.yml"}
}

// elsewherePaths are files that count at this path only.
func elsewherePaths() []string {
	return []string{
		".bitbucket/CODEOWNERS", ".gitlab/CODEOWNERS",
		"MAINTAINERS", "MAINTAINERS.md", "MAINTAINERS.txt", ".github/MAINTAINERS.md",
	}
}
