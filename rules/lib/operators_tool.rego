# Programs that a team runs for itself.
package debt.lib

# operators_tool: a name is that of a well-known tool that only those who operate the
# system look at: what watches it, what builds it, or a window into its databases.
operators_tool(name) if regex.match(
	concat("", [
		`(?i)(^|[^a-z])(prometheus|alert-?manager|grafana|kibana|thanos|jaeger|zipkin|blackbox[-_]exporter|statsd|`,
		`pgadmin|phpmyadmin|adminer|blazer|redash|sonarqube|jenkins|concourse|atlantis|nexus|artifactory)([^a-z]|$)`,
	]),
	name,
)
