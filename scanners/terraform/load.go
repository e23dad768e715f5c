package terraform

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/hashicorp/terraform-config-inspect/tfconfig"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/comment"
	"github.com/debtscan/debtscan/scanners/internal/input"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
	"github.com/debtscan/debtscan/scanners/terraform/registry"
)

// module is one directory's configuration, parsed.
type module struct {
	unit      debt.Unit
	blocks    []block          // top-level blocks in order of file and line
	overrides []block          // top-level blocks of override files
	shape     *tfconfig.Module // what terraform-config-inspect says of the directory
	eval      *eval.Evaluator
	loaded    varValues                    // of variables
	known     map[string]knownCall         // by label of the module block
	size      int                          // bytes of configuration
	mentions  map[hcl.Expression][]mention // of locals, as they are asked for
	followed  int
	markers   *comment.Finder
	heads     []debt.Marker // what heads of files say of them
	unread    []debt.Unread
}

// load reads and parses the unit's configuration files. A file that does not
// parse is unread as a whole: half a syntax tree would make absent what is only
// broken.
func load(fsys fs.FS, unit debt.Unit, table *registry.Table) *module {
	m := &module{unit: unit, markers: comment.NewFinder(unit.ID), mentions: map[hcl.Expression][]mention{}}
	texts := memoryFS{}
	for _, file := range effectiveFiles(unit.Files) {
		role := roleOf(path.Base(file))
		content, unread := input.Read(fsys, file)
		if unread != nil {
			m.unread = append(m.unread, *unread)
			continue
		}
		if unread := tooDeep(file, content); unread != nil {
			m.unread = append(m.unread, *unread)
			continue
		}
		blocks, diags := parse(file, content, role)
		if diags.HasErrors() {
			m.unread = append(m.unread, unreadOf(file, diags))
			continue
		}
		m.size += len(content)
		if role == fileNative {
			m.mark(file, content)
		}
		if shapes(blocks) {
			texts[terraformName(path.Base(file))] = content
		}
		if isOverride(path.Base(file)) {
			m.overrides = append(m.overrides, blocks...)
		} else {
			m.blocks = append(m.blocks, blocks...)
		}
	}
	m.loadValues(fsys)
	m.eval = newEvaluator(m, fsys)
	m.knowCalls(table)
	m.shape, _ = tfconfig.LoadModuleFromFilesystem(texts, ".")
	return m
}

// shapes reports whether a file says something about the module's shape. The
// library parses what it is given again, so it is not given the rest.
func shapes(blocks []block) bool {
	return slices.ContainsFunc(blocks, func(b block) bool {
		return b.kind == "variable" || b.kind == "output" || b.kind == "terraform"
	})
}

// effectiveFiles are the configuration files that count. Where x.tf and x.tofu
// stand side by side, OpenTofu reads the latter only, and so do we.
func effectiveFiles(files []string) []string {
	return slices.DeleteFunc(slices.Clone(files), func(file string) bool {
		role := roleOf(path.Base(file))
		if role != fileNative && role != fileJSON {
			return true
		}
		stem, ok := strings.CutSuffix(file, ".tf")
		return ok && slices.Contains(files, stem+".tofu")
	})
}

func parse(file string, content []byte, role fileRole) ([]block, hcl.Diagnostics) {
	if role == fileJSON {
		if diags := hugeJSON(file, content); diags.HasErrors() {
			return nil, diags
		}
		parsed, diags := json.Parse(content, file)
		if diags.HasErrors() {
			return nil, diags
		}
		return jsonBlocks(parsed.Body), nil
	}
	parsed, diags := hclsyntax.ParseConfig(content, file, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	body, ok := parsed.Body.(*hclsyntax.Body)
	if !ok {
		return nil, nil
	}
	return nativeBlocks(body), hugeNumber(body)
}

func unreadOf(file string, diags hcl.Diagnostics) debt.Unread {
	for _, d := range diags {
		if d.Severity != hcl.DiagError {
			continue
		}
		u := debt.Unread{Path: file, Reason: "it does not parse: " + strings.ToLower(d.Summary[:1]) + d.Summary[1:]}
		if d.Subject != nil {
			u.Line = d.Subject.Start.Line
		}
		return u
	}
	return debt.Unread{Path: file, Reason: "it does not parse"}
}
