# What a security group opens to everybody.
package debt.lib

# opened: a security group of the row certainly lets in requests from every address.
opened(row) if {
	some group in refers(row, "security_groups")
	group in _open_groups
}

# _open_groups: IDs of the security groups with such a rule, in them or beside them.
_open_groups contains group.id if {
	some group in input.resource.aws_security_group
	some rule in group.attrs.ingress
	_from_everywhere(rule)
}

_open_groups contains id if {
	some rule in input.resource.aws_security_group_rule
	exists(rule)
	rule.attrs.type == "ingress"
	_from_everywhere(rule.attrs)
	some id in refers(rule, "security_group_id")
}

_open_groups contains id if {
	some rule in input.resource.aws_vpc_security_group_ingress_rule
	exists(rule)
	_from_everywhere(rule.attrs)
	some id in refers(rule, "security_group_id")
}

_from_everywhere(rule) if {
	some path in ["cidr_blocks", "ipv6_cidr_blocks"]
	some range in rule[path]
	range in _every_address
	not _pings(rule)
}

_from_everywhere(rule) if {
	some path in ["cidr_ipv4", "cidr_ipv6"]
	rule[path] in _every_address
	not _pings(rule)
}

_every_address := {"0.0.0.0/0", "::/0"}

_pings(rule) if rule.protocol in {"icmp", "icmpv6"}

_pings(rule) if rule.ip_protocol in {"icmp", "icmpv6"}
