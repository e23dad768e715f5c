package html

import (
	"fmt"

	"github.com/debtscan/debtscan/debt"
)

// chart is the geometry of the chart of a trend, in pixels: open findings as a
// line over an area, and below it what opened and closed as bars up and down.
type chart struct {
	ID, Title, Desc string
	Width, Height   int
	Left, Right     float64 // of the plot
	Line, Area      string
	Grid            []tick // heights, with their numbers
	Dates           []tick
	Dots            []dot
	Bars            []bar
	Zero            float64 // height of the line between opened and closed
	Captions        []tick
}

type tick struct {
	At     float64
	Text   string
	Anchor string // of dates: "start", "middle" or "end"
}

// dot is one run. An incomplete one is drawn hollow.
type dot struct {
	X, Y    float64
	Hollow  bool
	Caption string
}

type bar struct {
	X, Y, Width, Height float64
	Closed              bool
}

const (
	chartMargin = 52 // left of the plot, for numbers
	barsHeight  = 72 // of the lower part, captions included
	datesHeight = 22
)

func newChart(id string, points []debt.TrendPoint, width, height int) chart {
	c := chart{ID: id, Width: width, Height: height, Left: chartMargin, Right: float64(width) - 12}
	c.Title = "Open findings over time"
	c.Desc = trendSummary(points) + " Bars below show how many opened and closed at each run. A table with all numbers follows."
	at := times(points)
	low, high := bounds(at)
	across := axis{low, high, c.Left + 6, c.Right - 6}
	x := make([]float64, len(points))
	for i := range at {
		x[i] = across.at(at[i])
	}
	c.drawOpen(points, x)
	c.drawMoves(points, x)
	c.drawDates(points, x)
	return c
}

// drawOpen draws the line of open findings, its area and its grid.
func (c *chart) drawOpen(points []debt.TrendPoint, x []float64) {
	most := 1
	for _, p := range points {
		most = max(most, p.Open)
	}
	grid := steps(most)
	up := axis{0, float64(grid[len(grid)-1]), float64(c.Height - datesHeight - barsHeight), 14}
	for _, v := range grid {
		c.Grid = append(c.Grid, tick{At: up.at(float64(v)), Text: number(v)})
	}
	y := make([]float64, len(points))
	for i, p := range points {
		y[i] = up.at(float64(p.Open))
		c.Dots = append(c.Dots, dot{x[i], y[i], !p.Complete, pointCaption(p)})
	}
	c.Line = path(x, y)
	bottom := pixels(up.at(0))
	c.Area = c.Line + "L" + pixels(x[len(x)-1]) + " " + bottom + "L" + pixels(x[0]) + " " + bottom + "Z"
}

func pointCaption(p debt.TrendPoint) string {
	text := fmt.Sprintf("%s: %s, %s opened, %s closed", day(p.AsOf), count(p.Open, "open finding"),
		number(total(p.Opened)), number(total(p.Closed)))
	if !p.Complete {
		text += "; the run was not complete"
	}
	return text
}

// drawMoves draws what opened and closed, both to one scale.
func (c *chart) drawMoves(points []debt.TrendPoint, x []float64) {
	top := float64(c.Height-datesHeight-barsHeight) + 20
	bottom := float64(c.Height - datesHeight)
	c.Zero = tenth((top + bottom) / 2)
	most := 1
	for _, p := range points {
		most = max(most, total(p.Opened), total(p.Closed))
	}
	scale := (bottom - top) / 2 / float64(most)
	width := tenth(min(10, max(1, (c.Right-c.Left)/float64(len(points))*0.6)))
	for i, p := range points {
		if n := total(p.Opened); n > 0 {
			h := tenth(float64(n) * scale)
			c.Bars = append(c.Bars, bar{tenth(x[i] - width/2), tenth(c.Zero - h), width, h, false})
		}
		if n := total(p.Closed); n > 0 {
			c.Bars = append(c.Bars, bar{tenth(x[i] - width/2), c.Zero, width, tenth(float64(n) * scale), true})
		}
	}
	c.Captions = []tick{{At: tenth(c.Zero - 8), Text: "opened"}, {At: tenth(c.Zero + 16), Text: "closed"}}
}

// drawDates names the first and the last day, and those between that have room.
func (c *chart) drawDates(points []debt.TrendPoint, x []float64) {
	const room = 112
	last := len(points) - 1
	c.Dates = []tick{{x[0], day(points[0].AsOf), "start"}}
	taken := x[0] + room/2
	for i := 1; i < last; i++ {
		if x[i]-taken >= room && x[last]-x[i] >= room*1.15 {
			c.Dates = append(c.Dates, tick{x[i], day(points[i].AsOf), "middle"})
			taken = x[i]
		}
	}
	c.Dates = append(c.Dates, tick{x[last], day(points[last].AsOf), "end"})
}

// spark is a small chart without words, from zero to its own largest number.
type spark struct{ ID, Title, Line, Area string }

const (
	sparkWidth  = 200
	sparkHeight = 44
)

func newSpark(id, name string, points []debt.TrendPoint) spark {
	most := 1
	for _, p := range points {
		most = max(most, p.Open)
	}
	at := times(points)
	low, high := bounds(at)
	across, up := axis{low, high, 1, sparkWidth - 1}, axis{0, float64(most), sparkHeight - 1, 3}
	x, y := make([]float64, len(points)), make([]float64, len(points))
	for i, p := range points {
		x[i], y[i] = across.at(at[i]), up.at(float64(p.Open))
	}
	bottom := pixels(sparkHeight - 1)
	line := path(x, y)
	return spark{
		ID: id, Line: line,
		Title: fmt.Sprintf("%s: from %s to %s", name, count(points[0].Open, "open finding"), number(points[len(points)-1].Open)),
		Area:  line + "L" + pixels(x[len(x)-1]) + " " + bottom + "L" + pixels(x[0]) + " " + bottom + "Z",
	}
}
