//go:build long

package terraform_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// console evaluates a root's locals p0, p1 … with Terraform: JSON by name, and
// nothing for what Terraform does not know. It needs no provider and no network.
func console(t *testing.T, files map[string]string, probes int) (map[string]any, error) {
	t.Helper()
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Fatal("these tests compare with Terraform: put terraform 1.11 in PATH")
	}
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var asked strings.Builder
	asked.WriteString("{")
	for i := range probes {
		fmt.Fprintf(&asked, "p%d = base64encode(jsonencode(local.p%d)),", i, i)
	}
	asked.WriteString("}\n")
	if _, err := terraformIn(dir, terraform, "", "init", "-backend=false", "-no-color", "-input=false"); err != nil {
		return nil, err
	}
	out, err := terraformIn(dir, terraform, asked.String(), "console")
	if err != nil {
		return nil, err
	}
	return answers(t, out), nil
}

func terraformIn(dir, program, input string, args ...string) (string, error) {
	run := exec.Command(program, args...)
	run.Dir, run.Stdin = dir, strings.NewReader(input)
	run.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+os.DevNull, "CHECKPOINT_DISABLE=1", "NO_COLOR=1", "TF_IN_AUTOMATION=1")
	var out, problems bytes.Buffer
	run.Stdout, run.Stderr = &out, &problems
	if err := run.Run(); err != nil || strings.Contains(problems.String(), "Error:") {
		return "", fmt.Errorf("terraform %s: %w: %s", args[0], err, problems.String()+out.String())
	}
	return out.String(), nil
}

var answer = regexp.MustCompile(`(?m)^  "(p\d+)" = (".*")$`)

// answers reads what the console prints: an object of JSON in base64.
func answers(t *testing.T, out string) map[string]any {
	t.Helper()
	known := map[string]any{}
	for _, m := range answer.FindAllStringSubmatch(out, -1) {
		text, err := strconv.Unquote(m[2])
		if err != nil {
			t.Fatal(err)
		}
		content, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		known[m[1]] = decoded(t, content)
	}
	return known
}

// tally is how many values of generated roots are known to whom.
type tally struct{ roots, refused, theirs, ours int }

// Every value that we are certain of is the one that Terraform comes to. What a
// root decides alone, we know too: an expression that we lose the value of is a
// loss to be explained.
func TestAgreesWithConsole(t *testing.T) {
	var decided, open tally
	for seed := range uint64(300) {
		if seed%5 == 4 {
			compare(t, seed, true, &open)
		} else {
			compare(t, seed, false, &decided)
		}
	}
	t.Logf("inputs decided: %+v", decided)
	t.Logf("some inputs open: %+v", open)
	if decided.refused+open.refused > 15 {
		t.Error("Terraform refuses too many of the roots")
	}
	if decided.ours*100 < decided.theirs*99 {
		t.Error("more than one value in a hundred is lost")
	}
}

// compare evaluates one generated root with Terraform and by our facts.
func compare(t *testing.T, seed uint64, open bool, all *tally) {
	t.Helper()
	files, probes := generate(seed, open)
	all.roots++
	want, err := console(t, files, len(probes))
	if err != nil {
		all.refused++
		t.Logf("seed %d: %v", seed, err)
		return
	}
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	ours := probed(t, fsys)
	for i, expr := range probes {
		name := "p" + strconv.Itoa(i)
		theirs, known := want[name]
		got := ours[name]
		switch {
		case !known && got.sure:
			t.Errorf("seed %d: %s is known to us alone: %v", seed, expr, got.value)
		case !known:
		case !agree(theirs, got):
			t.Errorf("seed %d: %s\nis by Terraform %v\nand by us       %v", seed, expr, theirs, got.value)
		case got.sure:
			all.theirs, all.ours = all.theirs+1, all.ours+1
		default:
			all.theirs++
			if !open {
				t.Logf("seed %d: %s is not known", seed, expr)
			}
		}
	}
}

// The values of the vectors are those that Terraform gives.
func TestConsoleGivesTheVectors(t *testing.T) {
	for _, v := range readVectors(t) {
		found, err := console(t, v.files, len(v.probes))
		if err != nil {
			t.Errorf("%s: %v", v.name, err)
			continue
		}
		for i, expr := range v.probes {
			want := decoded(t, []byte(strings.TrimPrefix(v.want[i], "? ")))
			if diff := cmp.Diff(want, found["p"+strconv.Itoa(i)]); diff != "" {
				t.Errorf("%s: %s: %s", v.name, expr, diff)
			}
		}
	}
}
