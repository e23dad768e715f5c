package lifecycle

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// attrs are attributes from "path=value" texts; a nested path makes blocks.
func attrs(all ...string) map[string]any {
	root := map[string]any{}
	for _, one := range all {
		path, value, _ := strings.Cut(one, "=")
		parts := strings.Split(path, ".")
		node := root
		for _, block := range parts[:len(parts)-1] {
			list, ok := node[block].([]any)
			if !ok {
				list = []any{map[string]any{}}
				node[block] = list
			}
			node, _ = list[0].(map[string]any)
		}
		node[parts[len(parts)-1]] = value
	}
	return root
}

func TestResources(t *testing.T) {
	tests := []struct {
		kind, attrs, want string
	}{
		{"aws_lambda_function", "runtime=python3.7", "runtime python3.7: aws-lambda python3.7"},
		{"aws_lambda_function", "runtime=go1.x", "runtime go1.x: aws-lambda go1.x"},
		{"aws_lambda_function", "runtime=cobol1", ""},
		{"aws_lambda_function", "runtime=python", ""},
		{"aws_db_instance", "engine=postgres engine_version=11.16", "engine amazon-rds-postgresql: amazon-rds-postgresql 11"},
		{"aws_db_instance", "engine=mysql engine_version=5.7.44", "engine amazon-rds-mysql: amazon-rds-mysql 5.7"},
		{"aws_db_instance", "engine=mysql engine_version=8.0.35", "engine amazon-rds-mysql: amazon-rds-mysql 8.0"},
		{"aws_db_instance", "engine=sqlserver-se engine_version=14.00.3460.9.v1", "engine mssqlserver: mssqlserver 14.0"},
		{"aws_db_instance", "engine=sqlserver-se engine_version=13.00.5882.1.v1", ""},
		{"aws_db_instance", "engine=oracle-ee engine_version=12.1.0.2.v28", "engine oracle-database: oracle-database 12.1"},
		{"aws_db_instance", "engine_version=11.16", ""},
		{"aws_db_instance", "engine=db2-se engine_version=11.5", ""},
		{"aws_rds_cluster", "engine=aurora-mysql engine_version=5.7.mysql_aurora.2.11.1", "engine amazon-aurora-mysql: amazon-aurora-mysql 2"},
		{"aws_rds_cluster", "engine=aurora engine_version=5.6.10a", "engine amazon-aurora-mysql: amazon-aurora-mysql 1"},
		{"aws_rds_cluster", "engine=aurora-postgresql engine_version=12.4", "engine amazon-aurora-postgresql: amazon-aurora-postgresql 12"},
		{"aws_eks_cluster", "version=1.27", "engine amazon-eks: amazon-eks 1.27"},
		{"aws_eks_node_group", "release_version=1.21.5-20220123", "engine amazon-eks: amazon-eks 1.21"},
		{"aws_elasticache_replication_group", "engine_version=5.0.6", "engine amazon-elasticache-redis: amazon-elasticache-redis 5"},
		{"aws_elasticache_replication_group", "engine=valkey engine_version=7.2", ""},
		{"aws_elasticache_cluster", "engine_version=6.x", ""},
		{"aws_elasticache_cluster", "engine=redis engine_version=6.x", "engine amazon-elasticache-redis: amazon-elasticache-redis 6"},
		{"aws_msk_cluster", "kafka_version=3.7.x", "engine amazon-msk: amazon-msk 3.7"},
		{"aws_mq_broker", "engine_type=RabbitMQ engine_version=3.12.13", "engine amazon-mq-rabbitmq: amazon-mq-rabbitmq 3.12"},
		{"aws_opensearch_domain", "engine_version=OpenSearch_2.9", "engine amazon-opensearch: amazon-opensearch 2.9"},
		{"aws_opensearch_domain", "engine_version=Elasticsearch_6.8", ""},
		{"aws_glue_job", "glue_version=2.0", "runtime amazon-glue2.0: amazon-glue 2.0"},
		{"azurerm_kubernetes_cluster", "kubernetes_version=1.24.9", "engine azure-kubernetes-service: azure-kubernetes-service 1.24"},
		{"azurerm_kubernetes_cluster", "kubernetes_version=1.24.9 automatic_upgrade_channel=stable", ""},
		{"azurerm_linux_web_app", "site_config.application_stack.node_version=16-lts", "runtime nodejs16-lts: nodejs 16"},
		{"azurerm_linux_function_app", "site_config.application_stack.python_version=3.8", "runtime python3.8: python 3.8"},
		{"azurerm_windows_web_app", "site_config.application_stack.dotnet_version=v6.0", "runtime v6.0: dotnet 6"},
		{"azurerm_windows_web_app", "site_config.application_stack.dotnet_version=v4.0", ""},
		{"azurerm_linux_function_app", "functions_extension_version=~3", "runtime azure-functions~3: azure-functions 3"},
		{"azurerm_app_service", "site_config.linux_fx_version=NODE|14-lts", "runtime NODE|14-lts: nodejs 14"},
		{"azurerm_app_service", "site_config.linux_fx_version=DOCKER|nginx:1.18", ""},
		{"azurerm_postgresql_flexible_server", "version=11", "engine azure-database-for-postgresql: azure-database-for-postgresql 11"},
		{"google_container_cluster", "min_master_version=1.24.9-gke.3200", "engine google-kubernetes-engine: google-kubernetes-engine 1.24"},
		{"google_container_cluster", "min_master_version=1.24 release_channel.channel=STABLE", ""},
		{"google_container_cluster", "min_master_version=latest", ""},
		{"google_cloudfunctions_function", "runtime=python37", "runtime python37: python 3.7"},
		{"google_cloudfunctions_function", "runtime=python310", "runtime python310: python 3.10"},
		{"google_cloudfunctions_function", "runtime=dotnet3", "runtime dotnet3: dotnet 3.1"},
		{"google_cloudfunctions_function", "runtime=java11", ""},
		{"google_cloudfunctions2_function", "build_config.runtime=nodejs14", "runtime nodejs14: nodejs 14"},
		{"google_sql_database_instance", "database_version=POSTGRES_9_6", "engine postgresql: postgresql 9.6"},
		{"google_sql_database_instance", "database_version=MYSQL_8_0_31", "engine mysql: mysql 8.0"},
		{"google_sql_database_instance", "database_version=SQLSERVER_2017_STANDARD", "engine mssqlserver: mssqlserver 14.0"},
		{"google_redis_instance", "redis_version=REDIS_5_0", ""},
		{"digitalocean_kubernetes_cluster", "version=1.21.5-do.0", "engine kubernetes: kubernetes 1.21"},
		{"tfe_workspace", "terraform_version=~> 1.2.0", "engine terraform: terraform 1.2"},
		{"aws_sqs_queue", "version=1.0", ""},
	}
	table := embedded(t)
	for _, tt := range tests {
		r := debt.Resource{
			ID: "u#r.x", Unit: "u", Type: tt.kind, Mode: "managed", Address: "r.x", Exists: debt.ExistsYes,
			Values: debt.Values{Attrs: attrs(splitPairs(tt.attrs)...)},
		}
		var got []string
		for _, p := range table.ResourcePins(r) {
			got = append(got, p.Kind+" "+p.Name+": "+names(p.Products))
		}
		if joined := strings.Join(got, "; "); joined != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.kind, tt.attrs, joined, tt.want)
		}
	}
}

// splitPairs parts "a=1 b=~> 2" before every name.
func splitPairs(s string) []string {
	var all []string
	for _, word := range strings.Fields(s) {
		if strings.Contains(word, "=") || len(all) == 0 {
			all = append(all, word)
		} else {
			all[len(all)-1] += " " + word
		}
	}
	return all
}

func TestResourcePin(t *testing.T) {
	at := debt.At{Unit: "terraform:infra", Location: debt.Location{Path: "infra/main.tf", Line: 3}}
	r := debt.Resource{
		ID: "terraform:infra#aws_lambda_function.f", Unit: "terraform:infra", Type: "aws_lambda_function", Mode: "managed",
		Address: "aws_lambda_function.f", Exists: debt.ExistsUnknown, Values: debt.Values{Attrs: attrs("runtime=python3.7")}, At: at,
	}
	want := []debt.Pin{{
		ID: "terraform:infra#aws_lambda_function.f/pin:runtime", Unit: "terraform:infra", Kind: debt.PinRuntime, Name: "python3.7",
		Source: "python3.7", SourceType: "attribute", Version: "python3.7",
		Products: []debt.Product{{Name: "aws-lambda", Cycle: "python3.7"}}, Key: "aws_lambda_function.f.runtime", At: at,
	}}
	if diff := cmp.Diff(want, embedded(t).ResourcePins(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestResourcesThatAreNotCertain(t *testing.T) {
	good := debt.Resource{
		Type: "aws_db_instance", Mode: "managed", Exists: debt.ExistsYes,
		Values: debt.Values{Attrs: attrs("engine=postgres", "engine_version=11.16")},
	}
	tests := []struct {
		name   string
		change func(*debt.Resource)
	}{
		{"it does not exist", func(r *debt.Resource) { r.Exists = debt.ExistsNo }},
		{"it is read only", func(r *debt.Resource) { r.Mode = "data" }},
		{"the version is unsure", func(r *debt.Resource) { r.Unsure = []string{"engine_version"} }},
		{"the version is not known", func(r *debt.Resource) { delete(r.Attrs, "engine_version") }},
		{"the engine is not known", func(r *debt.Resource) { delete(r.Attrs, "engine") }},
		{"the version is a fraction", func(r *debt.Resource) { r.Attrs["engine_version"] = 9.6 }},
		{"the version is a list", func(r *debt.Resource) { r.Attrs["engine_version"] = []any{map[string]any{"a": "11"}} }},
		{"the version is a map", func(r *debt.Resource) { r.Attrs["engine_version"] = map[string]any{"a": "11"} }},
		{"nothing is known", func(r *debt.Resource) { r.Attrs = nil }},
	}
	table := embedded(t)
	if len(table.ResourcePins(good)) != 1 {
		t.Fatal("the resource these are made of has no pin")
	}
	for _, tt := range tests {
		r := good
		r.Attrs = attrs("engine=postgres", "engine_version=11.16")
		tt.change(&r)
		if got := table.ResourcePins(r); len(got) > 0 {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
	good.Attrs["engine_version"] = 13.0
	if got := table.ResourcePins(good); len(got) != 1 || got[0].Version != "13" {
		t.Errorf("a whole number: %+v", got)
	}
	// A default counts only when the attribute is certainly not written.
	group := debt.Resource{Type: "aws_elasticache_replication_group", Values: debt.Values{Attrs: attrs("engine_version=5.0.6"), Unsure: []string{"engine"}}}
	if got := table.ResourcePins(group); len(got) > 0 {
		t.Errorf("the engine is unsure: %+v", got)
	}
}

func TestModules(t *testing.T) {
	tests := []struct{ source, attrs, want string }{
		{"terraform-aws-modules/eks/aws", "cluster_version=1.27", "module.m.cluster_version: amazon-eks 1.27"},
		{"terraform-aws-modules/eks/aws//modules/eks-managed-node-group", "kubernetes_version=1.31", "module.m.kubernetes_version: amazon-eks 1.31"},
		{"registry.terraform.io/terraform-aws-modules/lambda/aws", "runtime=nodejs16.x", "module.m.runtime: aws-lambda nodejs16.x"},
		{"git::https://github.com/terraform-aws-modules/terraform-aws-rds.git?ref=v5.0.0", "engine=postgres engine_version=12", "module.m.engine_version: amazon-rds-postgresql 12"},
		{"git@github.com:terraform-aws-modules/terraform-aws-rds-aurora.git", "engine=aurora-postgresql engine_version=11.9", "module.m.engine_version: amazon-aurora-postgresql 11"},
		{"github.com/terraform-aws-modules/terraform-aws-eks//modules/karpenter?ref=v1", "cluster_version=1.20", "module.m.cluster_version: amazon-eks 1.20"},
		{"terraform-aws-modules/rds/aws", "engine_version=12", ""},
		{"someone/eks/aws", "cluster_version=1.27", ""},
		{"./modules/eks", "cluster_version=1.27", ""},
		{"", "cluster_version=1.27", ""},
	}
	table := embedded(t)
	for _, tt := range tests {
		m := debt.ModuleCall{ID: "u#module.m", Address: "module.m", Source: tt.source, Exists: debt.ExistsYes, Values: debt.Values{Attrs: attrs(splitPairs(tt.attrs)...)}}
		var got []string
		for _, p := range table.ModulePins(m) {
			got = append(got, p.Key+": "+names(p.Products))
		}
		if joined := strings.Join(got, "; "); joined != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.source, tt.attrs, joined, tt.want)
		}
		if m.Exists = debt.ExistsNo; len(table.ModulePins(m)) > 0 {
			t.Errorf("%s: a call that does not exist has pins", tt.source)
		}
	}
}
