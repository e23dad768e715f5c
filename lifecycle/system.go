package lifecycle

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// systems are the operating systems that a tag names: "bullseye", "alpine3.18",
// "debian-11", "windowsservercore-ltsc2019". A tag of an image that is not known
// may hold any word, so there only names count that are no words or well known.
func (t Table) systems(tag string, known bool) []debt.Product {
	var all []debt.Product
	tokens := strings.FieldsFunc(strings.ToLower(tag), func(r rune) bool { return r == '-' || r == '_' || r == '+' })
	for i, token := range tokens {
		next := ""
		if i+1 < len(tokens) {
			next = tokens[i+1]
		}
		if name, cycle := codename(token, known); name != "" {
			all = append(all, t.exactly(name, cycle)...)
			continue
		}
		if name, version := attached(token); name != "" {
			all = append(all, t.exactly(name, version)...)
			continue
		}
		all = append(all, t.detached(token, next, i > 0 && strings.ContainsAny(tokens[0], "0123456789"))...)
	}
	return all
}

// codename is the release that goes by a name.
func codename(word string, known bool) (product, cycle string) {
	if cycle, ok := debianNames()[word]; ok {
		return "debian", cycle
	}
	if cycle, ok := ubuntuNames()[word]; ok {
		return "ubuntu", cycle
	}
	if cycle, ok := interimNames()[word]; ok && known {
		return "ubuntu", cycle
	}
	return "", ""
}

// attached reads a name with its version: "alpine3.18", "debian11", "ubi8". The
// cycle is looked up exactly, so that "alpine318" means nothing.
func attached(token string) (product, version string) {
	for _, s := range []struct{ prefix, product string }{
		{"alpine", "alpine-linux"},
		{"debian", "debian"},
		{"ubuntu", "ubuntu"},
		{"ubi", "rhel"},
		{"al", "amazon-linux"},
		{"amazonlinux", "amazon-linux"},
		{"oraclelinux", "oracle-linux"},
		{"centos", "centos"},
		{"rockylinux", "rocky-linux"},
		{"almalinux", "almalinux"},
		{"fedora", "fedora"},
	} {
		if rest, ok := strings.CutPrefix(token, s.prefix); ok && rest != "" && isDigit(rest[0]) {
			return s.product, rest
		}
	}
	return "", ""
}

// detached reads a name and a version that a hyphen parts, where the version
// cannot be that of what the image contains: "11.16.0-debian-11-r9".
func (t Table) detached(token, next string, afterVersion bool) []debt.Product {
	if next == "" {
		return nil
	}
	switch token {
	case "debian":
		if len(next) <= 2 {
			return t.exactly("debian", next)
		}
	case "ubuntu":
		if len(next) == len("20.04") {
			return t.exactly("ubuntu", next)
		}
	case "alpine":
		if afterVersion {
			return t.exactly("alpine-linux", next)
		}
	case "nanoserver":
		return t.exactly("windows-nano-server", strings.TrimPrefix(next, "ltsc"))
	case "windowsservercore":
		return t.exactly("windows-server-core", strings.TrimPrefix(next, "ltsc"))
	}
	return nil
}

func debianNames() map[string]string {
	return map[string]string{
		"wheezy": "7", "jessie": "8", "stretch": "9", "buster": "10", "bullseye": "11",
		"bookworm": "12", "trixie": "13",
	}
}

// ubuntuNames are the releases with long-term support.
func ubuntuNames() map[string]string {
	return map[string]string{
		"trusty": "14.04", "xenial": "16.04", "bionic": "18.04", "focal": "20.04",
		"jammy": "22.04", "noble": "24.04", "resolute": "26.04",
	}
}

// interimNames are the releases between those. Some are everyday words.
func interimNames() map[string]string {
	return map[string]string{
		"yakkety": "16.10", "zesty": "17.04", "artful": "17.10", "cosmic": "18.10", "disco": "19.04",
		"eoan": "19.10", "groovy": "20.10", "hirsute": "21.04", "impish": "21.10", "kinetic": "22.10",
		"lunar": "23.04", "mantic": "23.10", "oracular": "24.10", "plucky": "25.04", "questing": "25.10",
	}
}
