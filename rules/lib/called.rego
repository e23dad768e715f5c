# Rows that a root has through the modules it calls.
package debt.lib

# called: the row is of a module, as one call has it. The module's own row says
# what does not hang on the call.
called(row) if startswith(row.address, "module.")
