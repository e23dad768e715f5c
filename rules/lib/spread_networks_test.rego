package debt.lib_test

import data.debt.lib

one_network := {"id": "terraform:prod#module.vpc", "source": "terraform-aws-modules/vpc/aws"}

subnets_for(kind, id) := {one_network.id: {kind: [{"id": id, "attribute": "subnet_ids"}]}}

test_network_of_a_fleet if {
	lib.spread_networks == {one_network.id} with input as {"module": [one_network], "referrers": subnets_for("aws_ecs_service", "s")}
}

test_network_of_a_cluster_of_a_module if {
	cluster := {"id": "terraform:prod#module.eks", "source": "terraform-aws-modules/eks/aws"}
	lib.spread_networks == {one_network.id} with input as {"module": [one_network, cluster], "referrers": subnets_for("module", cluster.id)}
}

test_network_of_one_machine if {
	machine := {"id": "terraform:prod#module.ec2", "source": "terraform-aws-modules/ec2-instance/aws"}
	lib.spread_networks == set() with input as {"module": [one_network, machine], "referrers": subnets_for("module", machine.id)}
	lib.spread_networks == set() with input as {"module": [one_network], "referrers": subnets_for("aws_instance", "i")}
}
