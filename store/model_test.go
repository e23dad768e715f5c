package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// model is a ledger in memory, as simple as it can be: what is open and what
// is accepted, by fingerprint.
type model struct {
	open, accepted map[string]debt.Finding
}

// world is a repository in which everything that may happen does.
type world struct {
	random  *rand.Rand
	day     int
	units   map[string]int // version of the facts, of units that are there
	rules   map[string]int // version, of rules that are on
	truth   map[string]debt.Finding
	accepts map[string]bool
	now     model
}

func newWorld(seed uint64) *world {
	w := &world{
		random: rand.New(rand.NewPCG(seed, 7)), units: map[string]int{}, rules: map[string]int{},
		truth: map[string]debt.Finding{}, accepts: map[string]bool{}, now: model{map[string]debt.Finding{}, map[string]debt.Finding{}},
	}
	for i := range 8 {
		w.units[fmt.Sprintf("terraform:live/u%d", i)] = 1
	}
	for i := range 6 {
		w.rules[fmt.Sprintf("%s-%03d", []string{"STA", "OWN", "DEP"}[i%3], i)] = 1
	}
	return w
}

func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }

// pick is a random key of a map.
func pick[V any](r *rand.Rand, m map[string]V) string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	if len(list) == 0 {
		return ""
	}
	slices.Sort(list)
	return list[r.IntN(len(list))]
}

// live changes the world.
func (w *world) live() {
	r := w.random
	if chance(r, 60) {
		w.day += r.IntN(3)
	}
	for range r.IntN(8) {
		w.change()
	}
	if chance(r, 10) {
		w.units[fmt.Sprintf("terraform:live/u%d", r.IntN(10))]++
	}
	if chance(r, 6) && len(w.units) > 2 {
		delete(w.units, pick(r, w.units))
	}
	if chance(r, 8) {
		w.rules[pick(r, w.rules)]++
	}
	if chance(r, 4) && len(w.rules) > 2 {
		delete(w.rules, pick(r, w.rules))
	}
	if chance(r, 4) {
		w.rules[fmt.Sprintf("%s-%03d", []string{"STA", "OWN", "DEP"}[r.IntN(3)], r.IntN(9))] = 100 + w.day
	}
}

func (w *world) change() {
	r := w.random
	unit, rule := pick(r, w.units), pick(r, w.rules)
	w.units[unit]++
	f := finding(rule, unit, fmt.Sprintf("k%d", r.IntN(6)))
	old, there := w.truth[f.Fingerprint]
	if there {
		f = old
	}
	switch r.IntN(10) {
	case 0, 1:
		delete(w.truth, f.Fingerprint)
		return
	case 2:
		w.accepts[f.Fingerprint] = !w.accepts[f.Fingerprint]
	case 3:
		f.Line++
	case 4:
		f.Severity = debt.Severities()[r.IntN(4)]
	case 5:
		f.Owners = [][]string{nil, {"@org/a"}, {"@org/b"}, {"@org/a", "@org/b"}}[r.IntN(4)]
	case 6:
		f.PrincipalMinutes = r.IntN(100)
	case 7:
		f.Message += "!"
	default:
		f.Interest = float64(r.IntN(300)) / 10
	}
	w.truth[f.Fingerprint] = f
}

// scan is what one run reports of the world, and how far it looked.
func (w *world) scan() (*debt.Report, IngestOptions) {
	r, o := w.random, IngestOptions{}
	report := reportOn(w.day, nil)
	report.Repository.Commit, report.Evaluated = fmt.Sprint(r.IntN(1000)), nil
	if chance(r, 15) {
		for range 1 + r.IntN(3) {
			o.Only = append(o.Only, fmt.Sprintf("terraform:live/u%d", r.IntN(10)))
		}
	}
	blind := map[string]bool{}
	if chance(r, 20) {
		u := pick(r, w.units)
		blind[u] = true
		_, path := debt.SplitUnitID(u)
		report.Unread = append(report.Unread, debt.Unread{Path: path + "/broken.tf", Unit: []string{"", u}[r.IntN(2)]})
	}
	if chance(r, 10) {
		out := fmt.Sprintf("live/u%d/", r.IntN(10))
		o.Excluded = func(path string) bool { return strings.HasPrefix(path, out) }
	}
	rules := []string{}
	for rule, version := range w.rules {
		rules = append(rules, fmt.Sprint(rule, version))
		if chance(r, 4) {
			report.Failed = append(report.Failed, debt.Failed{Rule: rule})
			continue
		}
		report.Evaluated = append(report.Evaluated, debt.Evaluated{Rule: rule, Digest: fmt.Sprint(version)})
	}
	slices.Sort(rules)
	report.Rules.Digest = strings.Join(rules, " ")
	for u, version := range w.units {
		if (o.Only == nil || slices.Contains(o.Only, u)) && (o.Excluded == nil || !o.Excluded(strings.TrimPrefix(u, "terraform:")+"/main.tf")) {
			report.Units = append(report.Units, unit(u, fmt.Sprint(version)))
		}
	}
	w.find(report, blind)
	return report, o
}

// find puts those findings into a report that its scan could see.
func (w *world) find(report *debt.Report, blind map[string]bool) {
	for digits, f := range w.truth {
		seen := slices.ContainsFunc(report.Units, func(u debt.UnitRow) bool { return u.ID == f.Unit }) &&
			slices.ContainsFunc(report.Evaluated, func(e debt.Evaluated) bool { return e.Rule == f.Rule }) &&
			(!blind[f.Unit] || chance(w.random, 50))
		switch {
		case !seen:
		case w.accepts[digits]:
			report.Suppressed = append(report.Suppressed, debt.Suppressed{Finding: f})
		default:
			report.Findings = append(report.Findings, f)
		}
	}
}

// take does to the model what a run does to the ledger.
func (m model) take(before model, report *debt.Report, o IngestOptions, wentOff func(rule string) bool) {
	for digits, f := range before.open {
		if m.stays(f, report, o, wentOff) {
			m.open[digits] = f
		}
	}
	for digits, f := range before.accepted {
		if m.stays(f, report, o, wentOff) {
			m.accepted[digits] = f
		}
	}
	for _, f := range report.Findings {
		delete(m.accepted, f.Fingerprint)
		m.open[f.Fingerprint] = f
	}
	for _, s := range report.Suppressed {
		delete(m.open, s.Fingerprint)
		m.accepted[s.Fingerprint] = s.Finding
	}
}

// stays is the rule of closing once more: what was not looked at stays.
func (m model) stays(f debt.Finding, report *debt.Report, o IngestOptions, wentOff func(rule string) bool) bool {
	if o.Only != nil && !slices.Contains(o.Only, f.Unit) {
		return true
	}
	if o.Excluded != nil && o.Excluded(f.Path) {
		return false
	}
	for _, u := range report.Unread {
		if u.Unit == f.Unit || strings.HasPrefix(u.Path, strings.TrimPrefix(f.Unit, "terraform:")+"/") && u.Unit == "" {
			return true
		}
	}
	if slices.ContainsFunc(report.Failed, func(e debt.Failed) bool { return e.Rule == f.Rule }) {
		return true
	}
	if slices.ContainsFunc(report.Evaluated, func(e debt.Evaluated) bool { return e.Rule == f.Rule }) {
		return false
	}
	return o.Only != nil || !wentOff(f.Rule)
}

func TestLedgerEqualsAModel(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { playWorld(t, seed, 130) })
	}
}

func playWorld(t *testing.T, seed uint64, steps int) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l, w := openAt(t, path), newWorld(seed)
	history := []model{{}}
	setWhen := map[string]string{} // digest of all rules when each was last evaluated by a whole scan
	for n := range steps {
		w.live()
		report, o := w.scan()
		run := ingestInto(t, l, report, o)
		if run.Known {
			continue
		}
		next := model{map[string]debt.Finding{}, map[string]debt.Finding{}}
		next.take(w.now, report, o, func(rule string) bool { return setWhen[rule] != report.Rules.Digest })
		if o.Only == nil {
			for _, e := range report.Evaluated {
				setWhen[e.Rule] = report.Rules.Digest
			}
		}
		w.now, history = next, append(history, next)
		same(t, l, run.ID, next)
		sums(t, l, next, n%10 == 0)
		if n%13 == 0 {
			past := 1 + w.random.IntN(run.ID)
			same(t, l, past, history[past])
			checked(t, l)
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			l = openAt(t, path)
		}
	}
	arithmetic(t, l)
	compacts(t, l, history)
}

// same fails unless a run's lists are the model's.
func same(t *testing.T, l *Ledger, run int, m model) {
	t.Helper()
	accepted, err := l.AcceptedAt(t.Context(), run)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		got  []Entry
		want map[string]debt.Finding
	}{{listOf(t, l, run), m.open}, {accepted, m.accepted}} {
		got := map[string]string{}
		for _, e := range c.got {
			got[e.Fingerprint] = fmt.Sprint(e.Severity, e.Owners, e.Interest, e.PrincipalMinutes, e.Line, e.Message)
		}
		want := map[string]string{}
		for digits, f := range c.want {
			want[digits] = fmt.Sprint(f.Severity, f.Owners, f.Interest, f.PrincipalMinutes, f.Line, f.Message)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("run %d (-model +ledger):\n%s", run, diff)
		}
	}
}

func everyBy() []string { return []string{ByNothing, ByFamily, BySeverity, ByOwner, ByUnit, ByRule} }

// sums fails unless every trend ends in the sums of the model, and its series
// add up to its total at every point.
func sums(t *testing.T, l *Ledger, m model, all bool) {
	t.Helper()
	var minutes, tenths int
	for _, f := range m.open {
		minutes, tenths = minutes+f.PrincipalMinutes, tenths+int(math.Round(f.Interest*10))
	}
	for _, by := range everyBy() {
		if !all && by != ByOwner {
			continue
		}
		trend, err := l.Trend(t.Context(), TrendQuery{By: by})
		if err != nil {
			t.Fatal(err)
		}
		last := trend.Total.Points[len(trend.Total.Points)-1]
		if last.Open != len(m.open) || last.Accepted != len(m.accepted) || last.PrincipalMinutes != minutes || last.Interest != float64(tenths)/10 {
			t.Fatalf("by %q the last point is %+v; the model has %d open, %d accepted, %d minutes, %d tenths", by, last, len(m.open), len(m.accepted), minutes, tenths)
		}
		if by == ByNothing {
			continue
		}
		addsUp(t, trend)
		if trend, err = l.Trend(t.Context(), TrendQuery{By: by, Most: 2}); err != nil || len(trend.Series) > 3 {
			t.Fatalf("%d series, error %v; want 2 and others", len(trend.Series), err)
		}
		addsUp(t, trend)
	}
}

func addsUp(t *testing.T, trend debt.Trend) {
	t.Helper()
	for i, whole := range trend.Total.Points {
		var sum debt.TrendPoint
		opened, closed, tenths := map[debt.Cause]int{}, map[debt.Cause]int{}, 0
		for _, s := range trend.Series {
			p := s.Points[i]
			sum.Open, sum.Accepted, sum.PrincipalMinutes = sum.Open+p.Open, sum.Accepted+p.Accepted, sum.PrincipalMinutes+p.PrincipalMinutes
			tenths += int(math.Round(p.Interest * 10))
			for cause, n := range p.Opened {
				opened[cause] += n
			}
			for cause, n := range p.Closed {
				closed[cause] += n
			}
		}
		sum.AsOf, sum.Commit, sum.Complete, sum.Interest = whole.AsOf, whole.Commit, whole.Complete, float64(tenths)/10
		if len(opened) > 0 {
			sum.Opened = opened
		}
		if len(closed) > 0 {
			sum.Closed = closed
		}
		if diff := cmp.Diff(whole, sum); diff != "" {
			t.Fatalf("by %s, point %d (-total +series):\n%s", trend.By, i, diff)
		}
	}
}

// arithmetic fails unless what opened and closed explains every step.
func arithmetic(t *testing.T, l *Ledger) {
	t.Helper()
	trend, err := l.Trend(t.Context(), TrendQuery{})
	if err != nil {
		t.Fatal(err)
	}
	before := 0
	for i, p := range trend.Total.Points {
		for _, n := range p.Opened {
			before += n
		}
		for _, n := range p.Closed {
			before -= n
		}
		if before != p.Open+p.Accepted {
			t.Fatalf("point %d has %d open and %d accepted; openings and closings give %d", i, p.Open, p.Accepted, before)
		}
	}
}

// compacts fails unless trends outlive a Compact as they are, and lists from
// its time on do.
func compacts(t *testing.T, l *Ledger, history []model) {
	t.Helper()
	runs, err := l.Runs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cut, err := time.Parse(time.RFC3339, runs[len(runs)/2].AsOf)
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]debt.Trend{}
	for _, by := range everyBy() {
		before[by], _ = l.Trend(t.Context(), TrendQuery{By: by})
	}
	if err := l.Compact(t.Context(), cut); err != nil {
		t.Fatal(err)
	}
	checked(t, l)
	for _, by := range everyBy() {
		after, err := l.Trend(t.Context(), TrendQuery{By: by})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before[by], after); diff != "" {
			t.Fatalf("by %q (-before +after):\n%s", by, diff)
		}
	}
	for _, run := range runs {
		if run.AsOf >= cut.Format(time.RFC3339) {
			same(t, l, run.ID, history[run.ID])
			continue
		}
		_, err := l.OpenAt(t.Context(), run.ID)
		wantError(t, err, "compacted", "run "+fmt.Sprint(run.ID))
	}
}
