package main

import "encoding/json"

// printJSON writes v for programs: indented, and with text as it is.
func printJSON(env environment, v any) error {
	encoder := json.NewEncoder(env.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
