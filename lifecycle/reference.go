package lifecycle

import "strings"

// hubName is the name that an image has on Docker Hub, when the given one is of
// Docker Hub or of a mirror that shows it by its path; else the name itself.
func hubName(name string) string {
	for _, hub := range []string{
		"docker.io/", "index.docker.io/", "registry-1.docker.io/", "registry.hub.docker.com/",
		"mirror.gcr.io/", "public.ecr.aws/docker/",
	} {
		if rest, ok := strings.CutPrefix(name, hub); ok {
			return official(rest)
		}
	}
	for _, inner := range []string{"/docker.io/", "/dependency_proxy/containers/"} {
		if _, rest, ok := strings.Cut(name, inner); ok {
			return official(rest)
		}
	}
	// A path that names Docker before "library" is a pull-through cache:
	// "….amazonaws.com/docker-hub/library/python".
	if before, rest, ok := strings.Cut(name, "/library/"); ok && strings.Contains(before, "docker") {
		return official(rest)
	}
	return official(name)
}

// official cuts off the namespaces of official images: the one that Docker adds
// itself, and those of builds for one architecture.
func official(name string) string {
	namespace, short, ok := strings.Cut(name, "/")
	if !ok || strings.Contains(short, "/") {
		return name
	}
	switch namespace {
	case "library", "amd64", "arm32v5", "arm32v6", "arm32v7", "arm64v8", "i386", "mips64le", "ppc64le", "riscv64", "s390x":
		return short
	}
	return name
}
