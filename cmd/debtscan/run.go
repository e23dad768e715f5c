package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// environment is everything the program takes from outside its arguments and
// the files it is pointed at.
type environment struct {
	stdout io.Writer // the report
	stderr io.Writer // progress, warnings and errors
	getenv func(string) string
	now    func() time.Time
}

// Exit codes, the same for every format.
const (
	exitOK         = 0
	exitGate       = 1 // the gate tripped; the report is written in full
	exitError      = 2 // usage, configuration or tool error
	exitIncomplete = 3 // something was not read or evaluated, with --strict
)

// exit ends the program with a code of its own.
type exit struct {
	code int
	text string
}

func (e *exit) Error() string { return e.text }

// run is the program as a function of its arguments and environment.
func run(ctx context.Context, args []string, env environment) int {
	root := newRootCommand(env)
	root.SetArgs(args)
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	fmt.Fprintf(env.stderr, "debtscan: %v\n", err)
	if coded, ok := errors.AsType[*exit](err); ok {
		return coded.code
	}
	return exitError
}
