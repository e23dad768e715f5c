package graph_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// makefileOf is the Makefile of a folder. Each recipe is its target, a colon, what
// it needs, and its lines; "?x" is a word that is not known and is written x.
func makefileOf(folder string, variables map[string]string, recipes ...string) debt.Makefile {
	unit := debt.UnitID(debt.Script, strings.TrimPrefix(folder+"/Makefile", "./"))
	m := debt.Makefile{Unit: unit, Variables: variables}
	for _, text := range recipes {
		lines := strings.Split(text, "\n")
		target, needs, _ := strings.Cut(lines[0], ":")
		r := debt.Recipe{Target: target, Needs: strings.Fields(needs)}
		for _, line := range lines[1:] {
			var commands []debt.Command
			for command := range strings.SplitSeq(line, " && ") {
				c := debt.Command{Unit: unit, Origin: "recipe", Alternatives: map[string][]string{}}
				c.At = debt.At{Unit: unit, Location: debt.Location{Path: strings.TrimPrefix(unit, "script:"), Line: 7}}
				for i, word := range strings.Fields(command) {
					text, unknown := strings.CutPrefix(word, "?")
					if unknown {
						c.Argv = append(c.Argv, nil)
						c.Alternatives["argv."+string(rune('0'+i))] = []string{text}
					} else if c.Argv = append(c.Argv, word); i == 0 {
						c.Name = word
					}
				}
				commands = append(commands, c)
			}
			r.Lines = append(r.Lines, commands)
		}
		m.Recipes = append(m.Recipes, r)
	}
	return m
}

func TestWhatPipelinesMake(t *testing.T) {
	top := makefileOf(".", map[string]string{"DIR": "infra"},
		"all: plan",
		"plan: init\ncd ?${make__DIR}/${make__ENV} && terraform plan",
		"init:\nterraform -chdir=infra/dev init",
		"apply:\ncd infra/prod\nterraform apply",
		"dev:\nterraform -chdir=infra/dev apply",
		"inner:\nmake -C api image",
		"loop: loop\nmake loop",
		"shell:\ncd ?infra/${ENV} && terraform plan",
		"unknown:\nterraform -chdir=? plan",
		"infra/prod:\nterraform -chdir=infra/prod plan",
	)
	api := makefileOf("api", nil, "image:\ndocker build .")
	for name, tt := range map[string]struct{ line, want string }{
		"a variable":             {"make plan ENV=prod", "plans terraform:infra/prod"},
		"by default":             {"make ENV=dev", "plans terraform:infra/dev"},
		"not given":              {"make plan", ""},
		"not known":              {"make plan ENV=$ENV", ""},
		"set otherwise":          {"make plan ENV=prod DIR=other", ""},
		"what it needs":          {"make all ENV=prod", "plans terraform:infra/prod"},
		"each line by itself":    {"make apply", "deploys terraform:."},
		"several":                {"make dev infra/prod", "deploys terraform:infra/dev, plans terraform:infra/prod"},
		"another folder":         {"make -C api image", "builds image:api/Dockerfile"},
		"another file":           {"make -f api/Makefile image", "builds image:Dockerfile"},
		"make in make":           {"make inner", "builds image:api/Dockerfile"},
		"a circle":               {"make loop", ""},
		"a variable of shells":   {"make shell ENV=prod", ""},
		"an unknown place":       {"make unknown", ""},
		"only shown":             {"make -n dev", ""},
		"no such target":         {"make nothing", ""},
		"an unknown word":        {"make dev ?", ""},
		"jobs":                   {"make -j 4 -s dev", "deploys terraform:infra/dev"},
		"no Makefile there":      {"make -C infra dev", ""},
		"an option not known":    {"make --eval x dev", ""},
		"a folder of the option": {"make --directory=api image", "builds image:api/Dockerfile"},
	} {
		facts := ran(debt.Step{}, tt.line)
		facts.Makefile = []debt.Makefile{top, api}
		facts.Unit = append(facts.Unit, unit(debt.Script, "Makefile"), unit(debt.Script, "api/Makefile"))
		if diff := cmp.Diff(tt.want, made(facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Recipes that run make over and over, and name each other in all ways, end soon.
func TestMakeInMakeEnds(t *testing.T) {
	many := "all:" + strings.Repeat("\nmake a b all "+strings.Repeat("x ", 500), 200)
	facts := ran(debt.Step{}, "make all", "terraform apply")
	facts.Makefile = []debt.Makefile{makefileOf(".", nil, many, "a: b all"+strings.Repeat("\nmake all a", 200), "b: a")}
	facts.Unit = append(facts.Unit, unit(debt.Script, "Makefile"))
	start := time.Now()
	if diff := cmp.Diff("deploys terraform:.", made(facts)); diff != "" {
		t.Error(diff)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
}
