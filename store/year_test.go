package store

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/debtscan/debtscan/debt"
)

// estate is a made-up repository that moves a little every night: findings
// are repaid and made, lines shift, and interest grows for as long as a finding
// is younger than a year.
type estate struct {
	random   *rand.Rand
	units    []debt.UnitRow
	findings []debt.Finding
	born     []int     // day each finding began, negative before the first night
	base     []float64 // interest without age
	made     int
}

const estateRules = 120

func newEstate(seed uint64, findings int) *estate {
	e := &estate{random: rand.New(rand.NewPCG(seed, 1))}
	for i := range max(findings/13, 1) {
		e.units = append(e.units, unit(fmt.Sprintf("terraform:accounts/team-%02d/service-%04d", i%60, i), "0"))
	}
	for range findings {
		e.add(-e.random.IntN(3 * 365))
	}
	return e
}

func (e *estate) add(born int) {
	u := e.units[e.random.IntN(len(e.units))]
	rule := fmt.Sprintf("%s-%03d", debt.Families()[e.made%9].Prefix, e.random.IntN(estateRules/9))
	f := finding(rule, u.ID, fmt.Sprintf("aws_sqs_queue.queue_%06d", e.made))
	f.Severity = debt.Severities()[e.random.IntN(4)]
	f.Owners = []string{fmt.Sprintf("@org/team-%02d", e.random.IntN(60))}
	f.Message = fmt.Sprintf("aws_sqs_queue.queue_%06d drops messages that fail: it has no dead-letter queue and no alarm on its age", e.made)
	f.Line, f.PrincipalMinutes = e.random.IntN(400), 15*(1+e.random.IntN(8))
	f.IntroducedAt = on(born)
	e.made++
	e.findings, e.born = append(e.findings, f), append(e.born, born)
	e.base = append(e.base, math.Pow(2, float64(e.random.IntN(4)))*(1+2*e.random.Float64()))
}

// night changes one finding in a hundred, and moves as many to other lines.
func (e *estate) night(n int) {
	for range len(e.findings) / 100 {
		i, last := e.random.IntN(len(e.findings)), len(e.findings)-1
		e.findings[i], e.born[i], e.base[i] = e.findings[last], e.born[last], e.base[last]
		e.findings, e.born, e.base = e.findings[:last], e.born[:last], e.base[:last]
		e.add(n)
		e.findings[e.random.IntN(len(e.findings))].Line++
		e.units[e.random.IntN(len(e.units))].FactsDigest = fmt.Sprint(n)
	}
}

func (e *estate) report(n int) *debt.Report {
	r := reportOn(n, e.units, e.findings...)
	r.Repository.Commit = fmt.Sprintf("%040x", n)
	r.Evaluated = nil
	for _, f := range debt.Families() {
		for i := range estateRules / 9 {
			r.Evaluated = append(r.Evaluated, debt.Evaluated{Rule: fmt.Sprintf("%s-%03d", f.Prefix, i), Digest: "1"})
		}
	}
	for i := range r.Findings {
		age := 1 + min(float64(n-e.born[i])/365, 1)
		r.Findings[i].Interest = math.Round(e.base[i]*age*10) / 10
	}
	return r
}
