package lifecycle

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// awsAttributes are the versions in resources of Amazon Web Services.
func awsAttributes() map[string][]attribute {
	relational := engines("engine", "", awsEngines())
	cache := func(byDefault string) reading {
		return engines("engine", byDefault, map[string]reading{"redis": of("amazon-elasticache-redis")})
	}
	broker := engines("engine_type", "", map[string]reading{
		"activemq": of("amazon-mq-activemq"), "rabbitmq": of("amazon-mq-rabbitmq"),
	})
	return map[string][]attribute{
		"aws_lambda_function":               {{"runtime", debt.PinRuntime, exact("aws-lambda")}},
		"aws_db_instance":                   {{"engine_version", debt.PinEngine, relational}},
		"aws_rds_cluster":                   {{"engine_version", debt.PinEngine, relational}},
		"aws_rds_cluster_instance":          {{"engine_version", debt.PinEngine, relational}},
		"aws_rds_global_cluster":            {{"engine_version", debt.PinEngine, relational}},
		"aws_eks_cluster":                   {{"version", debt.PinEngine, of("amazon-eks")}},
		"aws_eks_node_group":                {{"version", debt.PinEngine, of("amazon-eks")}, {"release_version", debt.PinEngine, of("amazon-eks")}},
		"aws_elasticache_cluster":           {{"engine_version", debt.PinEngine, cache("")}},
		"aws_elasticache_replication_group": {{"engine_version", debt.PinEngine, cache("redis")}},
		"aws_msk_cluster":                   {{"kafka_version", debt.PinEngine, of("amazon-msk")}},
		"aws_mq_broker":                     {{"engine_version", debt.PinEngine, broker}},
		"aws_opensearch_domain":             {{"engine_version", debt.PinEngine, openSearch}},
		"aws_neptune_cluster":               {{"engine_version", debt.PinEngine, of("amazon-neptune")}},
		"aws_docdb_cluster":                 {{"engine_version", debt.PinEngine, of("amazon-documentdb")}},
		"aws_glue_job":                      {{"glue_version", debt.PinRuntime, of("amazon-glue")}},
	}
}

// awsEngines are the engines of Amazon RDS.
func awsEngines() map[string]reading {
	byName := map[string]reading{
		"postgres":          of("amazon-rds-postgresql"),
		"mysql":             of("amazon-rds-mysql"),
		"mariadb":           of("amazon-rds-mariadb"),
		"aurora-postgresql": of("amazon-aurora-postgresql"),
		"aurora-mysql":      auroraMySQL,
		"aurora":            auroraMySQL,
		"docdb":             of("amazon-documentdb"),
		"neptune":           of("amazon-neptune"),
	}
	for _, edition := range []string{"ee", "se", "ex", "web"} {
		byName["sqlserver-"+edition] = sqlServer
	}
	for _, edition := range []string{"ee", "ee-cdb", "se", "se1", "se2", "se2-cdb"} {
		byName["oracle-"+edition] = of("oracle-database")
	}
	return byName
}

// auroraMySQL reads "8.0.mysql_aurora.3.04.0", which is version 3, and the
// MySQL version that stands alone.
func auroraMySQL(t Table, value string, _ debt.Values) []debt.Product {
	if _, version, ok := strings.Cut(value, "mysql_aurora."); ok {
		return t.at("amazon-aurora-mysql", version)
	}
	for prefix, major := range map[string]string{"5.6": "1", "5.7": "2", "8.0": "3"} {
		if value == prefix || strings.HasPrefix(value, prefix+".") {
			return t.exactly("amazon-aurora-mysql", major)
		}
	}
	return nil
}

// sqlServer reads "14.00.3460.9.v1", which is 14.0. Versions before that had
// service packs, each with an end of its own, which their numbers do not show.
func sqlServer(t Table, value string, _ debt.Values) []debt.Product {
	for _, cycle := range serverYears() {
		if major, _, _ := strings.Cut(value, "."); major+".0" == cycle {
			return t.exactly("mssqlserver", cycle)
		}
	}
	return nil
}

// openSearch reads "OpenSearch_2.9". Amazon's calendar of Elasticsearch is not
// that of its makers, and no table has it.
func openSearch(t Table, value string, _ debt.Values) []debt.Product {
	if version, ok := strings.CutPrefix(value, "OpenSearch_"); ok {
		return t.exactly("amazon-opensearch", version)
	}
	return nil
}
