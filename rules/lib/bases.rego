# The images that something is built on or runs in, for as long as they last.
package debt.lib

# lasting: products whose releases are kept for years beside newer ones. Of all
# others every release ends the one before.
lasting := {
	"almalinux", "amazon-corretto", "amazon-linux", "aws-lambda", "azul-zulu", "bellsoft-liberica", "centos", "centos-stream",
	"debian", "dotnet", "dotnetfx", "eclipse-temurin", "elasticsearch", "erlang", "ibm-semeru", "mariadb", "microsoft-build-of-openjdk",
	"mongodb", "mssqlserver", "mysql", "nodejs", "oracle-linux", "perl", "php", "postgresql", "python", "red-hat-build-of-openjdk",
	"redis", "rhel", "rocky-linux", "ruby", "sapmachine", "sles", "tomcat", "ubuntu", "windows-nano-server", "windows-server",
	"windows-server-core",
}

# ships: yes for a base that ends up in the image, no for one of a stage that
# only builds.
ships(d, yes, no) := yes if {
	[d.unit, d.key] in shipped
} else := no

# bases: the images that are part of something in use: of two places that name
# the same one in a Dockerfile, that which ships, else the first.
bases contains d if {
	some d in input.dependency
	d.kind == "image"
	d.status in {"dead", "extended", "ending"}
	looked_after(d)
	not _at_desk(d.unit)
	not _kept(d)
	not _said_before(d)
}

# _at_desk: a Dockerfile for tests, for development or for a generator.
_at_desk(unit) if regex.match(`(?i)^image:(.*/)?(tests?|testing|mocks?|\.?devcontainers?|skeletons?)/`, unit)

_at_desk(unit) if regex.match(`(?i)^image:(.*[/._-])?((tests?|dev|local)[._-][^/]*|Dockerfile[._-](tests?|dev|local))$`, unit)

# _kept: the path names the version, as "9-alpine/Dockerfile", "Dockerfile.12"
# and "focal-common/Dockerfile" do. It is one of several that are kept side by side.
_kept(d) if {
	some word in _words(d.path)
	version := regex.replace(word, `^[a-z]+`, "")
	regex.match(`^[0-9]+(\.[0-9]+)*$`, version)
	some known in {d.cycle, regex.replace(d.name, `^.*:v?([0-9]+(\.[0-9]+)*).*$`, "$1")}
	startswith(concat("", [known, "."]), concat("", [version, "."]))
}

_kept(d) if {
	some word in _words(d.path)
	word in {"trusty", "xenial", "bionic", "focal", "jammy", "noble", "stretch", "buster", "bullseye", "bookworm", "trixie"}
	word in regex.split(`[:-]`, d.name)
}

_kept(d) if regex.match(`(^|/)[0-9]+(\.[0-9]+)+/`, d.path)

_words(path) := regex.split(`[/_-]|Dockerfile\.?`, path)

_said_before(d) if {
	some other in _image_pins[d.unit]
	other.key != d.key
	_comes_first([ships(d, 0, 1), other.at.line], [ships(other, 0, 1), d.line])
	_may_be(other, d.name)
}

# _comes_first: the other ships and this one does not, or it does as much and
# stands above.
_comes_first([mine, _], [others, _]) if others < mine

_comes_first([mine, line], [others, below]) if {
	others == mine
	line < below
}

# _image_pins: by unit. It is one value, because a set for each unit would be
# looked for among all pins, once for each unit.
_image_pins := {unit: pins |
	some pin in input.pin.image
	unit := pin.unit
	pins := {other | some other in input.pin.image; unit == other.unit}
}

_may_be(pin, name) if sprintf("%s:%s", [pin.name, pin.version]) == name

_may_be(pin, name) if {
	"version" in pin.unsure
	startswith(name, concat("", [pin.name, ":"]))
}

_may_be(pin, _) if "name" in pin.unsure
