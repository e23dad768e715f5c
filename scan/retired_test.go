package scan

import (
	"testing"
	"testing/fstest"
)

func TestRetired(t *testing.T) {
	for text, want := range map[string]bool{
		"# Network\n\nThis repository is deprecated in favour of another.\n":        true,
		"# [Deprecated]\n\nWhat it was.\n":                                          true,
		"DEPRECATION WARNING\n\nUse the other.\n":                                   true,
		"# App\n\n> This application is deprecated and is here for reference\n":     true,
		"# Bedrock\n![Status](https://img.shields.io/badge/Status-Torn_Down-red)\n": true,
		"# Charts\n\nThis project is no longer supported.\n":                        true,
		"# Network\n\nThe flag --old is deprecated.\n":                              false,
		"# Network\n\nArchived logs are kept for a year.\n":                         false,
		"# Network\n\nThis module replaces one that is deprecated.\n":               false,
		"# Archive\n\nKeeps archived documents.\n":                                  false,
		"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nThis repository is deprecated.\n":   false,
		"": false,
	} {
		got := retired(fstest.MapFS{"README.md": {Data: []byte(text)}})
		if (got != "") != want {
			t.Errorf("%q: %q", text, got)
		}
	}
	if got := retired(fstest.MapFS{}); got != "" {
		t.Errorf("without a README: %q", got)
	}
}
