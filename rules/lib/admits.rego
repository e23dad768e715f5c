# Which comments say that a hand did what no code shows.
package debt.lib

# admits: text says that a part of the infrastructure was, is or must be made
# by hand.
admits(text) if {
	not _about_a_secret(text)
	not _of_another_kind(text)
}

# secret_holders: types of resources whose values belong outside of the code.
secret_holders := {
	"aws_secretsmanager_secret", "aws_secretsmanager_secret_version", "aws_ssm_parameter", "azurerm_key_vault_secret",
	"github_actions_secret", "google_secret_manager_secret", "google_secret_manager_secret_version", "kubernetes_secret",
	"kubernetes_secret_v1", "random_password",
}

_about_a_secret(text) if regex.match(`(?i)secret|password|passphrase|credential|token|api[ _-]?key|\bkeys?\b|webhook|certificate|\bssm\b|parameter|placeholder|dummy`, text)

# _of_another_kind: a warning, what a program does outside of the code, a value
# that the code itself is given, where it came from, or cleaning up; what code
# cannot do or need not hold, what is only for a start, and what is written down
# at an address.
_of_another_kind(text) if regex.match(
	concat("", [
		`(?i)^\W*((please|note|warning|important|caution|danger|nb)\b\W*)*(do not|don't|never)\b|`,
		`\bcopied from\b|\b(was|were) (\w+ )?created outside\b|\b(modified|updated|changed|deployed|edited|scaled|rotated|controlled|handled) (\w+ )?outside\b|`,
		`\b(clean(s|ed|ing)?[ -]?up|nuke|delet\w+|destroy\w*|debug\w*|locally|local machine|should be set manually)\b|`,
		`https?://|\bno (public )?(api|cli)\b|\bentries\b|\binitially\b|\b(ensures?|makes? sure)\b`,
	]),
	text,
)
