package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the program a command of the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"debtscan": main})
}

// TestScript runs the stories in testdata/script: what a user types, and what
// comes back. They need git, as users have it.
func TestScript(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("the stories need git: ", err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       flag.Lookup("update") != nil && flag.Lookup("update").Value.String() == "true",
		Setup: func(env *testscript.Env) error {
			for name, value := range map[string]string{
				"HOME": env.WorkDir, "NO_COLOR": "1", "GIT_CONFIG_NOSYSTEM": "1",
				"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
				"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
			} {
				env.Setenv(name, value)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"repository":   repository,
			"bytes":        writeBytes,
			"exit":         exitWith,
			"unprivileged": unprivileged,
			"lines":        lines,
		},
	})
}

// repository FOLDER makes the folder a git repository with one commit of all
// its files.
func repository(ts *testscript.TestScript, _ bool, args []string) {
	folder := ts.MkAbs(args[0])
	for _, command := range [][]string{
		{"init", "-q", "-b", "main"}, {"add", "-A"}, {"commit", "-q", "--allow-empty", "-m", "first"},
	} {
		ts.Check(ts.Exec("git", append([]string{"-C", folder}, command...)...))
	}
}

// bytes FILE SIZE VALUE writes a file of SIZE bytes, each of VALUE.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	value, err := strconv.ParseUint(args[2], 0, 8)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(string([]byte{byte(value)}), size)), 0o644))
}

// exit CODE COMMAND… runs a command that must end with exactly that code.
func exitWith(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s did not run: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// unprivileged COMMAND… runs a command as a user whom file permissions bind.
// Root is not: it becomes nobody.
func unprivileged(ts *testscript.TestScript, _ bool, args []string) {
	program, err := exec.LookPath(args[0])
	if err != nil {
		program = lookIn(ts.Getenv("PATH"), args[0])
	}
	command := exec.Command(program, args[1:]...)
	command.Dir = ts.MkAbs(".")
	command.Env = []string{"HOME=" + ts.MkAbs("."), "NO_COLOR=1", "PATH=" + ts.Getenv("PATH")}
	command.Stdout, command.Stderr = ts.Stdout(), ts.Stderr()
	if os.Geteuid() == 0 {
		const nobody = 65534
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		openPath(ts, command.Dir)
		openPath(ts, filepath.Dir(program))
	}
	ts.Check(command.Run())
}

func lookIn(path, name string) string {
	for _, folder := range filepath.SplitList(path) {
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && !info.IsDir() {
			return filepath.Join(folder, name)
		}
	}
	return name
}

// openPath lets everybody pass through the temporary folders above a path.
func openPath(ts *testscript.TestScript, path string) {
	for ; path != filepath.Clean(os.TempDir()) && path != "/"; path = filepath.Dir(path) {
		info, err := os.Stat(path)
		ts.Check(err)
		ts.Check(os.Chmod(path, info.Mode().Perm()|0o055))
	}
}

// lines FILE MOST [COLUMNS] checks that a page stays within its size.
func lines(ts *testscript.TestScript, _ bool, args []string) {
	most, err := strconv.Atoi(args[1])
	ts.Check(err)
	page := strings.Split(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n")
	if len(page) > most {
		ts.Fatalf("%d lines, at most %d are allowed", len(page), most)
	}
	for i, l := range page {
		if n := len([]rune(l)); n > 80 {
			ts.Fatalf("line %d has %d columns: %s", i+1, n, l)
		}
	}
}
