// Package registry knows what often-used Terraform modules make of their
// arguments. A call of such a module names no resource, and the module's own
// code is not in the repository, so without this table nobody sees the queue,
// the database or the cluster behind the call.
//
// The table is data: one file of data per module, named by the module's source,
// written down from the module's code at the releases it names. A file says for
// a range of releases which resources there are, what each of their arguments is
// in terms of the module's variables, what the variables' defaults are, and
// which outputs give which resource away. An argument that the module sets in a
// way that is not worth telling is unsure; what the module does not set is
// certainly not set.
//
// A call is expanded on the syntax tree: variables give way to the expressions
// of the call, so that whoever evaluates the result sees the caller's own words.
package registry
