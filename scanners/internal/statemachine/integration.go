package statemachine

import "strings"

// How a task ends.
const (
	Request  = "request"  // when the service answers
	Sync     = "sync"     // when the job that it started ends
	Callback = "callback" // when somebody hands back its token
	Activity = "activity" // when a worker that polls for it says so
)

// Integration says how the task of a resource ends, and which action of which
// service it calls, as in "ecs:runTask". Both are empty for what is no resource.
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
func Integration(resource string) (pattern, action string) {
	parts := strings.SplitN(resource, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" {
		return "", ""
	}
	rest := parts[5]
	switch parts[2] {
	case "lambda":
		return Request, "lambda:invoke"
	case "states":
		if strings.HasPrefix(rest, "activity:") {
			return Activity, ""
		}
	default:
		return "", ""
	}
	action, suffix, _ := strings.Cut(rest, ".")
	switch {
	case suffix == "waitForTaskToken":
		return Callback, action
	case suffix == "sync", strings.HasPrefix(suffix, "sync:"):
		return Sync, action
	}
	return Request, action
}
