package lifecycle

import (
	"maps"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// attributes are the versions in resources of all providers, by type.
func attributes() map[string][]attribute {
	all := awsAttributes()
	for _, more := range []map[string][]attribute{azureAttributes(), azureApps(), googleAttributes(), otherAttributes()} {
		maps.Copy(all, more)
	}
	return all
}

// azureAttributes are the versions in resources of Microsoft Azure.
func azureAttributes() map[string][]attribute {
	// A channel moves the cluster on; the version is where it began.
	cluster := unless(of("azure-kubernetes-service"), "automatic_upgrade_channel", "automatic_channel_upgrade")
	return map[string][]attribute{
		"azurerm_kubernetes_cluster": {
			{"kubernetes_version", debt.PinEngine, cluster},
			{"default_node_pool.orchestrator_version", debt.PinEngine, cluster},
		},
		"azurerm_kubernetes_cluster_node_pool": {{"orchestrator_version", debt.PinEngine, of("azure-kubernetes-service")}},
		"azurerm_postgresql_flexible_server":   {{"version", debt.PinEngine, of("azure-database-for-postgresql")}},
		"azurerm_postgresql_server":            {{"version", debt.PinEngine, of("postgresql")}},
		"azurerm_mysql_flexible_server":        {{"version", debt.PinEngine, of("azure-database-for-mysql")}},
		"azurerm_mysql_server":                 {{"version", debt.PinEngine, of("mysql")}},
		"azurerm_mariadb_server":               {{"version", debt.PinEngine, of("mariadb")}},
		"azurerm_function_app":                 {{"version", debt.PinRuntime, functions}, {"site_config.linux_fx_version", debt.PinRuntime, linuxFx}},
		"azurerm_app_service":                  {{"site_config.linux_fx_version", debt.PinRuntime, linuxFx}},
	}
}

// azureApps are the versions in web apps and function apps, which differ in
// little but their names.
func azureApps() map[string][]attribute {
	stack := []attribute{{"functions_extension_version", debt.PinRuntime, functions}}
	for _, f := range []struct{ name, product string }{
		{"dotnet", "dotnet"},
		{"go", "go"},
		{"java", "eclipse-temurin"},
		{"node", "nodejs"},
		{"php", "php"},
		{"powershell_core", "powershell"},
		{"python", "python"},
		{"ruby", "ruby"},
	} {
		path := "site_config.application_stack." + f.name + "_version"
		stack = append(stack, attribute{path, debt.PinRuntime, stackVersion(f.product)})
	}
	all := map[string][]attribute{"azurerm_function_app_flex_consumption": stack}
	for _, system := range []string{"linux", "windows"} {
		for _, app := range []string{"web_app", "web_app_slot", "function_app", "function_app_slot"} {
			all["azurerm_"+system+"_"+app] = stack
		}
	}
	return all
}

// stackVersion reads a field of an application stack: "16-lts", "~14", "3.8",
// "v6.0". Versions of the .NET Framework, which look alike, mean nothing.
func stackVersion(product string) reading {
	return func(t Table, value string, _ debt.Values) []debt.Product {
		version, _ := leading(cutAny(value, "~", "v"))
		if isJava(product) {
			version = cutAny(version, "1.")
		}
		if product == "dotnet" && (version == "4.0" || version == "4.8" || version == "2.0") {
			return nil
		}
		return t.at(product, version)
	}
}

// linuxFx reads "NODE|14-lts". What runs a container image says so in the image.
func linuxFx(t Table, value string, values debt.Values) []debt.Product {
	language, version, _ := strings.Cut(value, "|")
	for _, l := range []struct{ name, product string }{
		{"DOTNETCORE", "dotnet"},
		{"DOTNET", "dotnet"},
		{"NODE", "nodejs"},
		{"PHP", "php"},
		{"PYTHON", "python"},
		{"RUBY", "ruby"},
		{"JAVA", "eclipse-temurin"},
	} {
		if strings.EqualFold(language, l.name) {
			return stackVersion(l.product)(t, version, values)
		}
	}
	return nil
}

// functions reads the version of the host of Azure Functions: "~3".
func functions(t Table, value string, _ debt.Values) []debt.Product {
	return t.exactly("azure-functions", strings.TrimPrefix(value, "~"))
}

// googleAttributes are the versions in resources of Google Cloud.
func googleAttributes() map[string][]attribute {
	// A release channel moves the cluster on; the version is a lower bound.
	cluster := unless(of("google-kubernetes-engine"), "release_channel", "enable_autopilot")
	sql := after(map[string]string{"POSTGRES": "postgresql", "MYSQL": "mysql", "SQLSERVER": "mssqlserver"})
	return map[string][]attribute{
		"google_container_cluster": {
			{"min_master_version", debt.PinEngine, cluster},
			{"node_version", debt.PinEngine, cluster},
		},
		"google_container_node_pool":             {{"version", debt.PinEngine, of("google-kubernetes-engine")}},
		"google_sql_database_instance":           {{"database_version", debt.PinEngine, sql}},
		"google_alloydb_cluster":                 {{"database_version", debt.PinEngine, sql}},
		"google_cloudfunctions_function":         {{"runtime", debt.PinRuntime, language}},
		"google_cloudfunctions2_function":        {{"build_config.runtime", debt.PinRuntime, language}},
		"google_app_engine_standard_app_version": {{"runtime", debt.PinRuntime, language}},
	}
}

// otherAttributes are the versions in resources of other providers.
func otherAttributes() map[string][]attribute {
	all := map[string][]attribute{
		"mongodbatlas_cluster":          {{"mongo_db_major_version", debt.PinEngine, of("mongodb")}},
		"mongodbatlas_advanced_cluster": {{"mongo_db_major_version", debt.PinEngine, of("mongodb")}},
		"ec_deployment":                 {{"version", debt.PinEngine, of("elasticsearch")}},
		"aiven_pg":                      {{"pg_user_config.pg_version", debt.PinEngine, of("postgresql")}},
		"aiven_kafka":                   {{"kafka_user_config.kafka_version", debt.PinEngine, of("apache-kafka")}},
		"tfe_workspace":                 {{"terraform_version", debt.PinEngine, terraformVersion}},
	}
	for resource, path := range map[string]string{
		"digitalocean_kubernetes_cluster": "version",
		"linode_lke_cluster":              "k8s_version",
		"scaleway_k8s_cluster":            "version",
		"ovh_cloud_project_kube":          "version",
		"vultr_kubernetes":                "version",
		"oci_containerengine_cluster":     "kubernetes_version",
	} {
		all[resource] = []attribute{{path, debt.PinEngine, of("kubernetes")}}
	}
	return all
}

// terraformVersion reads a constraint of Terraform.
func terraformVersion(t Table, value string, _ debt.Values) []debt.Product {
	return t.constraint("terraform", value)
}
