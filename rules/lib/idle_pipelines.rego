package debt.lib

# idle_pipelines: workflows that nothing starts, as when "on" is commented out.
idle_pipelines contains workflow.unit if {
	some workflow in input.workflow
	workflow.kind == "workflow"
	unset(workflow, "triggers")
}
