package history

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// Truck says on how few people the knowledge of files rests.
type Truck struct {
	// Factor is how many of the people with most files would have to leave for
	// more than half of the files to be without an author.
	Factor int
	// Authors are all who are author of some file, by falling number of files.
	Authors []TruckAuthor
	// Files is how many files were looked at, Inactive how many of them have no
	// author who was active in the last 365 days.
	Files, Inactive int
}

// TruckAuthor is one author of files.
type TruckAuthor struct {
	Person debt.Person
	Files  int     // of which they are an author
	Share  float64 // of all files
	Active bool    // in the last 365 days
}

// TruckFactor computes the truck factor of files after Avelino et al.: the
// author of most files leaves, again and again, while at least half of the
// files have an author.
func (h *History) TruckFactor(files []string) Truck {
	owned := map[int][]int{} // files by author
	left := make([]int, len(files))
	t := Truck{Files: len(files)}
	for i, path := range files {
		list := h.authorsOf(path)
		left[i] = len(list)
		if !slices.ContainsFunc(list, h.isActive) {
			t.Inactive++
		}
		for _, who := range list {
			owned[who] = append(owned[who], i)
		}
	}
	order := h.byFiles(owned)
	for _, who := range order {
		count := len(owned[who])
		t.Authors = append(t.Authors, TruckAuthor{
			Person: h.who.people[who], Files: count, Share: float64(count) / float64(len(files)), Active: h.isActive(who),
		})
	}
	t.Factor = factor(order, owned, left)
	return t
}

// byFiles orders authors by their number of files; of equals the one who was
// met first comes first.
func (h *History) byFiles(owned map[int][]int) []int {
	var order []int
	for who := range owned {
		order = append(order, who)
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(len(owned[b]), len(owned[a])), cmp.Compare(a, b))
	})
	return order
}

// factor lets authors leave in order. left is how many authors each file has.
func factor(order []int, owned map[int][]int, left []int) int {
	covered := 0
	for _, count := range left {
		if count > 0 {
			covered++
		}
	}
	gone := 0
	for _, who := range order {
		if 2*covered < len(left) {
			break
		}
		gone++
		for _, i := range owned[who] {
			if left[i]--; left[i] == 0 {
				covered--
			}
		}
	}
	return gone
}
