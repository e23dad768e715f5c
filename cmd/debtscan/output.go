package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
)

// output is where a report goes: standard output and any number of files.
type output struct {
	env     environment
	format  report.Format
	options report.Options
	files   []outputFile
	trend   *debt.Trend // from the ledger; nil without one
}

type outputFile struct {
	format report.Format
	path   string
}

// newOutput checks all formats before anything is scanned.
func newOutput(env environment, o scanOptions) (*output, error) {
	out := &output{env: env, options: report.Options{All: o.all, Accepted: o.accepted, Category: o.category}}
	var err error
	if out.format, err = findFormat(o.format); err != nil {
		return nil, err
	}
	for _, text := range o.outputs {
		name, path, ok := strings.Cut(text, "=")
		if !ok || path == "" {
			return nil, fmt.Errorf("-o %s: expected format=file, as in -o json=report.json", text)
		}
		if path == "-" {
			return nil, fmt.Errorf("-o %s: standard output is what --format is for; give --format %s", text, name)
		}
		format, err := findFormat(name)
		if err != nil {
			return nil, fmt.Errorf("-o %s: %w", text, err)
		}
		if folder := filepath.Dir(path); !isFolder(folder) {
			return nil, fmt.Errorf("-o %s: there is no folder %s; make it first", text, folder)
		}
		out.files = append(out.files, outputFile{format, path})
	}
	out.options.Color, err = useColor(env, o.color)
	out.options.Width = width(env)
	return out, err
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// useColor decides by the flag, then by what the environment asks for, then by
// whether a person is looking.
func useColor(env environment, flag string) (bool, error) {
	switch flag {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		return false, fmt.Errorf("--color %q: expected auto, always or never", flag)
	}
	set := func(name string) bool { v := env.getenv(name); return v != "" && v != "0" }
	switch {
	case env.getenv("NO_COLOR") != "", env.getenv("CLICOLOR") == "0", env.getenv("TERM") == "dumb":
		return false, nil
	case set("CLICOLOR_FORCE"), set("FORCE_COLOR"):
		return true, nil
	}
	_, ok := terminal(env)
	return ok, nil
}

// terminal is the descriptor of standard output when that is a terminal.
func terminal(env environment) (int, bool) {
	file, ok := env.stdout.(*os.File)
	if !ok {
		return 0, false
	}
	fd := int(file.Fd())
	return fd, term.IsTerminal(fd)
}

// width is the number of columns to write in: the terminal's, within 60 and 80.
func width(env environment) int {
	const widest, narrowest = 80, 60
	fd, ok := terminal(env)
	if !ok {
		return widest
	}
	columns, _, err := term.GetSize(fd)
	if err != nil {
		return widest
	}
	return max(narrowest, min(widest, columns))
}

// write writes the files first, so that they are there when the page is read.
func (o *output) write(r *debt.Report) error {
	for _, f := range o.files {
		f.format = o.withTrend(f.format)
		if err := o.writeFile(f, r); err != nil {
			return fmt.Errorf("writing %s: %w", f.path, err)
		}
	}
	if err := o.withTrend(o.format).Writer.Write(o.env.stdout, r, o.options); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// withTrend gives the page the trend, which is not known before the scan.
func (o *output) withTrend(f report.Format) report.Format {
	if _, ok := f.Writer.(page); ok {
		f.Writer = page{o.trend}
	}
	return f
}

// writeFile replaces the file at once, so that no reader sees half a report.
// A file that is there keeps its mode, and a link to it stays a link.
func (o *output) writeFile(f outputFile, r *debt.Report) (err error) {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(f.path); err == nil {
		if !info.Mode().IsRegular() {
			return o.writeInto(f, r)
		}
		mode = info.Mode().Perm()
		if f.path, err = filepath.EvalSymlinks(f.path); err != nil {
			return err
		}
	}
	temporary, err := os.CreateTemp(filepath.Dir(f.path), ".debtscan-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temporary.Name())
		}
	}()
	if err := f.format.Writer.Write(temporary, r, o.plain()); err != nil {
		_ = temporary.Close()
		return err
	}
	if err := temporary.Chmod(mode); err != nil {
		_ = temporary.Close()
		return err
	}
	if err := temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), f.path)
}

// writeInto writes to what is no regular file, such as a pipe, and must not be
// replaced.
func (o *output) writeInto(f outputFile, r *debt.Report) error {
	file, err := os.OpenFile(f.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := f.format.Writer.Write(file, r, o.plain()); err != nil {
		_ = file.Close()
		return err
	}
	return file.Close()
}

// plain are the options of a file, which is never coloured.
func (o *output) plain() report.Options {
	options := o.options
	options.Color = false
	return options
}
