# Whether a Terraform unit commits its dependency lock file.
package debt.lib

# locked: the unit has a lock file, so that its providers' versions are fixed
# whatever the constraints allow.
locked(unit) if {
	some file in unit.files
	endswith(file, ".terraform.lock.hcl")
}
