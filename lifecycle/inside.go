package lifecycle

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// inside are the languages that a tag names beside the version of its image:
// Java in "9.0.70-jdk11-temurin", PHP in "6.1-php8.0-apache".
func (t Table) inside(product, tag string) []debt.Product {
	tokens := strings.Split(strings.ToLower(tag), "-")
	var all []debt.Product
	for i, token := range tokens {
		for _, language := range []struct{ prefix, product string }{{"php", "php"}, {"python", "python"}, {"node", "nodejs"}} {
			rest, ok := strings.CutPrefix(token, language.prefix)
			if _, number := parseNumber(rest); ok && number && language.product != product {
				all = append(all, t.exactly(language.product, rest)...)
			}
		}
		if token == "otp" && product == "elixir" && i+1 < len(tokens) {
			all = append(all, t.at("erlang", tokens[i+1])...)
		}
	}
	if runsOnJava(product) {
		all = append(all, t.java(tokens)...)
	}
	return all
}

// runsOnJava reports whether images of a product come with a choice of Javas.
func runsOnJava(product string) bool {
	return slices.Contains([]string{"apache-maven", "eclipse-jetty", "gradle", "tomcat"}, product)
}

// java is the Java that tokens of a tag name: "jdk11", "jre8", "openjdk" "11",
// "eclipse", "temurin", "17". Without another name it is Temurin's.
func (t Table) java(tokens []string) []debt.Product {
	vendor := "eclipse-temurin"
	for _, v := range []struct{ word, product string }{
		{"corretto", "amazon-corretto"},
		{"amazoncorretto", "amazon-corretto"},
		{"sapmachine", "sapmachine"},
		{"zulu", "azul-zulu"},
		{"openj9", "ibm-semeru"},
		{"semeru", "ibm-semeru"},
		{"ibmjava", ""},
		{"graalvm", ""},
	} {
		if slices.Contains(tokens, v.word) {
			vendor = v.product
		}
	}
	words := []string{"jdk", "jre", "java", "openjdk", "temurin", "corretto", "amazoncorretto", "sapmachine"}
	for i, token := range tokens {
		for _, word := range words {
			rest, ok := strings.CutPrefix(token, word)
			if ok && rest == "" && i+1 < len(tokens) {
				rest = tokens[i+1]
			}
			if _, number := parseNumber(rest); ok && number {
				return t.at(vendor, rest)
			}
		}
	}
	return nil
}
