package debt.lib_test

import data.debt.lib

test_says_nothing if {
	every reason in [
		"", ")", "ignore", "Ignore this", "skipping", "To be ignored", "please ignore",
		"Ensure IAM policies does not allow write access without constraints",
		"Ignore - Ensure Secrets Manager secrets should have automatic rotation enabled",
		"EFS access points should enforce a root directory",
	] {
		lib.says_nothing(reason)
	}
}

test_says_something if {
	every reason in [
		"Key policy requires asterisk resource",
		"Not applicable",
		"false positive",
		"Ensure write access is constrained - This is limited to the log actions only",
		"Ensure module sources use a commit hash; skip as this is our repository",
		"skip requires access to multiple resources",
		"Ignored because traffic is filtered elsewhere",
		"this needs to be public",
	] {
		not lib.says_nothing(reason)
	}
}

test_puts_off if {
	every reason in [
		"To be reviewed later", "skipping for now, will revisit", "TODO", "Temporarily skip this",
		"Will be addressed as part of PLAT-3", "Skipping for Timebeing", "Future scoping required",
	] {
		lib.puts_off(reason)
	}
}

test_puts_nothing_off if {
	every reason in [
		"Access logging not required", "not needed in the future, permanent exception", "holds temporary files only",
		"code signing is not implemented", "by design, no later change", "temporary secret, no rotation needed", "on resources which have not yet been defined",
	] {
		not lib.puts_off(reason)
	}
}

silenced(markers) := found if {
	found := lib.silenced_checks with input as {
		"marker": {"suppressed": markers},
		"step": [{"uses": "bridgecrewio/checkov-action@v12"}, {"uses": "aquasecurity/tfsec-action@v1"}],
	}
}

suppressed(change) := object.union(
	{
		"id": "a", "unit": "terraform:a", "tool": "checkov", "text": "checkov:skip=CKV_AWS_1",
		"at": {"unit": "terraform:a", "path": "a/main.tf", "line": 3},
	},
	change,
)

test_silenced_checks if {
	some row in silenced([suppressed({})])["terraform:a"]
	row.reason == ""
	row.place == ["a/main.tf", 3, "a"]
}

test_a_line_shares_its_reason if {
	rows := silenced([suppressed({}), suppressed({"id": "b", "tool": "tfsec", "reason": "by design"})])["terraform:a"]
	{row.reason | some row in rows} == {"by design"}
}

test_not_silenced if {
	every change in [{"tool": "yamllint"}, {"until": "2027-01-31"}, {"at": {"context": "test"}}, {"at": {"path": "test/a/main.tf"}}, {"at": {"path": "archived/main.tf"}}] {
		count(silenced([suppressed(change)])) == 0
	}
}

test_a_scanner_that_nothing_runs if count(silenced([suppressed({"tool": "kics"})])) == 0
