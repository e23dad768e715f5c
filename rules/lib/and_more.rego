# How a message counts what it does not name.
package debt.lib

# and_more: the words after the first of n names; none where it is the only one.
and_more(n) := sprintf(" and %d more", [n - 1]) if n > 1 else := ""
