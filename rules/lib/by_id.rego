# Rows that other rows refer to, by their ID, so that a reference is followed
# without looking through a table.
package debt.lib

# functions, queues: the rows of AWS functions and queues by ID.
functions := {row.id: row | some row in input.resource.aws_lambda_function}

queues := {row.id: row | some row in input.resource.aws_sqs_queue}

# refers: IDs of the rows that row mentions at path, or below it.
refers(row, path) := {reference.to |
	some reference in row.references
	_at_or_below(reference.attribute, path)
}

_at_or_below(attribute, path) if attribute == path

_at_or_below(attribute, path) if startswith(attribute, concat("", [path, "."]))
