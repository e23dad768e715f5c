package store

import "testing"

func TestWording(t *testing.T) {
	tests := []struct {
		name, message string
		key           []string
		want          string
	}{
		{"a key", "aws_sqs_queue.jobs drops messages", []string{"aws_sqs_queue.jobs"}, "{0} drops messages"},
		{"two keys, twice", "a of b, and b of a", []string{"a of", "b"}, "{0} {1}, and {1} of a"},
		{"no key", "nothing", nil, "nothing"},
		{"an empty part", "nothing", []string{""}, "nothing"},
		{"a digit", "10 of 10", []string{"0", "1"}, "{1}{0} of {1}{0}"},
		{"braces", "{0} is ${var.x}", []string{"x"}, "{}{0} is ${var.x}"},
		{"a key with braces", "see {x}", []string{"{x}"}, "{}see {x}"},
		{"empty", "", []string{"x"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := wordingOf(tt.message, list(tt.key))
			if got != tt.want {
				t.Errorf("the wording is %q, want %q", got, tt.want)
			}
			if back := message(got, tt.key); back != tt.message {
				t.Errorf("the message is %q then, want %q", back, tt.message)
			}
		})
	}
}
