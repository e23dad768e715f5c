package shell_test

import "testing"

func TestFlagsKnown(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"curl -s https://example.com", true},
		{"curl -s https://example.com/$version", true},
		{`curl -H "Authorization: $token" "$url"`, true},
		{`curl -H 'a: b' "${{ inputs.url }}"`, true},
		{"curl $options https://example.com", false},
		{"curl ${{ inputs.options }} https://example.com", false},
		{`curl "$@"`, false},
		{`curl "${options[@]}"`, false},
		{`curl "-m$limit" x`, false},
		{"curl --max-time=$limit x", false},
		{"curl $(options) x", false},
		{"$curl -s x", false},
		{"xargs curl -s", false},
	} {
		if got := read(t, tt.text)[0].FlagsKnown; got != tt.want {
			t.Errorf("%s: %t", tt.text, got)
		}
	}
}
