package source_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/debtscan/debtscan/source"
)

// BenchmarkOpenWorktree opens generated repositories; go-git's target for
// 20,000 files is 150 ms.
func BenchmarkOpenWorktree(b *testing.B) {
	for _, files := range []int{5_000, 20_000} {
		dir := generated(b, files)
		for _, backend := range []source.Backend{source.GoGit, source.GitProgram} {
			b.Run(fmt.Sprintf("%s/%d", backend, files), func(b *testing.B) { benchmarkWorktree(b, dir, backend) })
		}
	}
}

// BenchmarkOpenWorktreeAt opens a real repository that DEBTSCAN_BENCH_REPO names.
func BenchmarkOpenWorktreeAt(b *testing.B) {
	dir := os.Getenv("DEBTSCAN_BENCH_REPO")
	if dir == "" {
		b.Skip("DEBTSCAN_BENCH_REPO names no repository")
	}
	for _, backend := range []source.Backend{source.GoGit, source.GitProgram} {
		b.Run("worktree/"+string(backend), func(b *testing.B) { benchmarkWorktree(b, dir, backend) })
		b.Run("commit/"+string(backend), func(b *testing.B) { benchmarkCommit(b, dir, backend) })
		b.Run("blobs/"+string(backend), func(b *testing.B) { benchmarkBlobs(b, dir, backend) })
		b.Run("read/"+string(backend), func(b *testing.B) { benchmarkRead(b, dir, backend) })
	}
}

func benchmarkWorktree(b *testing.B, dir string, backend source.Backend) {
	for b.Loop() {
		s, err := source.OpenWorktree(b.Context(), dir, options(backend))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(s.Files())), "files")
		_ = s.Close()
	}
}

func benchmarkCommit(b *testing.B, dir string, backend source.Backend) {
	for b.Loop() {
		s, err := source.OpenCommit(b.Context(), dir, "HEAD", options(backend))
		if err != nil {
			b.Fatal(err)
		}
		_ = s.Close()
	}
}

// benchmarkBlobs asks for the ids of all files: what a warm scan does at most.
func benchmarkBlobs(b *testing.B, dir string, backend source.Backend) {
	s, err := source.OpenWorktree(b.Context(), dir, options(backend))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for b.Loop() {
		for _, f := range s.Files() {
			if f.Symlink {
				continue
			}
			if _, err := s.Blob(f.Path); err != nil {
				b.Fatal(f.Path, err)
			}
		}
	}
}

func benchmarkRead(b *testing.B, dir string, backend source.Backend) {
	for b.Loop() {
		s, err := source.OpenCommit(b.Context(), dir, "HEAD", options(backend))
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range s.Files() {
			if f.Symlink {
				continue
			}
			if _, err := s.ReadFile(f.Path); err != nil {
				b.Fatal(f.Path, err)
			}
		}
		_ = s.Close()
	}
}

// generated makes a repository of some files, ten in a directory, with ignored
// directories beside them.
func generated(b *testing.B, files int) string {
	b.Helper()
	dir := b.TempDir()
	write(b, dir, ".gitignore", ".terraform/\n*.log\n*.tfstate\nnode_modules/\n/build\n")
	for i := range files {
		folder := fmt.Sprintf("infra/team%02d/service%03d/env%d", i%40, i/400, i/10%4)
		write(b, dir, fmt.Sprintf("%s/file%d.tf", folder, i), fmt.Sprintf("# file %d\n", i))
		if i%50 == 0 {
			write(b, dir, fmt.Sprintf("%s/.terraform/modules/m%d/main.tf", folder, i), "ignored\n")
		}
	}
	commands := [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "m"}}
	for _, args := range commands {
		if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			b.Skipf("the git program is needed to make the repository: %v: %s", err, out)
		}
	}
	old := filepath.Join(dir, ".git", "index")
	if _, err := os.Stat(old); err != nil {
		b.Fatal(err)
	}
	return dir
}
