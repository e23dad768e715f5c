package lifecycle

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// tagged is what the tag of an image of a known product means: the product at
// the version that the tag starts with, when it starts with one.
func (t Table) tagged(product, tag string) []debt.Product {
	switch product {
	case "nodejs":
		if major, ok := nodeNames()[first(tag)]; ok {
			return t.at(product, major)
		}
	case "centos":
		if stream, ok := strings.CutPrefix(tag, "stream"); ok {
			return t.at("centos-stream", stream)
		}
		tag = strings.TrimPrefix(tag, "centos")
	case "mssqlserver":
		return t.exactly(product, serverYears()[first(tag)])
	case "windows-server", "windows-server-core", "windows-nano-server":
		return t.exactly(product, strings.ToLower(strings.TrimPrefix(first(tag), "ltsc")))
	case "postgresql":
		if version := postgresTag(tag); version != "" {
			return t.at(product, version)
		}
	case "gitlab-runner":
		tag = strings.TrimPrefix(strings.TrimPrefix(tag, "alpine-"), "ubuntu-")
	}
	if isJava(product) {
		return t.at(product, javaVersion(tag))
	}
	version, _ := leading(cutAny(tag, "v", "version-", "release-"))
	return t.at(product, version)
}

// first is what stands before the first hyphen.
func first(tag string) string {
	head, _, _ := strings.Cut(tag, "-")
	return head
}

// cutAny cuts off the first of the prefixes that s has before a digit.
func cutAny(s string, prefixes ...string) string {
	for _, prefix := range prefixes {
		if rest, ok := strings.CutPrefix(s, prefix); ok && rest != "" && isDigit(rest[0]) {
			return rest
		}
	}
	return s
}

// postgresTag is the version in a tag of an image that adds to PostgreSQL:
// "pg16", "0.5.1-pg15", "pg14.6-ts2.9".
func postgresTag(tag string) string {
	for token := range strings.SplitSeq(tag, "-") {
		if rest, ok := strings.CutPrefix(token, "pg"); ok {
			version, _ := leading(rest)
			return version
		}
	}
	return ""
}

// isJava reports whether a product is a distribution of Java.
func isJava(product string) bool {
	switch product {
	case "eclipse-temurin", "amazon-corretto", "azul-zulu", "bellsoft-liberica", "ibm-semeru",
		"microsoft-build-of-openjdk", "red-hat-build-of-openjdk", "sapmachine":
		return true
	}
	return false
}

// javaVersion is the version of Java that a tag or an input starts with. What
// was called 1.8 and 8u292 is Java 8.
func javaVersion(tag string) string {
	version, _ := leading(cutAny(tag, "jdk-", "jdk", "jre-", "jre", "openjdk-", "open-", "v"))
	if rest, ok := strings.CutPrefix(version, "1."); ok {
		return rest
	}
	return version
}

// nodeNames are the majors of Node.js by the names of their long-term support.
func nodeNames() map[string]string {
	return map[string]string{
		"argon": "4", "boron": "6", "carbon": "8", "dubnium": "10", "erbium": "12", "fermium": "14",
		"gallium": "16", "hydrogen": "18", "iron": "20", "jod": "22", "krypton": "24",
	}
}

// serverYears are the cycles of SQL Server by the year they are named after.
func serverYears() map[string]string {
	return map[string]string{"2017": "14.0", "2019": "15.0", "2022": "16.0", "2025": "17.0"}
}
