package terraform

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// Limits of what one directory hands to machines. Texts beyond are not read.
const (
	maxBootScripts = 500
	maxBootBytes   = 2 << 20
)

// bootReader collects what a directory hands to machines to run when they start.
type bootReader struct {
	m     *module
	shell *shell.Reader
	owner map[bootPlace]debt.BootScript // of texts that are read already
	bytes int                           // of these
	facts debt.Facts
}

// bootPlace is where a text starts.
type bootPlace struct {
	path string
	line int
}

// bootScripts makes rows of the texts that resources and module calls hand to
// machines, and of their commands.
func (m *module) bootScripts() debt.Facts {
	r := &bootReader{m: m, shell: shell.NewReader(), owner: map[bootPlace]debt.BootScript{}}
	for _, b := range m.blocks {
		row := debt.BootScript{Unit: m.unit.ID}
		switch {
		case b.kind == "resource" && len(b.labels) == 2:
			row.Type, row.Address = b.labels[0], b.labels[0]+"."+b.labels[1]
		case b.kind == "module" && len(b.labels) == 1:
			row.Type, row.Address = "module", "module."+b.labels[0]
		default:
			continue
		}
		row.Resource, row.Exists = m.id(row.Address), m.existence(b)
		for _, a := range bootAttributes(b) {
			if !m.isReplaced(b, a.name) {
				r.attribute(row, a)
			}
		}
	}
	return r.facts
}

// bootAttributes are the attributes of a block whose text a machine runs when it
// starts, those inside of Google's metadata too.
func bootAttributes(b block) []attribute {
	names := []string{"user_data", "user_data_base64", "user_data_raw", "custom_data", "metadata_startup_script", "startup_script"}
	var found []attribute
	for _, a := range b.attrs {
		if slices.Contains(names, a.name) {
			found = append(found, a)
		}
		if object, ok := a.expr.(*hclsyntax.ObjectConsExpr); ok && a.name == "metadata" {
			found = append(found, metadataScripts(object)...)
		}
	}
	return found
}

func metadataScripts(object *hclsyntax.ObjectConsExpr) []attribute {
	var found []attribute
	for _, item := range object.Items {
		v := eval.Constant(item.KeyExpr)
		if !v.IsWhollyKnown() {
			continue
		}
		if key, _ := plain(v).(string); key == "startup-script" || key == "user-data" {
			found = append(found, attribute{name: "metadata." + key, expr: item.ValueExpr, at: location(item.ValueExpr.Range())})
		}
	}
	return found
}

// attribute reads the texts of one attribute.
func (r *bootReader) attribute(row debt.BootScript, a attribute) {
	row.Attribute = a.name
	for i, t := range r.m.bootTexts(a.expr, 0) {
		if len(r.facts.BootScript) >= maxBootScripts {
			return
		}
		row.ID = fmt.Sprintf("%s/%s:%d", row.Resource, a.name, i)
		row.At, row.Path, row.Line = r.m.at(a.at), t.path, t.first
		r.text(row, t)
	}
}

// text reads one text, unless it was read before.
func (r *bootReader) text(row debt.BootScript, t bootText) {
	place := bootPlace{row.Path, row.Line}
	if same, ok := r.owner[place]; ok {
		row.Kind, row.Script, row.Status, row.Values = same.Kind, same.Script, same.Status, same.Values
		r.facts.BootScript = append(r.facts.BootScript, row)
		return
	}
	row.Script, row.Values = row.ID, debt.Values{Attrs: map[string]any{}}
	r.bytes += len(t.text)
	switch kind, dialect := t.language(row.Attribute); {
	case r.bytes > maxBootBytes:
		row.Status = debt.ScriptUnread
	case kind == "cloud-config":
		row.Kind = kind
		r.cloudConfig(&row, t)
	case kind == "shell":
		row.Kind = kind
		row.Status = r.commands(row, t, dialect)
	default:
		row.Status = debt.ScriptForeign
	}
	r.owner[place] = row
	r.facts.BootScript = append(r.facts.BootScript, row)
}

// commands reads a shell's text. One that cannot be read is no file of the unit:
// its row says so.
func (r *bootReader) commands(row debt.BootScript, t bootText, dialect shell.Dialect) debt.ScriptStatus {
	result := r.shell.Read(shell.Script{
		Text: t.text, Dialect: dialect, Masks: t.masks(), Owner: bootOwner(row),
		Place: func(offset int) (int, int) { return t.line(offset), 0 },
	})
	r.facts.Command = append(r.facts.Command, result.Commands...)
	return result.Status
}

func bootOwner(row debt.BootScript) shell.Owner {
	return shell.Owner{Unit: row.Unit, Path: row.Path, Origin: "boot", ID: row.ID, Read: debt.Parsed}
}
