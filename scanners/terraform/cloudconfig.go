package terraform

import (
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// cloudConfig reads the settings and the commands of a text that configures
// cloud-init.
func (r *bootReader) cloudConfig(row *debt.BootScript, t bootText) {
	nodes, problems := yamlnode.Parse(t.path, []byte(blankDirectives(t)))
	row.Status = debt.ScriptRead
	if len(nodes) != 1 || len(problems) > 0 || !nodes[0].IsMapping() {
		row.Status = debt.ScriptUnread
		return
	}
	place := 0
	for pair := range nodes[0].Pairs() {
		switch name := pair.Key.Text(); name {
		case "bootcmd", "runcmd":
			for _, item := range pair.Value.Items() {
				place = r.item(*row, t, item, place)
			}
		default:
			setting(row, name, pair.Value)
		}
	}
}

// blankDirectives takes out of a template, at equal length, what is no YAML:
// what is written with percent signs is gone, and what is filled in is a word.
func blankDirectives(t bootText) string {
	text := strings.NewReplacer(bootHole, strings.Repeat("_", len(bootHole))).Replace(t.text)
	if !t.template {
		return text
	}
	return directive().ReplaceAllStringFunc(text, func(found string) string {
		if strings.HasPrefix(found, "%") {
			return strings.Repeat(" ", len(found))
		}
		return strings.Repeat("_", len(found))
	})
}

// setting keeps a plain setting, and lists one that is filled in.
func setting(row *debt.BootScript, name string, value yamlnode.Node) {
	if !value.IsScalar() || name == "" {
		return
	}
	if strings.Contains(value.Text(), "__") {
		row.Unsure = append(row.Unsure, name)
		return
	}
	if yes, certain := value.Bool(); certain {
		row.Attrs[name] = yes
	} else if text, certain := value.String(); certain {
		row.Attrs[name] = text
	}
}

// item reads one command of a list: a text for a shell, or words. Words that are
// filled in are left out, because all words count here.
func (r *bootReader) item(row debt.BootScript, t bootText, item yamlnode.Node, place int) int {
	offsets := item.Offsets()
	owner := bootOwner(row)
	script := shell.Script{
		Text: item.Text(), Dialect: shell.POSIX, Masks: []shell.Mask{{Open: "__", Close: "__"}}, Owner: owner,
		Place: func(offset int) (int, int) {
			line, _ := offsets.Position(offset)
			return t.first + max(line, 1) - 1, 0
		},
	}
	var result shell.Result
	if words, certain := item.Strings(); item.IsSequence() && certain && !strings.Contains(strings.Join(words, ""), "__") {
		line := item.Line()
		script.Place = func(int) (int, int) { return t.first + max(line, 1) - 1, 0 }
		result = r.shell.Exec(words, script)
	} else if item.IsScalar() {
		result = r.shell.Read(script)
	}
	for _, c := range result.Commands {
		c.ID = owner.ID + "/command:" + strconv.Itoa(place)
		r.facts.Command = append(r.facts.Command, c)
		place++
	}
	return place
}
