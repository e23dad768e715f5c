package terraform

import (
	"fmt"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/statemachine"
)

// maxContainers is how many containers of one task definition are shown. The
// service allows ten.
const maxContainers = 50

// containers makes rows of the containers that resources run. A definition of
// which nothing is known has none.
func (m *module) containers() debt.Facts {
	var facts debt.Facts
	for _, b := range m.blocks {
		if b.kind != "resource" || len(b.labels) != 2 || !runsContainers(b.labels[0]) {
			continue
		}
		exists := m.present(b)
		if m.call != nil && (exists == debt.ExistsNo || m.isDoubtful(b, exists)) {
			continue
		}
		id := m.id(b.labels[0] + "." + b.labels[1])
		for i, values := range m.containersOf(b) {
			m.countCases(b, &values)
			name, _ := values.Attrs["name"].(string)
			facts.Container = append(facts.Container, debt.Container{
				ID: fmt.Sprintf("%s/containers/%d", id, i), Unit: m.unit.ID, Resource: id, Address: m.address(id), Type: b.labels[0],
				Name: name, Values: m.repeated(values), Exists: exists, At: m.at(b.at),
			})
		}
	}
	return facts
}

// runsContainers reports whether resources of a type run containers.
func runsContainers(kind string) bool {
	switch kind {
	case "aws_ecs_task_definition", "aws_lambda_function", "google_cloud_run_service", "google_cloud_run_v2_service",
		"google_cloud_run_v2_job", "azurerm_container_app", "azurerm_container_app_job":
		return true
	}
	return false
}

// containersOf is what a resource says of each of its containers.
func (m *module) containersOf(b block) []debt.Values {
	switch b.labels[0] {
	case "aws_ecs_task_definition":
		if a, ok := b.attr("container_definitions"); ok && !m.isReplaced(b, a.name) {
			return m.definedContainers(b, a)
		}
	case "aws_lambda_function":
		if a, ok := b.attr("image_uri"); ok && !m.isReplaced(b, a.name) {
			values := containerValues(map[string]any{"image": uncertain(m.eval.Value(a.expr, nil))})
			m.imageTag(a.expr, &values)
			return []debt.Values{values}
		}
	default:
		return m.nestedContainers(b, 0)
	}
	return nil
}

// definedContainers are those of a task definition's text.
func (m *module) definedContainers(b block, definitions attribute) []debt.Values {
	list, _ := m.document(definitions.expr).([]any)
	var all []debt.Values
	for i, element := range list[:min(len(list), maxContainers)] {
		fields, ok := element.(map[string]any)
		if !ok {
			continue
		}
		values := containerValues(fields)
		m.containerCases(b, definitions, i, &values)
		all = append(all, values)
	}
	return all
}

// nestedContainers are the blocks that say what a resource runs, as those of
// Cloud Run and Azure do.
func (m *module) nestedContainers(b block, depth int) []debt.Values {
	var all []debt.Values
	for _, inner := range b.blocks {
		switch inner.kind {
		case "containers", "container":
			all = append(all, m.nestedContainer(inner))
		case "template", "spec":
			if depth < maxAliases {
				all = append(all, m.nestedContainers(inner, depth+1)...)
			}
		}
	}
	return all
}

func (m *module) nestedContainer(b block) debt.Values {
	fields, environment := map[string]any{}, []any{}
	for _, a := range b.attrs {
		fields[a.name] = uncertain(m.eval.Value(a.expr, nil))
	}
	for _, inner := range b.blocks {
		pair := map[string]any{}
		for _, a := range inner.attrs {
			pair[a.name] = uncertain(m.eval.Value(a.expr, nil))
		}
		switch {
		case inner.kind == "env":
			environment = append(environment, pair)
		case inner.kind == "dynamic" && len(inner.labels) == 1 && inner.labels[0] == "env":
			environment = append(environment, statemachine.Unknown{})
		}
	}
	fields["environment"] = environment
	values := containerValues(fields)
	if a, ok := b.attr("image"); ok {
		m.imageTag(a.expr, &values)
	}
	return values
}

// containerValues are what is certain of a definition's fields, and what is not.
func containerValues(fields map[string]any) debt.Values {
	known := statemachine.Pick(fields, skippedOfContainers()...)
	values := debt.Values{Attrs: known.Fields, Unsure: known.Unsure}
	for key, v := range values.Attrs {
		values.Attrs[key] = wholeNumbers(v)
	}
	for _, field := range []string{"command", "entryPoint"} {
		if holdsSecret(values.Attrs[field]) {
			delete(values.Attrs, field)
			values.Unsure = append(values.Unsure, field)
		}
	}
	byName(&values, "environment", "value", fields["environment"])
	byName(&values, "secrets", "valueFrom", fields["secrets"])
	return values
}

// skippedOfContainers are the fields that are read in another way, or hold what
// is nobody's business.
func skippedOfContainers() []string {
	return []string{"environment", "secrets", "repositoryCredentials", "credentialSpecs", "dockerLabels", "extraHosts"}
}

// byName records a list of names and values as an object. Where a name is not
// known, there may be others than those shown.
func byName(values *debt.Values, field, of string, list any) {
	if list == nil {
		return
	}
	elements, ok := list.([]any)
	if !ok {
		values.Unsure = append(values.Unsure, field)
		return
	}
	object := map[string]any{}
	for _, element := range elements {
		pair, _ := element.(map[string]any)
		name, ok := pair["name"].(string)
		if !ok {
			values.Unsure = append(values.Unsure, field)
			continue
		}
		value, ok := pair[of].(string)
		if !ok || strings.Contains(name, ".") || of == "value" && isSecretValue(name, value) {
			values.Unsure = append(values.Unsure, field+"."+name)
			continue
		}
		object[name] = value
	}
	values.Attrs[field] = object
}

// isSecretValue reports whether a variable is named like a secret, or holds one
// inside of an address.
func isSecretValue(name, value string) bool {
	lower := strings.ToLower(name)
	if isSecret(lower) || strings.Contains(lower, "passwd") || strings.HasSuffix(lower, "_key") || strings.HasSuffix(lower, "apikey") {
		return true
	}
	_, after, isAddress := strings.Cut(value, "://")
	authority, _, _ := strings.Cut(after, "/")
	return isAddress && strings.Contains(authority, "@")
}

// holdsSecret reports whether a word of a command sets something that is named
// like a secret.
func holdsSecret(command any) bool {
	words, _ := command.([]any)
	for _, word := range words {
		if text, ok := word.(string); ok && (isSecret(strings.ToLower(text)) || isSecretValue("", text)) {
			return true
		}
	}
	return false
}

// wholeNumbers writes numbers as resources have them.
func wholeNumbers(v any) any {
	switch v := v.(type) {
	case float64:
		if whole := int64(v); float64(whole) == v {
			return whole
		}
	case map[string]any:
		for key, member := range v {
			v[key] = wholeNumbers(member)
		}
	case []any:
		for i, element := range v {
			v[i] = wholeNumbers(element)
		}
	}
	return v
}
