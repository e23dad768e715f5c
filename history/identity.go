package history

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// identities tells people apart. A person is met under several names and
// addresses; those that surely belong together are joined, also later on, so
// numbers are only final when all commits were seen.
type identities struct {
	seen   map[debt.Person]int
	keys   map[string]int // what identifies somebody, and whom
	above  []int          // of each number, another one of the same person, or itself
	people []debt.Person
}

func newIdentities() *identities {
	return &identities{seen: map[debt.Person]int{}, keys: map[string]int{}}
}

// number gives a person a number. It is not negative.
func (i *identities) number(p debt.Person) int {
	if n, ok := i.seen[p]; ok {
		return n
	}
	n := len(i.above)
	i.above = append(i.above, n)
	i.people = append(i.people, p)
	i.seen[p] = n
	for _, key := range keysOf(p) {
		if other, ok := i.keys[key]; ok {
			i.join(other, n)
			continue
		}
		i.keys[key] = n
	}
	return n
}

// join makes two numbers one person. The lower one stays, so that the result
// depends on the order of commits alone.
func (i *identities) join(a, b int) {
	a, b = i.find(a), i.find(b)
	i.above[max(a, b)] = min(a, b)
}

// find is the number that stands for a person.
func (i *identities) find(n int) int {
	for i.above[n] != n {
		i.above[n] = i.above[i.above[n]]
		n = i.above[n]
	}
	return n
}

// keysOf lists what identifies a person: the address, the login in an address
// that hides the real one, a name that can only be a login, and a full name.
func keysOf(p debt.Person) []string {
	var keys []string
	email, name := strings.ToLower(strings.TrimSpace(p.Email)), strings.ToLower(strings.Join(strings.Fields(p.Name), " "))
	if login, ok := noreply(email); ok {
		keys = append(keys, "login:"+login)
	} else if usable(email) {
		keys = append(keys, "mail:"+email)
	}
	if strings.Contains(name, " ") && !slices.Contains(genericNames(), name) {
		keys = append(keys, "name:"+name)
	}
	if isLogin(name) {
		keys = append(keys, "login:"+name)
	}
	if len(keys) == 0 {
		keys = append(keys, "only:"+name+" <"+email+">")
	}
	return keys
}

// usable reports whether an address could be one person's. Those that a machine
// makes up when nothing was configured are everybody's.
func usable(email string) bool {
	mailbox, host, ok := strings.Cut(email, "@")
	if !ok || mailbox == "" || host == "" {
		return false
	}
	if slices.Contains([]string{"root", "ubuntu", "vagrant", "ec2-user", "admin", "administrator", "none", "unknown", "nobody", "you", "your"}, mailbox) {
		return false
	}
	host, _, _ = strings.Cut(host, ":")
	local := strings.HasSuffix(host, ".local") || strings.HasSuffix(host, ".localdomain") || strings.HasSuffix(host, ".(none)")
	return !local && strings.Contains(host, ".") && host != "example.com"
}

// genericNames are full names that are nobody's.
func genericNames() []string {
	return []string{"your name", "first last", "john doe", "jane doe", "unknown author", "system administrator", "ec2 default user", "cloud user", "root user", "no author"}
}

// canonical is what a person is called in pseudonyms: of all that identifies
// them, the first by alphabet.
func (i *identities) canonical() map[int]string {
	names := map[int]string{}
	for key, n := range i.keys {
		n = i.find(n)
		if old, ok := names[n]; !ok || key < old {
			names[n] = key
		}
	}
	return names
}

// pseudonym hides who somebody is from those who do not have the key.
func pseudonym(key []byte, canonical string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(canonical))
	return hex.EncodeToString(mac.Sum(nil)[:8])
}
