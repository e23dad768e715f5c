package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// catFile reads objects through one git process, which starts with the first
// object and ends with close, or with the context of the source.
type catFile struct {
	ctx     context.Context
	program program

	mu     sync.Mutex
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	said   *message
	broken error // why no more can be read
}

// blob reads one object.
func (c *catFile) blob(id string) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.broken != nil {
		return nil, c.broken
	}
	if c.cmd == nil {
		if c.broken = c.start(); c.broken != nil {
			return nil, c.broken
		}
	}
	size, err := c.ask(id)
	if err != nil || size < 0 {
		return nil, orMissing(err)
	}
	content := make([]byte, size+1) // a line feed follows
	if _, err := io.ReadFull(c.out, content); err != nil {
		return nil, c.fail(err)
	}
	return content[:size:size], nil
}

func orMissing(err error) error {
	if err == nil {
		return errMissing
	}
	return err
}

func (c *catFile) start() error {
	cmd := c.program.command(c.ctx, "cat-file", "--batch")
	said := &message{}
	cmd.Stderr = said
	in, err := cmd.StdinPipe()
	if err != nil {
		return fmt.Errorf("cannot run git: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("cannot run git: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("cannot run git: %w", err)
	}
	c.cmd, c.in, c.out, c.said = cmd, in, bufio.NewReaderSize(out, 64<<10), said
	return nil
}

// ask sends an id and reads the line about it. The size is -1 for an object
// that is missing.
func (c *catFile) ask(id string) (int64, error) {
	if _, err := io.WriteString(c.in, id+"\n"); err != nil {
		return 0, c.fail(err)
	}
	line, err := c.out.ReadString('\n')
	if err != nil {
		return 0, c.fail(err)
	}
	size := sizeOf(line)
	if size > maxRead {
		return 0, c.fail(errTooLarge)
	}
	return size, nil
}

// sizeOf reads "<object> <type> <size>"; it is -1 for "<object> missing".
func sizeOf(line string) int64 {
	fields := strings.Fields(line)
	if len(fields) != 3 {
		return -1
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return -1
	}
	return size
}

// fail ends the process. In a partial clone git dies over an object it must not
// fetch; the next object then gets a new process. After anything else no more
// can be read.
func (c *catFile) fail(err error) error {
	c.end()
	if strings.Contains(c.said.String(), "promisor remote") {
		return errMissing
	}
	c.broken = fmt.Errorf("git cat-file: %w", err)
	if cause := c.ctx.Err(); cause != nil {
		c.broken = cause
	}
	return c.broken
}

// end stops the process. How it ends says nothing about what was read.
func (c *catFile) end() {
	if c.cmd == nil {
		return
	}
	_ = c.in.Close()
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
	c.cmd = nil
}

func (c *catFile) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.end()
	c.broken = errClosed
	return nil
}

// sizes fills in the sizes of objects. In a partial clone git stops at the first
// that is missing; it and those after it keep -1.
func (g *gitProgram) sizes(ctx context.Context, entries []entry) error {
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.blob + "\n"
	}
	asked := strings.NewReader(strings.Join(ids, ""))
	_, err := g.program.stream(ctx, asked, func(r *bufio.Reader) error {
		for i := range entries {
			line, err := r.ReadString('\n')
			if err != nil {
				return io.ErrUnexpectedEOF
			}
			entries[i].size = sizeOf(line)
		}
		return nil
	}, "cat-file", "--batch-check", "--buffer")
	var refusal *gitError
	if errors.As(err, &refusal) && ctx.Err() == nil {
		return nil
	}
	return err
}
