package source

import (
	"bufio"
	"context"
	"io"
	"path/filepath"
	"strings"
)

// manyBlamed is from how many files on a commit graph of our own saves more
// than it costs. Both grow with the number of commits, so this does not.
const manyBlamed = 40

// withGraph makes git write down, in the room, which commits touched which
// paths, as far as it can tell without contents: then it need not find out for
// every file again. The repository's own graph, which somebody may have forged,
// is not used, and nothing is written there. When it cannot be done, blaming
// takes its time.
func (b blameRoom) withGraph(ctx context.Context, g *gitProgram, p program, commit string) program {
	limited, stop := context.WithTimeout(ctx, maxBlame)
	defer stop()
	borrowing := p
	borrowing.env = append(append([]string{}, p.env...),
		"GIT_OBJECT_DIRECTORY="+filepath.Join(b.dir, "objects"),
		"GIT_ALTERNATE_OBJECT_DIRECTORIES="+quoted(filepath.Join(g.layout.commonDir, "objects")),
		// The last word about settings is that of the environment.
		"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=core.commitGraph", "GIT_CONFIG_VALUE_0=true")
	nothing := func(r *bufio.Reader) error {
		_, err := io.Copy(io.Discard, r)
		return err
	}
	_, err := borrowing.stream(limited, strings.NewReader(commit+"\n"), nothing,
		"commit-graph", "write", "--stdin-commits", "--changed-paths", "--no-progress")
	if err != nil {
		return p
	}
	return borrowing
}

// quoted writes the name of a folder so that what separates names may be in it.
func quoted(name string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(filepath.ToSlash(name)) + `"`
}
