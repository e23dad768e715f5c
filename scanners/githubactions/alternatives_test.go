package githubactions

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAlternatives(t *testing.T) {
	const head = `on: {workflow_call: {inputs: {region: {default: eu-west-1}, env: {}}}}
env: {TOP: infra, SECRET: "${{ secrets.X }}", HERE: "${{ github.workspace }}/infra/here", CIRCLE: "${{ env.CIRCLE }}"}
jobs:
  a:
    runs-on: x
    strategy: {matrix: {dir: [infra/a, infra/b], image: [{file: x/Dockerfile}, {file: y/Dockerfile}], wide: "${{ fromJson(x) }}"}}
    env: {SUB: prod, INDIRECT: 'x/${{ inputs.env }}/${{ env.SUB }}', EACH: 'each/${{ matrix.dir }}'}
    steps:
    - run: make
      env: {OWN: eu}
      working-directory: `
	for text, want := range map[string][]string{
		"infra/a":                                      nil,
		"${{ matrix.dir }}":                            {"infra/a", "infra/b"},
		"./top/${{matrix.dir}}/x":                      {"./top/infra/a/x", "./top/infra/b/x"},
		"${{ matrix.image.file }}":                     {"x/Dockerfile", "y/Dockerfile"},
		"${{ matrix.wide }}":                           nil,
		"${{ matrix.none }}":                           nil,
		"${{ matrix.dir }}/${{ matrix.image.file }}":   nil, // which goes with which is not known
		"${{ env.TOP }}/${{ env.SUB }}/${{ env.OWN }}": {"infra/prod/eu"},
		"${{ env.HERE }}":                              {"./infra/here"},
		"${{ env.SECRET }}":                            nil,
		"${{ env.NONE }}":                              nil,
		"${{ github.workspace }}/x":                    {"./x"},
		"x/${{ inputs.env }}/${{ matrix.dir }}":        {"x/${{ inputs.env }}/infra/a", "x/${{ inputs.env }}/infra/b"},
		"${{ format('x/{0}', inputs.env) }}":           {"${{ format('x/{0}', inputs.env) }}"},
		"${{ inputs.env != 'x' && 'a' || 'b' }}":       {"${{ inputs.env != 'x' && 'a' || 'b' }}"},
		"${{ github.workflow }}":                       {"${{ github.workflow }}"},
		"${{ format('x/{0}', github.ref) }}":           nil,
		"${{ fromJSON(inputs.env).x }}":                nil,
		"${{ 'x' }}":                                   nil,
		"${{ env.INDIRECT }}":                          {"x/${{ inputs.env }}/prod"},
		"${{ env.CIRCLE }}":                            nil,
		"${{ env.EACH }}/x":                            {"each/infra/a/x", "each/infra/b/x"},
		"${{ inputs.env":                               nil,
		strings.Repeat("x", 400) + "${{ env.TOP }}":    nil,
	} {
		facts := scan(t, workflowPath, head+"\""+text+"\"\n")
		if len(facts.Step) != 1 {
			t.Fatalf("%s: %+v", text, facts.Unread)
		}
		if diff := cmp.Diff(want, facts.Step[0].Alternatives["working_directory"]); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestInputsOfCalls(t *testing.T) {
	facts := scan(t, workflowPath, `on: {workflow_call: {inputs: {env: {default: dev}, region: {default: "${{ vars.X }}"}, plain: {}}}}
jobs:
  a: {uses: ./.github/workflows/b.yml, with: {env: prod, on: false, key: "${{ secrets.X }}", name: "${{ github.workflow }}"}}
`)
	if diff := cmp.Diff(map[string]string{"env": "dev"}, facts.Workflow[0].Defaults); diff != "" {
		t.Errorf("defaults: %s", diff)
	}
	if diff := cmp.Diff(map[string]string{"env": "prod", "on": "false"}, facts.Job[0].With); diff != "" {
		t.Errorf("with: %s", diff)
	}
	if diff := cmp.Diff(map[string][]string{"with.name": {"${{ github.workflow }}"}}, facts.Job[0].Alternatives); diff != "" {
		t.Errorf("alternatives: %s", diff)
	}
	if diff := cmp.Diff([]string{"with.key", "with.name"}, facts.Job[0].Unsure); diff != "" {
		t.Errorf("unsure: %s", diff)
	}
}

// A matrix that is written job by job says what goes together.
func TestAlternativesOfJobs(t *testing.T) {
	facts := scan(t, workflowPath, `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: {include: [{a: x, b: 1y}, {a: z, b: w}, {a: z, b: v, c: u}]}}
    steps:
    - run: docker build -t "${{ steps.x.outputs.y }}/${{ matrix.a }}_${{ matrix.b }}" .
      working-directory: "${{ matrix.a }}/${{ matrix.c }}"
`)
	want := []string{"${{ steps.x.outputs.y }}/x_1y", "${{ steps.x.outputs.y }}/z_w", "${{ steps.x.outputs.y }}/z_v"}
	if diff := cmp.Diff(want, facts.Command[0].Alternatives["argv.3"]); diff != "" {
		t.Error(diff)
	}
	if got := facts.Step[0].Alternatives["working_directory"]; got != nil {
		t.Errorf("c is not of every job: %v", got)
	}
}

// Words of commands are known as far as the file says what stands for them.
func TestAlternativesOfWords(t *testing.T) {
	const head = `on: push
env: {ENV: prod}
jobs:
  a:
    runs-on: x
    strategy: {matrix: {dir: [a, b]}}
    steps:
    - run: `
	for script, want := range map[string][]string{
		"cd env/${{env.ENV}}/x":              {"env/prod/x"},
		"cd env/$ENV":                        {"env/prod"},
		"cd $GITHUB_WORKSPACE/x":             {"./x"},
		"cd ${{ matrix.dir }}":               {"a", "b"},
		"cd $OTHER":                          nil,
		"cd $1":                              nil,
		"cd ${{ steps.x.outputs.y }}":        nil,
		"ENV=dev; cd $ENV/${{ matrix.dir }}": {"dev/a", "dev/b"},
	} {
		commands := scan(t, workflowPath, head+script+"\n").Command
		if diff := cmp.Diff(want, commands[len(commands)-1].Alternatives["argv.1"]); diff != "" {
			t.Errorf("%s: %s", script, diff)
		}
	}
}

// A matrix that every step mentions costs no more than its file.
func TestAlternativesAreBounded(t *testing.T) {
	content := "on: push\njobs:\n  a:\n    runs-on: x\n    strategy: {matrix: {d: [" + strings.Repeat("v,", 250) + "]}}\n    steps:\n" +
		strings.Repeat("    - {run: x, working-directory: '${{ matrix.d }}'}\n", 2000)
	given := 0
	for _, s := range scan(t, workflowPath, content).Step {
		given += len(s.Alternatives["working_directory"])
	}
	if given == 0 || given > maxAlternatives {
		t.Errorf("%d alternatives", given)
	}
}
