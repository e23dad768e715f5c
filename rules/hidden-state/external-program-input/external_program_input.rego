# METADATA
# title: Plan depends on a local program or on somebody else's page
# description: >-
#   The same commit gives another plan on another machine, on another day or for another person: going back to it does
#   not bring back what it once built, and an apply fails when the program or the page is missing.
#   Programs that only package code, open secrets that are kept in the code, tell the time, or are handed all they
#   need in a query are left alone, and so are files of the same organisation and of a fixed version, and repositories
#   that at most one person worked on in a year.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/external/latest/docs/data-sources/external
#   - https://registry.terraform.io/providers/hashicorp/http/latest/docs/data-sources/http
# custom:
#   id: STA-008
#   severities: [medium]
#   confidence: high
#   default: on
#   scope: repository
#   age_basis: unit
#   interest: change
#   key: [data source address]
#   serves: ["3a", "7c"]
#   remediation: >-
#     Read it through a provider's data source, or let the pipeline find it once and pass it as a variable that is
#     recorded; pin a downloaded file to a tag or commit.
#   effort: 45m
#   since: 0.1.0
package debt.rules["hidden-state"]["external-program-input"]

import data.debt.lib

findings contains {
	"at": source.at,
	"key": [source.address],
	"message": sprintf("%s makes every plan depend on a program of the machine that runs it", [source.address]),
	"evidence": {"program": source.attrs.program},
} if {
	some source in input.data.external
	lib.exists(source)
	lib.live(source)
	program := concat(" ", source.attrs.program)
	called := concat(" ", [source.name, program])
	not regex.match(`(?i)(^|[^a-z])(build|package|packaging|zip|archive|bundle|npm|pip|layer|empty|sops[a-z]*|vault|gpg)([^a-z]|$)`, called)
	not regex.match(`^\S*(ba)?sh -c \s*echo [^|;&]*\bdate\b[^|;&]*$`, program)
	lib.absent(source, "query")
	not lib.alone
}

findings contains {
	"at": source.at,
	"key": [source.address],
	"message": sprintf("%s makes every plan depend on where it runs: %s tells the caller's address", [source.address, host]),
	"evidence": {"url": source.attrs.url},
} if {
	some source in input.data.http
	lib.exists(source)
	lib.live(source)
	not lib.alone
	host := regex.find_all_string_submatch_n(`^https?://([^/:?#]+)`, source.attrs.url, 1)[0][1]
	regex.match(`^((api|api4|ipv4|ipv6|v4|www)\.)?(ifconfig\.(me|co|io)|icanhazip\.com|ipinfo\.io|ipify\.org|ident\.me|myip\.com|ip-api\.com|checkip\.amazonaws\.com|checkip\.dyndns\.org|whatismyip\.akamai\.com)$`, host)
}

findings contains {
	"at": source.at,
	"key": [source.address],
	"message": sprintf("%s reads a branch of another organisation: %s may push a new plan at any time", [source.address, parts[1]]),
	"evidence": {"url": source.attrs.url},
} if {
	some source in input.data.http
	lib.exists(source)
	lib.live(source)
	not lib.alone
	parts := regex.find_all_string_submatch_n(`^https://raw\.githubusercontent\.com/([^/]+)/[^/]+/(refs/heads/|main/|master/|develop/|HEAD/)`, source.attrs.url, 1)[0]
	count(organisations) > 0
	not parts[1] in organisations
}

# organisations: whom CODEOWNERS and the sources of modules name.
organisations contains regex.find_all_string_submatch_n(`^@([^/]+)/`, owner, 1)[0][1] if some owner in input.ownership_line[_].owners

organisations contains regex.find_all_string_submatch_n(`github\.com[/:]([^/]+)/`, link.to, 1)[0][1] if some link in input.link
