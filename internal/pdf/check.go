package pdf

import (
	"fmt"
	"math"

	"briefdeck/internal/frame"
)

const (
	farthest  = 1e6 // units; farther out is a mistake of layout
	maxNested = 64  // groups in groups
)

// checkFrame refuses what a page cannot show.
func checkFrame(f *frame.Frame) error {
	if f == nil {
		return fmt.Errorf("no frame: %w", ErrUndrawable)
	}
	w, h := f.W*f.Point, f.H*f.Point
	inRange := func(v float64) bool { return v >= minPage && v <= maxPage }
	if !inRange(w) || !inRange(h) || f.Point < 1e-3 || f.Point > 1e3 {
		return fmt.Errorf("size %g × %g points, want %d to %d: %w", w, h, minPage, maxPage, ErrUndrawable)
	}
	for _, l := range f.Links {
		if err := finite("link", l.Box.X, l.Box.Y, l.Box.W, l.Box.H); err != nil {
			return err
		}
	}
	for _, m := range f.Marks {
		if err := finite("mark "+m.ID, m.At.X, m.At.Y); err != nil {
			return err
		}
	}
	return checkItems(f.Items, 0)
}

func checkItems(items []frame.Item, depth int) error {
	if depth > maxNested {
		return fmt.Errorf("groups nested more than %d deep: %w", maxNested, ErrUndrawable)
	}
	for _, it := range items {
		var err error
		switch it := it.(type) {
		case *frame.Path:
			err = checkPath(it)
		case *frame.Text:
			err = checkText(it)
		case *frame.Image:
			err = finite("image", it.Box.X, it.Box.Y, it.Box.W, it.Box.H)
		case *frame.Group:
			if err = checkSegs("clip", it.Clip); err == nil {
				err = checkItems(it.Items, depth+1)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func checkPath(p *frame.Path) error {
	if err := checkSegs("path", p.Segs); err != nil {
		return err
	}
	if err := checkGradient(p.Fill.Gradient); err != nil {
		return err
	}
	return checkStroke(p.Stroke)
}

func checkText(t *frame.Text) error {
	if err := finite(fmt.Sprintf("text %.40q", t.Text), t.At.X, t.At.Y, t.Size, t.Rotate, t.Tracking); err != nil {
		return err
	}
	return checkStroke(t.Halo)
}

func checkStroke(s frame.Stroke) error {
	if err := finite("stroke", s.Width, s.DashPhase); err != nil {
		return err
	}
	if err := finite("dash", s.Dash...); err != nil {
		return err
	}
	return checkGradient(s.Paint.Gradient)
}

func checkGradient(g *frame.Gradient) error {
	if g == nil {
		return nil
	}
	for _, s := range g.Stops {
		if err := finite("gradient stop", s.Offset); err != nil {
			return err
		}
	}
	return finite("gradient", g.From.X, g.From.Y, g.To.X, g.To.Y, g.Radius)
}

func checkSegs(what string, segs []frame.Seg) error {
	for i := range segs {
		for _, p := range segs[i].P[:points(segs[i].Op)] {
			if !isNear(p.X) || !isNear(p.Y) {
				return fmt.Errorf("%s at (%g, %g): %w", what, p.X, p.Y, ErrUndrawable)
			}
		}
	}
	return nil
}

// points is how many of a segment's points its operation uses.
func points(op frame.Op) int {
	switch op {
	case frame.MoveTo, frame.LineTo:
		return 1
	case frame.CubicTo:
		return 3
	}
	return 0
}

func isNear(v float64) bool { return math.Abs(v) <= farthest } // false for NaN

func finite(what string, vs ...float64) error {
	for _, v := range vs {
		if !isNear(v) {
			return fmt.Errorf("%s with %g: %w", what, v, ErrUndrawable)
		}
	}
	return nil
}
