package history

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// isBot reports whether somebody is automation: a bot, a service account, or an
// assistant that writes code. extra are names and addresses that count, too.
func isBot(p debt.Person, extra []string) bool {
	name, email := strings.ToLower(p.Name), strings.ToLower(p.Email)
	same := func(s string) bool { return strings.EqualFold(s, p.Name) || strings.EqualFold(s, p.Email) }
	if slices.ContainsFunc(extra, same) {
		return true
	}
	login, _ := noreply(email)
	mailbox, _, _ := strings.Cut(email, "@")
	return botName(name) || botName(login) || botName(mailbox) || slices.Contains(botAddresses(), email)
}

// botName reports whether a lower-cased name is one that automation has.
func botName(name string) bool {
	if name == "" {
		return false
	}
	for _, end := range []string{"[bot]", "-bot", " bot", "_bot", "-ci", "-automation", "-robot", "-svc"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return strings.Contains(name, " on behalf of ") || slices.Contains(botNames(), name)
}

// botNames are names of automation without a telling end. First names of people
// are not among them: such assistants are told by their addresses.
func botNames() []string {
	return []string{
		"dependabot", "dependabot-preview", "renovate", "renovatebot", "whitesource", "snyk", "greenkeeper", "pyup",
		"github-actions", "github actions", "github", "gitlab", "web-flow", "ci", "bot", "jenkins", "travis ci", "circleci", "drone",
		"buildkite", "bamboo", "teamcity", "azure pipelines", "azure-pipelines", "semantic-release", "release-please", "mergify",
		"bors", "imgbot", "allcontributors", "pre-commit-ci", "flux", "fluxcd", "flux image updater", "fluxcdbot", "argocd",
		"argocd-image-updater", "argocd image updater", "weave flux", "atlantis", "spacelift", "terraform cloud",
		"automation", "automated", "service-account", "deploybot", "robot", "concourse", "tekton", "prow", "k8s-ci-robot",
		"copilot", "github copilot", "claude code", "cursor agent", "cursoragent", "codex", "devin ai",
	}
}

// botAddresses are addresses of automation and assistants.
func botAddresses() []string {
	return []string{
		"noreply@anthropic.com", "cursoragent@cursor.com", "noreply@openai.com", "copilot@github.com", "action@github.com",
		"actions@github.com", "support@dependabot.com", "bot@renovateapp.com", "noreply@github.com",
	}
}

// noreply reads the address that GitHub and GitLab give to those who hide
// their own: "login@users.noreply.github.com", or with a number and a plus in
// front. Logins do not contain a plus.
func noreply(email string) (login string, ok bool) {
	mailbox, host, _ := strings.Cut(email, "@")
	if host != "users.noreply.github.com" && host != "users.noreply.gitlab.com" {
		return "", false
	}
	if _, after, found := strings.Cut(mailbox, "+"); found {
		mailbox = after
	}
	return mailbox, mailbox != ""
}
