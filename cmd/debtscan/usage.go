package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// guide makes every mistake in the arguments of a command, and of those below
// it, say what to write instead.
func guide(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return misused(cmd, args)
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		guide(sub)
	}
}

// misused says what is wrong with the arguments that a command refused.
func misused(cmd *cobra.Command, args []string) error {
	if cmd.HasSubCommands() && len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return fmt.Errorf("wrong number of arguments, %d: write `%s`; `%s --help` says more",
		len(args), strings.TrimSuffix(cmd.UseLine(), " [flags]"), cmd.CommandPath())
}

func unknownCommand(cmd *cobra.Command, name string) error {
	remedy := fmt.Sprintf("`%s --help` lists all", cmd.CommandPath())
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		remedy = fmt.Sprintf("did you mean `%s %s`? %s", cmd.CommandPath(), near[0], remedy)
	}
	if !cmd.HasParent() {
		remedy += ", and `debtscan scan FOLDER` looks at a folder"
	}
	return fmt.Errorf("unknown command %q of `%s`: %s", name, cmd.CommandPath(), remedy)
}

// unknownFlag says where the flags of a command are listed.
func unknownFlag(cmd *cobra.Command, err error) error {
	return fmt.Errorf("%w; `%s --help` lists the flags", err, cmd.CommandPath())
}
