package history

// Sizes from which people and units count as a group.
const (
	groupPeople = 2
	groupUnits  = 2
)

// Groups counts the groups of people who know units together: two people are in
// one group when they know the same unit, or each knows one that a third knows.
// Only who is active counts, so that somebody who left long ago holds no groups
// together. Who knows a unit alone belongs to no group by that: whether they
// work with others is not in the history.
func (h *History) Groups() int {
	j := joined{parent: map[int]int{}}
	var circles [][]int
	for _, r := range h.units {
		if circle := h.circle(r); len(circle) > 0 {
			circles = append(circles, circle)
			j.join(circle)
		}
	}
	people, units := map[int]int{}, map[int]int{}
	for who := range j.parent {
		people[j.find(who)]++
	}
	for _, circle := range circles {
		units[j.find(circle[0])]++
	}
	groups := 0
	for who, count := range people {
		if count >= groupPeople && units[who] >= groupUnits {
			groups++
		}
	}
	return groups
}

// circle are the active among the fewest people who together made more than half
// of the focused commits, so that of two who made as many both are.
func (h *History) circle(r *record) []int {
	var list []int
	made, half := 0.0, r.total()/2
	for _, s := range r.shares {
		if made > half {
			break
		}
		made += s.part
		if h.isActive(s.who) {
			list = append(list, s.who)
		}
	}
	return list
}

// joined are people in groups: each points to another of the group, and one to
// nobody but itself.
type joined struct{ parent map[int]int }

func (j joined) join(list []int) {
	for _, who := range list {
		j.parent[j.find(who)] = j.find(list[0])
	}
}

func (j joined) find(who int) int {
	parent, known := j.parent[who]
	switch {
	case !known:
		j.parent[who] = who
		return who
	case parent == who:
		return who
	}
	j.parent[who] = j.find(parent)
	return j.parent[who]
}
