package graph

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Limits of what is looked through for every command. Real Dockerfiles are far
// below them.
const (
	maxCopies = 200 // of one stage
	maxStages = 50  // that are built on each other
)

// image is what a Dockerfile says about where files of the repository are in
// the image.
type image struct {
	beside  string // the Dockerfile's folder
	stages  map[string]*stage
	folders map[string]string // working directory by the instruction's ID
}

// stage is one stage of a Dockerfile. A path in it is absolute, or it starts
// with a name of our own for a folder that only a build knows.
type stage struct {
	from   string // the stage that it builds on
	folder string // the working directory so far
	copies []copied
}

// copied is one source of a COPY or ADD instruction.
type copied struct {
	source string // in the build context, clean, "" for all of it
	target string
	into   bool // the target is certainly a folder
}

// imagesOf reads the instructions of all Dockerfiles, by unit.
func imagesOf(rows []debt.Instruction) map[string]*image {
	images := map[string]*image{}
	for i, row := range rows {
		m := images[row.Unit]
		if m == nil {
			_, file := debt.SplitUnitID(row.Unit)
			m = &image{beside: path.Dir(file), stages: map[string]*stage{}, folders: map[string]string{}}
			images[row.Unit] = m
		}
		m.add(row, fmt.Sprintf("?%d", i))
	}
	return images
}

// add follows one instruction; unknown is a name for a folder that it may lead
// to and that is not known.
func (m *image) add(row debt.Instruction, unknown string) {
	s := m.stages[row.Stage]
	if s == nil {
		s = &stage{folder: unknown}
		m.stages[row.Stage] = s
	}
	switch row.Keyword {
	case "FROM":
		m.build(s, row)
	case "WORKDIR":
		s.folder = s.locate(strings.Join(row.Args, " "), unknown)
	case "COPY", "ADD":
		s.copy(row)
	}
	m.folders[row.ID] = s.folder
}

// build lets a stage start with what the stage has that it builds on.
func (m *image) build(s *stage, row debt.Instruction) {
	if len(row.Args) == 0 {
		return
	}
	label := strings.ToLower(row.Args[0])
	if base := m.stages[label]; base != nil && base != s {
		s.from, s.folder = label, base.folder
	}
}

// locate is a path of an instruction as one of the stage.
func (s *stage) locate(written, unknown string) string {
	written = unquoted(written)
	switch {
	case written == "", strings.Contains(written, "$"):
		return unknown
	case path.IsAbs(written):
		return path.Clean(written)
	}
	return path.Join(s.folder, written)
}

// copy notes what an instruction copies out of the build context.
func (s *stage) copy(row debt.Instruction) {
	_, elsewhere := row.Flags["from"]
	_, nested := row.Flags["parents"]
	last := len(row.Args) - 1
	if elsewhere || nested || last < 1 || strings.Contains(row.Args[last], "$") {
		return
	}
	written := unquoted(row.Args[last])
	into := last > 1 || strings.HasSuffix(written, "/") || written == "."
	for _, source := range row.Args[:last] {
		if len(s.copies) == maxCopies {
			return
		}
		if strings.Contains(source, "$") || strings.Contains(source, "://") || strings.HasPrefix(source, "<<") {
			continue
		}
		clean := strings.TrimPrefix(path.Clean("/"+unquoted(source)), "/")
		s.copies = append(s.copies, copied{source: clean, target: s.locate(written, ""), into: into})
	}
}

// unquoted is a word without the quotes around it.
func unquoted(word string) string { return strings.Trim(word, `"'`) }

// folder is the working directory of an instruction.
func (m *image) folder(instruction string) (string, bool) {
	if m == nil {
		return "", false
	}
	folder, ok := m.folders[instruction]
	return folder, ok
}

// sources lists the files of the repository that may be at a place in a stage,
// the likeliest first. The build context is the Dockerfile's folder or the top
// of the repository.
func (m *image) sources(label, place string) []string {
	if m == nil {
		return nil
	}
	var files []string
	for range min(len(m.stages), maxStages) {
		s := m.stages[label]
		if s == nil {
			break
		}
		for _, c := range slices.Backward(s.copies) {
			for _, file := range c.sources(place) {
				files = append(files, path.Join(m.beside, file), file)
			}
		}
		label = s.from
	}
	return files
}

// sources lists the files of the build context that a copy may have put at a
// place.
func (c copied) sources(place string) []string {
	pattern := strings.ContainsAny(c.source, "*?[")
	if place == c.target {
		if c.into || pattern {
			return nil
		}
		return []string{c.source}
	}
	rest, below := strings.CutPrefix(place, strings.TrimSuffix(c.target, "/")+"/")
	if !below {
		return nil
	}
	if pattern {
		file := path.Join(path.Dir(c.source), rest)
		if matched, err := path.Match(c.source, file); err != nil || !matched {
			return nil
		}
		return []string{file}
	}
	files := []string{path.Join(c.source, rest)} // of a folder
	if rest == path.Base(c.source) {
		files = append(files, c.source)
	}
	return files
}
