package debt

// History is what commits tell about the repository as a whole.
type History struct {
	Complete  bool    `json:"complete"`           // false when its beginning is missing, or all of it
	Commits   int     `json:"commits"`            // up to the scan's moment
	FirstAt   string  `json:"first_at,omitempty"` // RFC 3339, of the earliest commit
	LastAt    string  `json:"last_at,omitempty"`  // of the latest
	People    int     `json:"people"`             // who made commits; automation is not counted
	Active    int     `json:"active"`             // of People, those with a commit in the last 365 days
	Groups    int     `json:"groups"`             // of two or more active people who know two or more units together, and share no unit with other groups
	Truck     int     `json:"truck_factor"`       // people who would have to leave for half of the files to lose all authors
	TopShare  float64 `json:"top_share"`          // of files, of the author of most; 0 to 1
	Forgotten float64 `json:"forgotten_share"`    // of files, those without an author who was active in the last 365 days
}
