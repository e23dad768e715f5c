// Package statemachine reads workflows in the Amazon States Language.
//
// A definition often holds values that only an apply knows, such as the ARN of
// a function. It is therefore read from a document in which Unknown may stand
// anywhere, and what a state certainly says is kept apart from what it may say.
// https://states-language.net/spec.html
package statemachine
