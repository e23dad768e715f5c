package graph

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// initCall is a command that initialises a root and completes its backend.
// https://developer.hashicorp.com/terraform/language/backend#partial-configuration
type initCall struct {
	settings map[string]string
	files    []string // by their paths from the root's folder
	text     string   // what it gives, as it is written
	at       debt.At
}

// inits are the ways in which commands complete backends.
type inits struct {
	calls map[string][]initCall // by root, each text once
	open  map[string]bool       // roots that are also completed in a way that is not known
}

func newInits() inits { return inits{map[string][]initCall{}, map[string]bool{}} }

// maxInits is how many ways of completing one root's backend are kept.
const maxInits = 24

// add notes a command that initialises the root in a folder.
func (i inits) add(c debt.Command, folder string) {
	unit := debt.UnitID(debt.Terraform, folder)
	call, known := completion(c)
	switch {
	case !known:
		i.open[unit] = true
	case call.text == "", slices.ContainsFunc(i.calls[unit], func(other initCall) bool { return other.text == call.text }):
	case len(i.calls[unit]) == maxInits:
		i.open[unit] = true
	default:
		i.calls[unit] = append(i.calls[unit], call)
	}
}

// completion reads what "terraform init" gives for the backend. Known is false
// where a word may be more of it.
func completion(c debt.Command) (call initCall, known bool) {
	call = initCall{settings: map[string]string{}, at: c.At}
	var given []string
	for at := 1; at < len(c.Argv); at++ {
		option, value, joined := strings.Cut(word(c.Argv, at), "=")
		if option != "-backend-config" && option != "--backend-config" {
			if c.Argv[at] == nil {
				return call, false
			}
			continue
		}
		if !joined {
			at++
			value = word(c.Argv, at)
		}
		if value == "" || strings.ContainsAny(value, "$~*<`") || len(value) > maxPath {
			return call, false
		}
		given = append(given, "-backend-config="+value)
		if name, setting, isSetting := strings.Cut(value, "="); isSetting {
			call.settings[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(setting), `"`)
		} else {
			call.files = append(call.files, path.Clean(value))
		}
	}
	call.text = strings.Join(given, " ")
	return call, true
}

// writers are the places that the commands complete a backend to. One is certain
// where nothing else completes it.
func (i inits) writers(s debt.State, folder string) []writer {
	calls := i.calls[s.Unit]
	if s.Name == "cloud" {
		return nil // is not completed by settings
	}
	var writers []writer
	for _, call := range calls {
		values, ok := call.complete(s.Values)
		if !ok {
			continue
		}
		w := writer{unit: s.Unit, backend: family(s.Name), by: call.text + " says at " + lineOf(call.at)}
		w.place, w.known = placeOf(s.Name, folder, values)
		if w.maybe = len(calls) > 1 || i.open[s.Unit]; w.maybe {
			w.condition = "if " + call.text
		}
		if w.known && !w.place.open {
			writers = append(writers, w)
		}
	}
	return writers
}

// lineOf is where a row stands, for people.
func lineOf(at debt.At) string { return at.Path + ":" + strconv.Itoa(at.Line) }

// complete is what a backend's settings are with a call. It fails where the call
// names a file that is not read, and where it adds nothing.
func (c initCall) complete(v debt.Values) (debt.Values, bool) {
	for _, file := range c.files {
		var found bool
		if v, found = withBackendFile(v, file); !found {
			return v, false
		}
	}
	if len(c.settings) == 0 {
		return v, len(c.files) > 0
	}
	done := debt.Values{Attrs: maps.Clone(v.Attrs), Maybe: v.Maybe}
	if done.Attrs == nil {
		done.Attrs = map[string]any{}
	}
	for name, value := range c.settings {
		done.Attrs[name] = value
	}
	for _, name := range v.Unsure {
		if _, given := c.settings[name]; !given {
			done.Unsure = append(done.Unsure, name)
		}
	}
	return done, true
}

// withBackendFile settles what a file of settings in the root's tree says.
func withBackendFile(v debt.Values, file string) (debt.Values, bool) {
	condition := "backend-config == " + strconv.Quote(file)
	by := debt.Alternative{Condition: condition, Branch: true}
	var waiting []string
	for _, name := range v.Unsure {
		if slices.ContainsFunc(v.Maybe[name], func(a debt.Alternative) bool { return a.Condition == condition }) {
			waiting = append(waiting, name)
		}
	}
	if len(waiting) == 0 {
		return v, false
	}
	return settle(v, waiting, by)
}
