package source

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/debtscan/debtscan/debt"
)

const mailmapExample = `# a comment <c@x> <d@x>
Proper Name <simple@x>
<proper@x> <commit@x>
Both Names <both@x> <Both-Old@x>
Named <named@x> Nick <shared@x>
Other <other@x> nobody special <shared@x>
   Spaced   Name   <spaced@x>   Old   Name   <SPACED-old@x>  # more
Second <simple@x>
broken <no end
<> <empty-new@x>
To Empty <to@x> <>
 # not a comment <late@x>
Tabs	<tabs@x>	<old-tabs@x>
nothing here
<only@x>
J` + "\xf6" + `rg <j@x> <jorg@x>`

// people of all kinds, as git log gives them.
func examplePeople() []debt.Person {
	var list []debt.Person
	for _, name := range []string{"Nick", "NICK", "Nobody Special", "Old   Name", "old name", "x"} {
		for _, email := range []string{
			"simple@x", "SIMPLE@x", "commit@x", "both-old@X", "shared@x", "spaced-old@x", "empty-new@x", "", "late@x",
			"old-tabs@x", "only@x", "jorg@x", "other@y", "no end",
		} {
			list = append(list, debt.Person{Name: name, Email: email})
		}
	}
	return list
}

// checkMailmap lets git correct people.
func checkMailmap(t *testing.T, content string, people []debt.Person) []string {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		t.Skip("the git program is not installed")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "map"), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	var asked strings.Builder
	for _, p := range people {
		asked.WriteString(p.Name + " <" + p.Email + ">\n")
	}
	if out, err := exec.Command(program, "init", "-q", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	cmd := exec.Command(program, "-C", dir, "-c", "mailmap.file="+filepath.Join(dir, "map"), "check-mailmap", "--stdin")
	cmd.Stdin = strings.NewReader(asked.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
}

func TestMailmapIsGits(t *testing.T) {
	people := examplePeople()
	want := checkMailmap(t, mailmapExample, people)
	m := parseMailmap([]byte(mailmapExample))
	for i, p := range people {
		got := m.correct(p)
		if line := strings.TrimLeft(got.Name+" <"+got.Email+">", " "); line != want[i] {
			t.Errorf("%q <%s> becomes %q, git says %q", p.Name, p.Email, line, want[i])
		}
	}
}

func FuzzMailmap(f *testing.F) {
	f.Add([]byte(mailmapExample), "Nick", "shared@x")
	f.Add([]byte("<a@b> <"), "", "")
	f.Fuzz(func(t *testing.T, content []byte, name, email string) {
		m := parseMailmap(content)
		p := debt.Person{Name: name, Email: email}
		if got := m.correct(p); m[lower(email)] == nil && got != p {
			t.Errorf("%v became %v without a line about it", p, got)
		}
	})
}
