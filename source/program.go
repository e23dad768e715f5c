package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// maxMessage bounds what is kept of git's error messages, in bytes.
const maxMessage = 64 << 10

// program runs git so that it only reads: it takes no locks, writes nothing,
// reaches no network, and starts no program that a repository's configuration
// names.
type program struct {
	path string
	dir  string
	env  []string
}

// findProgram looks for the git program in the PATH of the options. Only
// absolute directories count: a scanned repository may hold a file called git.
func findProgram(opts Options) (string, error) {
	name := opts.Git
	if name == "" {
		name = "git"
	}
	if strings.ContainsRune(name, filepath.Separator) || strings.Contains(name, "/") {
		return filepath.Abs(name)
	}
	if runtime.GOOS == "windows" && filepath.Ext(name) == "" {
		name += ".exe"
	}
	for _, dir := range filepath.SplitList(opts.env("PATH")) {
		file := filepath.Join(dir, name)
		info, err := os.Stat(file)
		if filepath.IsAbs(dir) && err == nil && executable(info) {
			return file, nil
		}
	}
	return "", fmt.Errorf("there is no program %s in PATH; install git", name)
}

func executable(info os.FileInfo) bool {
	return info.Mode().IsRegular() && (runtime.GOOS == "windows" || info.Mode()&0o111 != 0)
}

// newProgram prepares git for one repository. git looks for it again from the
// folder, so that its own check of who owns it applies; the work tree is given,
// so that the repository's configuration cannot move it.
func newProgram(path string, l layout, opts Options) program {
	p := program{path: path, dir: l.dir}
	// What git needs to start and to know its user's settings: safe.directory.
	keep := []string{
		"PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP",
		"SUDO_UID", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
	}
	for _, name := range keep {
		if value := opts.env(name); value != "" {
			p.env = append(p.env, name+"="+value)
		}
	}
	p.env = append(p.env,
		"LC_ALL=C", "GIT_PAGER=cat", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1",
		"GIT_ALLOW_PROTOCOL=none", "GIT_NO_REPLACE_OBJECTS=1", "GIT_LITERAL_PATHSPECS=1", "GIT_GRAFT_FILE="+os.DevNull,
		"GIT_INDEX_FILE="+l.index)
	if l.explicit {
		p.env = append(p.env, "GIT_DIR="+l.gitDir)
	}
	if l.top != "" {
		p.env = append(p.env, "GIT_WORK_TREE="+l.top)
	}
	return p
}

// hardened are the settings that a repository must not choose.
func hardened() []string {
	return []string{
		"--no-pager",
		"-c", "core.fsmonitor=false",
		"-c", "core.untrackedCache=keep",
		"-c", "core.hooksPath=" + os.DevNull,
		"-c", "core.ignoreCase=false",
		"-c", "core.alternateRefsCommand=",
		"-c", "diff.external=",
		"-c", "protocol.allow=never",
		"-c", "credential.helper=",
		"-c", "advice.graftFileDeprecated=false", // it speaks up about the empty one, too
		"-c", "maintenance.auto=false",
		"-c", "gc.auto=0",
	}
}

func (p program) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.path, append(hardened(), args...)...)
	cmd.Dir, cmd.Env = p.dir, p.env
	cmd.WaitDelay = 2 * time.Second
	return cmd
}

// stream runs git and hands its output to read while it comes. What git says
// besides is returned, and is the error when git fails.
func (p program) stream(ctx context.Context, stdin io.Reader, read func(*bufio.Reader) error, args ...string) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := p.command(ctx, args...)
	var said message
	cmd.Stdin, cmd.Stderr = stdin, &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return "", fmt.Errorf("cannot run git: %w", err)
	}
	failed := read(bufio.NewReaderSize(out, 64<<10))
	if failed != nil {
		cancel()
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case failed != nil && !errors.Is(failed, io.ErrUnexpectedEOF):
		return said.String(), failed
	case errors.As(err, &exit):
		return said.String(), &gitError{command: args[0], said: said.String()}
	case err != nil:
		return said.String(), fmt.Errorf("git %s: %w", args[0], err)
	}
	return said.String(), failed
}

// line runs git for an answer of one line.
func (p program) line(ctx context.Context, args ...string) (string, error) {
	var answer string
	_, err := p.stream(ctx, nil, func(r *bufio.Reader) error {
		content, err := io.ReadAll(r)
		answer = strings.TrimRight(string(content), "\r\n")
		return err
	}, args...)
	return answer, err
}

// gitError is what git said when it failed.
type gitError struct{ command, said string }

func (e *gitError) Error() string {
	said := strings.TrimSpace(e.said)
	if said == "" {
		said = "it failed without a message"
	}
	return "git " + e.command + ": " + strings.ReplaceAll(said, "\n", "; ")
}

// message keeps the beginning of a text.
type message struct{ bytes.Buffer }

func (m *message) Write(p []byte) (int, error) {
	if room := maxMessage - m.Len(); room > 0 {
		m.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}
