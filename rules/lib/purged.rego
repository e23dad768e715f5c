# Registries of images in Azure and in Google Cloud that delete what they released.
package debt.lib

# purging: for the ID of what deletes nearly all released images of a registry, the
# attribute that says so and how, as [attribute, words].
purging := {id: {[attribute, what] | some [other, attribute, what] in _purging; other == id} | some [id, _, _] in _purging}

_purging contains [row.id, "cleanup_policies", "deletes all but the newest versions within a week"] if {
	some row in input.resource.google_artifact_registry_repository
	policies := certain(row, "cleanup_policies")
	some delete in policies
	delete.action == "DELETE"
	to_number(trim_suffix(delete.condition[0].older_than, "s")) < (7 * 24) * 3600
	max({0} | {keep.most_recent_versions[0].keep_count | some keep in policies; keep.action == "KEEP"}) <= 3
	absent_or(row, "cleanup_policy_dry_run", false) in {"absent", false}
}

_purging contains [row.id, "encoded_step", sprintf("deletes tagged images after %s", [age])] if {
	some row in input.resource.azurerm_container_registry_task
	absent_or(row, "enabled", true)
	some step in certain(row, "encoded_step")
	text := _plain(step.task_content)
	some [command, age, days] in regex.find_all_string_submatch_n(`acr purge\b[^\n]*--ago[ =]'?"?(([0-9]+)d|[0-9]+h)\b[^\n]*`, text, 20)
	_within_a_week(age, days)
	not _spares(command)
}

# _plain: the steps of a task are written as they are, or encoded.
_plain(text) := base64.decode(text) if base64.is_valid(text)

_plain(text) := text if not base64.is_valid(text)

_within_a_week(_, days) if to_number(days) < 7

_within_a_week(age, "") if to_number(trim_suffix(age, "h")) < 7 * 24

# _spares: it keeps some of each repository, only tells what it would do, or its
# filter names certain tags: those of branches, of tests, or by their form.
_spares(command) if to_number(regex.find_all_string_submatch_n(`--keep[ =]([0-9]+)`, command, 1)[0][1]) > 3

_spares(command) if contains(command, "--dry-run")

_spares(command) if regex.match(`[$][{(]`, command)

_spares(command) if {
	some [_, tag] in regex.find_all_string_submatch_n(`--filter[ =]["']?[^ :"']+:([^ "']+)`, command, 20)
	not tag in {".*", ".+", "*", "^.*$", "v.*", "^v.*"}
}

_spares(command) if not contains(command, "--filter")
