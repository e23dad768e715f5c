// Package eval computes what the expressions of one Terraform directory are
// worth, as far as the directory alone decides it.
//
// It reduces the syntax tree from the leaves up: every node is handed to HCL's
// own evaluation with its operands already computed. That keeps HCL's meaning
// and leaves three things to this package: where names lead (locals, variables
// and files of the repository), what happens at a choice that only a run makes,
// and how much work an expression may cause.
//
// What is not known is cty's unknown value, never a guess. A choice between
// known things is kept as Cases: a conditional on an unknown condition, or an
// index that is not known into a map that is. Each case is evaluated in a World
// in which the choice is made, so that everything that hangs on the same choice
// is decided alike.
package eval
