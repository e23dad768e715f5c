// Package imageref splits references to container images as Docker does: an
// optional registry, a repository, an optional tag and an optional digest. It
// is shared by every scanner that meets images, so that the same image has the
// same name in all of them.
package imageref

import "strings"

// Ref is a reference to a container image. A part that is not written is empty.
type Ref struct {
	Name   string // repository, with its registry unless that is Docker Hub: "nginx", "ghcr.io/org/app"
	Tag    string // "1.27-alpine"
	Digest string // "sha256:…"
}

// Parse splits the reference s, as in "registry:5000/org/app:1.2@sha256:…". It
// accepts any text and checks no part's characters: what cannot be a tag or a
// digest stays in the name. Docker Hub's registry and its "library/" prefix
// are cut off the name, because they are what Docker adds itself.
func Parse(s string) Ref {
	rest, digest, _ := strings.Cut(strings.TrimSpace(s), "@")
	name, tag := rest, ""
	// A colon before the last slash is a registry's port.
	if at := strings.LastIndexByte(rest, ':'); at > strings.LastIndexByte(rest, '/') {
		name, tag = rest[:at], rest[at+1:]
	}
	return Ref{Name: familiar(name), Tag: tag, Digest: digest}
}

// familiar shortens a name of Docker Hub to the form that people write.
func familiar(name string) string {
	for _, hub := range []string{"docker.io/", "index.docker.io/", "registry-1.docker.io/"} {
		if short, ok := strings.CutPrefix(name, hub); ok {
			name = short
			break
		}
	}
	if short, ok := strings.CutPrefix(name, "library/"); ok && !strings.Contains(short, "/") {
		return short
	}
	return name
}
