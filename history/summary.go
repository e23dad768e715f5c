package history

import "github.com/debtscan/debtscan/debt"

// Summary tells about the repository as a whole. files are those that the
// repository has today.
func (h *History) Summary(files []string) debt.History {
	s := debt.History{
		Complete: h.Complete(), Commits: h.commits, People: len(h.active),
		FirstAt: date(h.first), LastAt: date(h.last), Groups: h.Groups(),
	}
	for who := range h.active {
		if h.isActive(who) {
			s.Active++
		}
	}
	if len(files) == 0 || h.commits == 0 {
		return s
	}
	truck := h.TruckFactor(files)
	s.Truck, s.Forgotten = truck.Factor, float64(truck.Inactive)/float64(len(files))
	if len(truck.Authors) > 0 {
		s.TopShare = truck.Authors[0].Share
	}
	return s
}
